import type { NoSale } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { ArticleState } from "./article.ts";
import { noSaleOf, noSaleOn, type StoreDay } from "./no-sale.ts";

/** `noSale`: when and why the store may not sell it; `sellable`: that it may on the day. */
export type SellableArticle = Row & { noSale: NoSale[]; sellable: boolean };
type Row = { articleId: string; state: ArticleState; changedXid: string };

const columns = sql`article_id as "articleId", state, changed_xid::text as "changedXid"`;

function judge(row: Row, place: StoreDay): SellableArticle {
  const noSale = noSaleOf(row.state, place);
  return { ...row, noSale, sellable: noSaleOn(noSale, place.day) === undefined };
}

/**
 * What a store sells, now or later, by article number, page by page. What is blocked or flagged is there as well: a till that
 * begins says why at the scan, and sells it offline from the day that it may.
 */
export async function readSellable(
  db: Db,
  place: StoreDay,
  { after, limit }: { after: string; limit: number },
): Promise<SellableArticle[]> {
  const { rows } = await sql<Row>`
    select ${columns} from catalog.article
    where article_id > ${after} and exists (select from catalog.listing
      where store_id = ${place.storeId} and listing.article_id = article.article_id and valid_to >= ${place.day}::date)
    order by article_id limit ${limit}`.execute(db);
  return rows.map((row) => judge(row, place));
}

/** Articles that changed from a transaction on, those that the store may not sell included. */
export async function readChanged(
  db: Db,
  place: StoreDay,
  { since, after, limit }: { since: string; after: string; limit: number },
): Promise<SellableArticle[]> {
  const { rows } = await sql<Row>`
    select ${columns} from catalog.article
    where changed_xid >= ${since}::xid8 and article_id > ${after} order by article_id limit ${limit}`.execute(db);
  return rows.map((row) => judge(row, place));
}

export async function readByIds(db: Db, place: StoreDay, ids: readonly string[]): Promise<SellableArticle[]> {
  const { rows } = await sql<Row>`
    select ${columns} from catalog.article
    where article_id = any(${ids}) order by article_id`.execute(db);
  return rows.map((row) => judge(row, place));
}

export type Category = { categoryId: string; parentId: string | null; names: Record<string, string> };

export async function readCategories(
  db: Db,
  { since, after, limit }: { since: string | undefined; after: string; limit: number },
): Promise<Category[]> {
  const { rows } = await sql<Category>`
    select category_id as "categoryId", parent_id as "parentId", names from catalog.category
    where category_id > ${after} and ${since === undefined ? sql`true` : sql`changed_xid >= ${since}::xid8`}
    order by category_id limit ${limit}`.execute(db);
  return rows;
}

const MOST_CATEGORIES = 100_000;

/** Every category with the one above it. */
export async function readTree(db: Db): Promise<Omit<Category, "names">[]> {
  const { rows } = await sql<Omit<Category, "names">>`
    select category_id as "categoryId", parent_id as "parentId" from catalog.category
    order by category_id limit ${MOST_CATEGORIES}`.execute(db);
  return rows;
}
