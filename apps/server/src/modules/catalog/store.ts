import { sql } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import { copyRows } from "../../bulk/copy-rows.ts";
import type { ArticleState } from "./article.ts";
import { isWithdrawn } from "./article.ts";

/** The state is read from its text only where somebody asks: most articles of a repetition are unchanged. */
export type KnownArticle = { changeNumber: number | undefined; stateText: string; state(): ArticleState };

export async function readKnownArticles({ db }: Bulk, ids: readonly string[]): Promise<Map<string, KnownArticle>> {
  const { rows } = await sql<{ id: string; number: number | null; text: string }>`
    select article_id as id, change_number as number, state::text as text
    from catalog.article where article_id = any(${ids})`.execute(db);
  return new Map(
    rows.map(({ id, number, text }) => {
      let state: ArticleState | undefined;
      const read = () => (state ??= JSON.parse(text) as ArticleState);
      return [id, { changeNumber: number ?? undefined, stateText: text, state: read }];
    }),
  );
}

export type ArticleRow = {
  articleId: string;
  changeNumber: number | undefined;
  state: ArticleState;
  stateText: string;
  before: ArticleState | undefined;
};

/** New rows in place of old ones: one way for created and changed articles, and COPY for both. */
export async function replaceArticles(bulk: Bulk, rows: readonly ArticleRow[]): Promise<void> {
  await deleteArticles(
    bulk,
    rows.filter((row) => row.before !== undefined),
  );
  await copyRows(
    bulk,
    "catalog.article",
    ["article_id", "change_number", "state", "withdrawn"],
    rows.map((row) => [row.articleId, row.changeNumber, row.stateText, isWithdrawn(row.state)]),
  );
  await copyRows(bulk, "catalog.gtin", ["gtin", "article_id", "unit"], rows.flatMap(gtinRows));
  await copyRows(
    bulk,
    "catalog.listing",
    ["store_id", "article_id", "valid_from", "valid_to", "blocked"],
    rows.flatMap(({ articleId, state }) =>
      state.listings.map(({ storeId, from, to, blocked }) => [storeId, articleId, from, to, blocked]),
    ),
  );
}

function gtinRows({ articleId, state }: { articleId: string; state: ArticleState }): [string, string, string][] {
  return state.units.flatMap(({ unit, gtins }) =>
    [...new Set(gtins)].map((gtin): [string, string, string] => [gtin, articleId, unit]),
  );
}

/** The lookups have no index by article: the state before says where their rows are. */
async function deleteArticles({ db }: Bulk, rows: readonly ArticleRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from catalog.article where article_id = any(${rows.map((row) => row.articleId)})`.execute(db);
  const before = rows.map((row) => ({ articleId: row.articleId, state: row.before as ArticleState }));
  const gtins = before.flatMap(gtinRows);
  await sql`delete from catalog.gtin using unnest(${gtins.map(([gtin]) => gtin)}::text[], ${gtins.map(([, id]) => id)}::text[]) as old (gtin, id)
    where gtin.gtin = old.gtin and gtin.article_id = old.id`.execute(db);
  const listings = before.flatMap(({ articleId, state }) => state.listings.map(({ storeId }) => [storeId, articleId]));
  await sql`delete from catalog.listing using unnest(${listings.map(([store]) => store)}::text[], ${listings.map(([, id]) => id)}::text[]) as old (store, id)
    where listing.store_id = old.store and listing.article_id = old.id`.execute(db);
}

/** Leaves the change mark alone: nothing that a till would have to hear of. */
export async function noteChangeNumbers(
  { db }: Bulk,
  articles: readonly { articleId: string; changeNumber: number | undefined }[],
): Promise<void> {
  const numbered = articles.filter((article) => article.changeNumber !== undefined);
  if (numbered.length === 0) return;
  const ids = numbered.map((article) => article.articleId);
  const numbers = numbered.map((article) => article.changeNumber);
  await sql`update catalog.article set change_number = sent.number
    from unnest(${ids}::text[], ${numbers}::bigint[]) as sent (id, number) where article_id = sent.id`.execute(db);
}

export type CategoryRow = { categoryId: string; parentId: string | null; names: string };

export async function readKnownCategories({ db }: Bulk, ids: readonly string[]): Promise<Map<string, CategoryRow>> {
  const { rows } = await sql<CategoryRow>`
    select category_id as "categoryId", parent_id as "parentId", names::text as names
    from catalog.category where category_id = any(${ids})`.execute(db);
  return new Map(rows.map((row) => [row.categoryId, row]));
}

export async function upsertCategories({ db }: Bulk, categories: readonly CategoryRow[]): Promise<void> {
  await sql`insert into catalog.category (category_id, parent_id, names)
    select id, parent, names::json from unnest(
      ${categories.map((category) => category.categoryId)}::text[],
      ${categories.map((category) => category.parentId)}::text[],
      ${categories.map((category) => category.names)}::text[]) as sent (id, parent, names)
    on conflict (category_id) do update
      set parent_id = excluded.parent_id, names = excluded.names, changed_xid = pg_current_xact_id()`.execute(db);
}
