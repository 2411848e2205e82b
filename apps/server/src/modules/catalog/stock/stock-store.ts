import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

/** Stock of a plant in the base unit, and what the stock changed by that the ERP had not posted when it was asked. */
export type PlantStock = {
  plant: string;
  quantityMilli: number;
  unpostedMilli: number;
  /** Left out: the figure was kept before locations were. */
  locations?: LocationStock[];
};
export type LocationStock = { storageLocation: string; quantityMilli: number };
export type SeenStock = { asOf: Date; unit: string; plants: PlantStock[] };

export async function findSeen(db: Db, articleId: string): Promise<SeenStock | undefined> {
  const { rows } = await sql<SeenStock>`
    select as_of as "asOf", unit, plants from catalog.stock_seen where article_id = ${articleId}`.execute(db);
  return rows[0];
}

/** An answer that was overtaken by a later one is not kept. */
export async function upsertSeen(db: Db, articleId: string, { asOf, unit, plants }: SeenStock): Promise<void> {
  await sql`
    insert into catalog.stock_seen as known (article_id, as_of, unit, plants)
    values (${articleId}, ${asOf}, ${unit}, ${JSON.stringify(plants)})
    on conflict (article_id) do update set as_of = excluded.as_of, unit = excluded.unit, plants = excluded.plants
    where known.as_of < excluded.as_of`.execute(db);
}
