import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { withoutNulls } from "../books/index.ts";
import type { RegularPrice } from "./price.ts";

export type ArticlePrice = RegularPrice & {
  priceId: string;
  fromBook: number;
  toBook: number | undefined;
  /** In the current book, and of today by the given day. */
  validToday: boolean;
};

const MOST_ROWS = 1000;

/** Every price an article has or had, the latest first. */
export async function readArticlePrices(
  db: Db,
  articleId: string,
  { book, day }: { book: number; day: string },
): Promise<ArticlePrice[]> {
  const { rows } = await sql<ArticlePrice>`
    select price_id::text as "priceId", unit, store_id as "storeId", price_list as "priceList",
      sales_organisation as "salesOrganisation", distribution_channel as "distributionChannel", valid_from as "from", valid_to as "to",
      currency, amount_minor as "amountMinor", per_milli as "perMilli", from_quantity_milli as "fromQuantityMilli",
      from_book as "fromBook", to_book as "toBook",
      from_book <= ${book} and (to_book is null or to_book > ${book}) and ${day}::date between valid_from and valid_to as "validToday"
    from prices.price where article_id = ${articleId} order by prices.price.price_id desc limit ${MOST_ROWS}`.execute(
    db,
  );
  return rows.map(withoutNulls);
}
