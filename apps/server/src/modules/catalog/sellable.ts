import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { ArticleState } from "./article.ts";

/** A store on one day of its own calendar. */
export type StoreDay = { storeId: string; day: string };
export type SellableArticle = { articleId: string; state: ArticleState; sellable: boolean };

const listedThere = ({ storeId, day }: StoreDay) => sql<boolean>`exists (
  select from catalog.listing where store_id = ${storeId} and listing.article_id = article.article_id
    and not blocked and ${day}::date between valid_from and valid_to)`;

/** What a store may sell on a day, by article number, page by page. */
export async function readSellable(
  db: Db,
  place: StoreDay,
  { after, limit }: { after: string; limit: number },
): Promise<SellableArticle[]> {
  const { rows } = await sql<SellableArticle>`
    select article_id as "articleId", state, true as sellable from catalog.article
    where article_id > ${after} and not withdrawn and ${listedThere(place)}
    order by article_id limit ${limit}`.execute(db);
  return rows;
}

/** Articles that changed from a transaction on, those that the store may not sell included. */
export async function readChanged(
  db: Db,
  place: StoreDay,
  { since, after, limit }: { since: string; after: string; limit: number },
): Promise<SellableArticle[]> {
  const { rows } = await sql<SellableArticle>`
    select article_id as "articleId", state, not withdrawn and ${listedThere(place)} as sellable from catalog.article
    where changed_xid >= ${since}::xid8 and article_id > ${after} order by article_id limit ${limit}`.execute(db);
  return rows;
}

export async function readByIds(db: Db, place: StoreDay, ids: readonly string[]): Promise<SellableArticle[]> {
  const { rows } = await sql<SellableArticle>`
    select article_id as "articleId", state, not withdrawn and ${listedThere(place)} as sellable from catalog.article
    where article_id = any(${ids}) order by article_id`.execute(db);
  return rows;
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
