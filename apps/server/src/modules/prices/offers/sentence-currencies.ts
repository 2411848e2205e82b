import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Spoken } from "./sentences.ts";

/** Amounts whose currency nobody knows stand without a sign. */
const UNKNOWN = "";

/**
 * Offers are in the company's currency. Promotions of other systems name no currency: it is that of their stores, and of stores that
 * are not ours that of the prices sent for them.
 */
export async function readCurrencies(
  db: Db,
  stores: readonly { storeId: string; currency: string }[],
  spoken: readonly Spoken[],
): Promise<(each: Spoken) => string> {
  const company = stores[0]?.currency ?? UNKNOWN;
  const known = new Map(stores.map(({ storeId, currency }) => [storeId, currency]));
  const foreign = spoken.flatMap((each) => storesOf(each).filter((storeId) => !known.has(storeId)));
  for (const { storeId, currency } of await readPriceCurrencies(db, [...new Set(foreign)]))
    known.set(storeId, known.has(storeId) ? UNKNOWN : currency);
  return (each) => {
    const currencies = new Set(storesOf(each).map((storeId) => known.get(storeId) ?? UNKNOWN));
    if (currencies.size === 0) return company;
    return currencies.size === 1 ? ([...currencies][0] ?? UNKNOWN) : UNKNOWN;
  };
}

const storesOf = (each: Spoken): readonly string[] => (each.kind === "promotion" ? (each.promotion.stores ?? []) : []);

async function readPriceCurrencies(db: Db, storeIds: readonly string[]) {
  if (storeIds.length === 0) return [];
  const { rows } = await sql<{ storeId: string; currency: string }>`
    select distinct store_id as "storeId", currency from prices.price
    where store_id = any(${storeIds}) and to_book is null`.execute(db);
  return rows;
}
