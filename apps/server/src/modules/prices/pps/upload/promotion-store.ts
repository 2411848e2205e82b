import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../../../bulk/bulk-transaction.ts";
import type { PpsPromotion } from "../rop/pps-promotion.ts";

/** As they stand now, staged ones included. */
export async function readStagedPromotions({ db }: Bulk, ids: readonly string[]): Promise<Map<string, PpsPromotion>> {
  const { rows } = await sql<{ id: string; content: PpsPromotion }>`
    select promotion_id as id, content from prices.promotion where promotion_id = any(${[...ids]}) and to_book is null`.execute(
    db,
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Ids that offers of the app have, drafts included: what a person wrote and another approved is not another system's to change. */
export async function readOwnOfferIds({ db }: Bulk, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select offer_id as id from prices.offer where offer_id = any(${[...ids]})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** What business units have prices in, of those that have prices in one currency only. */
export async function readUnitCurrencies({ db }: Bulk, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; currency: string }>`
    select store_id as id, min(currency) as currency from prices.price
    where store_id = any(${ids}) and to_book is null group by store_id having min(currency) = max(currency)`.execute(
    db,
  );
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}
