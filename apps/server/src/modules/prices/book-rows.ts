import type { BookPrice } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Article } from "@counterfoil/pricing";
import type { Db } from "../../database.ts";
import type { ArticleFacts, RegularPrice } from "./price.ts";
import { withoutNulls } from "./store.ts";

/** What decides which prices concern a store: its own, and those of its sales organisation and channel in its currency. */
export type PricePlace = {
  storeId: string;
  salesOrganisation: string;
  distributionChannel: string;
  currency: string;
};

export type PriceStore = PricePlace & { timeZone: string };

const inBook = (book: number) => sql`from_book <= ${book} and (to_book is null or to_book > ${book})`;
const changedSince = (since: number): RawBuilder<unknown> => (since === 0 ? sql`true` : sql`from_book > ${since}`);

const concerns = (place: PricePlace) => sql`currency = ${place.currency}
  and (store_id is null or store_id = ${place.storeId})
  and (sales_organisation is null or sales_organisation = ${place.salesOrganisation})
  and (distribution_channel is null or distribution_channel = ${place.distributionChannel})`;

type PriceRow = RegularPrice & { priceId: number; articleId: string };

/** The prices of a book for a store that were not in an earlier one yet; with `since` 0 all of them. By id, page by page. */
export async function readBookPrices(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: { book: number; since: number; after: number; limit: number },
): Promise<BookPrice[]> {
  const { rows } = await sql<PriceRow>`
    select price_id as "priceId", article_id as "articleId", unit, store_id as "storeId", price_list as "priceList",
      valid_from as "from", valid_to as "to", amount_minor as "amountMinor", per_milli as "perMilli",
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
    validFrom: `${row.from}T00:00:00`,
    validTo: `${row.to}T23:59:59`,
    amount: row.amountMinor,
    ...(perMilli === 1000 ? {} : { per: perMilli / 1000 }),
    ...(fromQuantityMilli === 0 ? {} : { fromQuantity: fromQuantityMilli / 1000 }),
  };
}

/** Ids of prices that were in the book `since` and are not in `book` any more. */
export async function readRemovedPrices(
  db: Db,
  place: PricePlace,
  { book, since, after, limit }: { book: number; since: number; after: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ priceId: number }>`
    select price_id as "priceId" from prices.price
    where to_book > ${since} and to_book <= ${book} and from_book <= ${since} and ${concerns(place)} and price_id > ${after}
    order by price_id limit ${limit}`.execute(db);
  return rows.map((row) => row.priceId);
}

type FactsRow = ArticleFacts & { articleId: string };
const factsColumns = sql`article_id as "articleId", base_unit as "baseUnit", tax_code as "taxCode", category_id as "categoryId",
  non_discountable as "nonDiscountable"`;

export async function readFacts(db: Db, book: number, ids: readonly string[]): Promise<Map<string, ArticleFacts>> {
  const { rows } = await sql<FactsRow>`
    select ${factsColumns} from prices.article_facts where article_id = any(${ids}) and ${inBook(book)}`.execute(db);
  return new Map(rows.map((row) => [row.articleId, withoutNulls(row)]));
}

/** Articles whose facts are other than in an earlier book. */
export async function readArticlesWithNewFacts(
  db: Db,
  { book, since, after, limit }: { book: number; since: number; after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ articleId: string }>`
    select article_id as "articleId" from prices.article_facts
    where ${inBook(book)} and from_book > ${since} and article_id > ${after} order by article_id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.articleId);
}

export async function readBookArticles(db: Db, book: number): Promise<Article[]> {
  const { rows } = await sql<FactsRow>`
    select ${factsColumns} from prices.article_facts where ${inBook(book)} order by article_id`.execute(db);
  return rows.map((row) => {
    const { articleId, baseUnit, taxCode, categoryId, nonDiscountable } = withoutNulls(row);
    return {
      articleId,
      baseUnit,
      taxCode,
      ...(categoryId === undefined ? {} : { categories: [categoryId] }),
      ...(nonDiscountable ? { nonDiscountable: true } : {}),
    };
  });
}
