import type { Bulk } from "../../bulk/bulk-transaction.ts";
import type { Db } from "../../database.ts";
import type { IncomingArticle } from "./article.ts";
import { putTax, readTaxes, type Tax } from "./taxes.ts";
import { type ArticleRefusal, applyArticles } from "./use-cases/apply-articles.ts";

export type { ArticleState, ArticleType, IncomingArticle } from "./article.ts";
export type { AppliedArticle } from "./use-cases/apply-articles.ts";

export type CatalogOptions = { db: Db };

export function createCatalog({ db }: CatalogOptions) {
  return {
    applyArticles: (bulk: Bulk, articles: readonly IncomingArticle[], refusal?: ArticleRefusal) =>
      applyArticles(bulk, articles, refusal),
    readTaxes: (transaction: Db = db) => readTaxes(transaction),
    putTax: (tax: Tax) => putTax(db, tax),
  };
}

export type Catalog = ReturnType<typeof createCatalog>;
