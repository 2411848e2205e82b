import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Price } from "./price.ts";

export const priceColumns = sql`price_id as "priceId", article_id as "articleId", site_id as "siteId", price_list as "priceList", unit,
  currency, from_quantity_milli as "fromQuantityMilli", amount_minor as "amountMinor", per_milli as "perMilli",
  valid_from as "validFrom", valid_to as "validTo"`;

export type StoredPrice = Price & { priceId: number };

export async function readPricesOf(db: Db, articleIds: string[]): Promise<StoredPrice[]> {
  const { rows } = await sql<StoredPrice>`
    select ${priceColumns} from masterdata.sales_price where article_id = any(${articleIds})
    order by article_id, site_id nulls first, price_list nulls first, unit, from_quantity_milli, valid_from`.execute(
    db,
  );
  return rows;
}

export async function deletePrices(transaction: DbTransaction, priceIds: number[]): Promise<void> {
  await sql`delete from masterdata.sales_price where price_id = any(${priceIds})`.execute(transaction);
}

export async function insertPrices(transaction: DbTransaction, prices: Price[], by: string): Promise<void> {
  await sql`
    insert into masterdata.sales_price (article_id, site_id, price_list, unit, currency, from_quantity_milli, amount_minor,
      per_milli, valid_from, valid_to, changed_at, changed_by)
    select "articleId", "siteId", "priceList", unit, currency, "fromQuantityMilli", "amountMinor", "perMilli", "validFrom", "validTo", now(), ${by}
    from json_to_recordset(${JSON.stringify(prices)}::json) as given("articleId" text, "siteId" text, "priceList" text, unit text,
      currency text, "fromQuantityMilli" bigint, "amountMinor" bigint, "perMilli" bigint, "validFrom" date, "validTo" date)`.execute(
    transaction,
  );
}
