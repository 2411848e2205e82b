import type { BookPrice } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { RegularPrice } from "../regular/index.ts";
import { type BookPage, changedSince, fromSource, inBook, type PricePlace, withoutNulls } from "./place.ts";

const concerns = (place: PricePlace) => sql`currency = ${place.currency}
  and (store_id is null or store_id = ${place.storeId})
  and (sales_organisation is null or sales_organisation = ${place.salesOrganisation})
  and (distribution_channel is null or distribution_channel = ${place.distributionChannel})
  and (classification is null or classification = ${place.net ? "net" : "gross"})
  and ${fromSource(place)}`;

type PriceRow = RegularPrice & { priceId: number; articleId: string; fromTime: string; toTime: string };

/** The prices of a book for a store that were not in an earlier one yet; with `since` 0 all of them. By id, page by page. */
export async function readBookPrices(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: BookPage<number>,
): Promise<BookPrice[]> {
  const { rows } = await sql<PriceRow>`
    select price_id as "priceId", article_id as "articleId", unit, store_id as "storeId", price_list as "priceList",
      valid_from as "from", valid_to as "to", from_time as "fromTime", to_time as "toTime", amount_minor as "amountMinor", per_milli as "perMilli",
      from_quantity_milli as "fromQuantityMilli"
    from prices.price
    where ${inBook(book)} and ${changedSince(since)} and ${concerns(place)} and price_id > ${after}
    order by price_id limit ${limit}`.execute(db);
  return rows.map(toBookPrice);
}

function toBookPrice(row: PriceRow): BookPrice {
  const { storeId, priceList, perMilli, fromQuantityMilli } = withoutNulls(row);
  return {
    priceId: String(row.priceId),
    articleId: row.articleId,
    unit: row.unit,
    ...(storeId === undefined ? {} : { stores: [storeId] }),
    ...(priceList === undefined ? {} : { priceList }),
    validFrom: `${row.from}T${row.fromTime}`,
    validTo: `${row.to}T${row.toTime}`,
    amount: row.amountMinor,
    ...(perMilli === 1000 ? {} : { per: perMilli / 1000 }),
    ...(fromQuantityMilli === 0 ? {} : { fromQuantity: fromQuantityMilli / 1000 }),
  };
}

/** Ids of prices that were in the book `since` and are not in `book` any more. */
export async function readRemovedPrices(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: BookPage<number>,
): Promise<number[]> {
  const { rows } = await sql<{ priceId: number }>`
    select price_id as "priceId" from prices.price
    where to_book > ${since} and to_book <= ${book} and from_book <= ${since} and ${concerns(place)} and price_id > ${after}
    order by price_id limit ${limit}`.execute(db);
  return rows.map((row) => row.priceId);
}
