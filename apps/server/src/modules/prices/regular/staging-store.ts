import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { copyRows } from "../../../bulk/copy-rows.ts";
import { withoutNulls } from "../books/index.ts";
import type { ArticleFacts, RegularPrice } from "./price.ts";

export type KnownPrice = RegularPrice & { priceId: number; articleId: string; fromBook: number };

const priceColumns = sql`price_id as "priceId", article_id as "articleId", unit, store_id as "storeId", price_list as "priceList",
  sales_organisation as "salesOrganisation", distribution_channel as "distributionChannel", valid_from as "from", valid_to as "to",
  currency, amount_minor as "amountMinor", per_milli as "perMilli", from_quantity_milli as "fromQuantityMilli", from_book as "fromBook"`;

/** The prices that hold now, staged ones included; those of other systems are not the ERP's to end. */
export async function readKnownPrices({ db }: Bulk, ids: readonly string[]): Promise<Map<string, KnownPrice[]>> {
  const { rows } = await sql<KnownPrice>`
    select ${priceColumns} from prices.price where article_id = any(${ids}) and to_book is null and source_system is null
    order by price_id`.execute(db);
  return Map.groupBy(rows.map(withoutNulls), (row) => row.articleId);
}

/** A staged price that is taken back was never in a book; a published one stays in the books it is in. */
export async function endPrices({ db }: Bulk, ids: readonly number[], nextBook: number): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from prices.price where price_id = any(${ids}) and from_book = ${nextBook}`.execute(db);
  await sql`update prices.price set to_book = ${nextBook} where price_id = any(${ids})`.execute(db);
}

export async function stagePrices(
  bulk: Bulk,
  prices: readonly { articleId: string; price: RegularPrice }[],
  nextBook: number,
): Promise<void> {
  await copyRows(
    bulk,
    "prices.price",
    [
      "article_id, unit, store_id, price_list, sales_organisation, distribution_channel, valid_from, valid_to",
      "currency, amount_minor, per_milli, from_quantity_milli, from_book",
    ],
    prices.map(({ articleId, price }) => [
      articleId,
      price.unit,
      price.storeId,
      price.priceList,
      price.salesOrganisation,
      price.distributionChannel,
      price.from,
      price.to,
      price.currency,
      price.amountMinor,
      price.perMilli,
      price.fromQuantityMilli,
      nextBook,
    ]),
  );
}

export type KnownFacts = ArticleFacts & { articleId: string; fromBook: number };

export async function readKnownFacts({ db }: Bulk, ids: readonly string[]): Promise<Map<string, KnownFacts>> {
  const { rows } = await sql<KnownFacts>`
    select article_id as "articleId", from_book as "fromBook", base_unit as "baseUnit", tax_code as "taxCode",
      category_id as "categoryId", non_discountable as "nonDiscountable", attributes, min_price_minor as "minPriceMinor"
    from prices.article_facts where article_id = any(${ids}) and to_book is null`.execute(db);
  return new Map(rows.map((row) => [row.articleId, withoutNulls(row)]));
}

export async function replaceFacts(
  bulk: Bulk,
  facts: readonly { articleId: string; facts: ArticleFacts; known: KnownFacts | undefined }[],
  nextBook: number,
): Promise<void> {
  const replaced = facts.filter(({ known }) => known !== undefined).map(({ articleId }) => articleId);
  if (replaced.length > 0) {
    await sql`delete from prices.article_facts where article_id = any(${replaced}) and from_book = ${nextBook}`.execute(
      bulk.db,
    );
    await sql`update prices.article_facts set to_book = ${nextBook}
      where article_id = any(${replaced}) and to_book is null`.execute(bulk.db);
  }
  await copyRows(
    bulk,
    "prices.article_facts",
    ["article_id, from_book, base_unit, tax_code, category_id, non_discountable, attributes, min_price_minor"],
    facts.map(({ articleId, facts: { attributes, ...facts } }) => [
      articleId,
      nextBook,
      facts.baseUnit,
      facts.taxCode,
      facts.categoryId,
      facts.nonDiscountable,
      attributes === undefined ? undefined : JSON.stringify(attributes),
      facts.minPriceMinor,
    ]),
  );
}
