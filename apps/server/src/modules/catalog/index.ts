import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db } from "../../database.ts";
import { type IncomingArticle, textOf } from "./article.ts";
import { articlesByGtin, articlesById, searchArticles } from "./find-articles.ts";
import type { StoreDay } from "./no-sale.ts";
import { readByIds, readCategories, readChanged, readSellable, readTree } from "./sellable.ts";
import { putTax, readTaxes, type Tax } from "./taxes.ts";
import { type ArticleRefusal, applyArticles } from "./use-cases/apply-articles.ts";

export type { ArticleState, ArticleType, IncomingArticle } from "./article.ts";
export { dayIn, noSaleOn, type StoreDay } from "./no-sale.ts";
export { registerCatalogRoutes } from "./routes.ts";
export type { SellableArticle } from "./sellable.ts";
export type { AppliedArticle } from "./use-cases/apply-articles.ts";

export type CatalogOptions = {
  db: Db;
  /** Tax rates belong to price books: a change of one makes a new book. */
  taxesChanged: (db: Db) => Promise<void>;
};

/** Articles, categories, listings and taxes. */
export function createCatalog(options: CatalogOptions) {
  const { db } = options;
  return {
    applyArticles: (bulk: Bulk, articles: readonly IncomingArticle[], refusal?: ArticleRefusal) =>
      applyArticles(bulk, articles, refusal),
    articlesById: (ids: readonly string[]) => articlesById(db, ids),
    /** What people call articles; those without a text are left out. */
    namesOf: async (ids: readonly string[], language: string): Promise<Map<string, string>> => {
      const known = await articlesById(db, ids);
      return new Map([...known].flatMap(([id, { state }]) => [[id, textOf(state, language) ?? id] as const]));
    },
    articlesByGtin: (gtin: string) => articlesByGtin(db, gtin),
    articleIdsByGtin: async (gtin: string) => (await articlesByGtin(db, gtin)).map(({ articleId }) => articleId),
    searchArticles: (query: Parameters<typeof searchArticles>[1]) => searchArticles(db, query),
    /** What a store may sell on a day; with `since`, or for given ids, also what it may not. */
    readSellable: (place: StoreDay, page: { after: string; limit: number }) => readSellable(db, place, page),
    readChanged: (place: StoreDay, page: Parameters<typeof readChanged>[2]) => readChanged(db, place, page),
    readByIds: (place: StoreDay, ids: readonly string[]) => readByIds(db, place, ids),
    readCategories: (page: Parameters<typeof readCategories>[1]) => readCategories(db, page),
    readTree: (within: Db = db) => readTree(within),
    readTaxes: (within: Db = db) => readTaxes(within),
    putTax: async (tax: Tax, actor: Actor) => {
      await inTransaction(db, async (transaction) => {
        const before = (await readTaxes(transaction)).find(({ code }) => code === tax.code);
        await putTax(transaction, tax);
        const change = { objectType: "tax", objectId: tax.code, detail: { before, after: tax } };
        await recordChange(transaction, { actor, action: "tax.saved", ...change });
        await options.taxesChanged(transaction);
      });
    },
  };
}

export type Catalog = ReturnType<typeof createCatalog>;
