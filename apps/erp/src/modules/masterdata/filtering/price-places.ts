import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type ReplicatedType, readPriceScopes } from "../queries/for-replication.ts";
import { isChosen } from "./criteria-sql.ts";
import type { Criterion } from "./criterion.ts";
import { placeFieldOf } from "./fields.ts";

/** The stores, or the price lists, that prices of a type are for, and of which of them the filter sends the prices. */
export async function readPricePlaces(
  db: Db,
  type: ReplicatedType,
  criteria: readonly Criterion[],
): Promise<{ all: string[]; chosen: string[] }> {
  const scopes = await readPriceScopes(db);
  const all = type === "salesPrice" ? scopes.storeIds : type === "priceListPrice" ? scopes.priceLists : [];
  const field = placeFieldOf(type);
  const lines = criteria.filter((criterion) => criterion.field === field);
  if (lines.length === 0) return { all, chosen: all };
  const { rows } = await sql<{ place: string }>`
    select place from unnest(${all}::text[]) with ordinality as places(place, position)
    where ${isChosen("code", lines)(sql`place`)} order by position`.execute(db);
  return { all, chosen: rows.map(({ place }) => place) };
}
