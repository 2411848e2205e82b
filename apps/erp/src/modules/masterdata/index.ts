import type { Db } from "../../database.ts";
import { readTaxRates, readValueLists, type Texts, upsertValue } from "./customizing.ts";
import { readNumberRanges } from "./number-ranges.ts";
import { type ArticleSearch, readArticle, readArticleFacts, readUnits, searchArticles } from "./queries/articles.ts";
import { type PartnerSearch, readBusinessPartner, searchBusinessPartners } from "./queries/business-partners.ts";
import { readChanges } from "./queries/changes.ts";
import {
  countChanged,
  type ReplicatedType,
  readArticlesToSend,
  readCategoryPaths,
  readHighestChange,
  readPartnersToSend,
  type Slice,
} from "./queries/for-replication.ts";
import { type PriceSearch, searchPrices } from "./queries/prices.ts";
import { readCategories, readSiteFacts, readSites } from "./queries/sites.ts";
import { upsertArticles } from "./use-cases/upsert-articles.ts";
import { upsertBusinessPartners } from "./use-cases/upsert-business-partners.ts";
import { upsertCategories } from "./use-cases/upsert-categories.ts";
import { removePrice, upsertPrices } from "./use-cases/upsert-prices.ts";
import { upsertSites } from "./use-cases/upsert-sites.ts";

export type { StoredArticle } from "./article.ts";
export type { StoredPartner } from "./business-partner.ts";
export type { ArticleFacts } from "./queries/articles.ts";
export type { ReplicatedArticle, ReplicatedPartner, ReplicatedType, Slice } from "./queries/for-replication.ts";
export type { SiteFacts } from "./queries/sites.ts";
export { registerMasterDataRoutes } from "./routes.ts";
export { CHANGED_TASK } from "./write-objects.ts";

/** Partners, articles, prices and sites. Announces changes by the task CHANGED_TASK with the type of object. */
export function createMasterData(db: Db) {
  return {
    upsertSites: (sites: unknown[], by: string) => upsertSites(db, sites, by),
    upsertCategories: (categories: unknown[], by: string) => upsertCategories(db, categories, by),
    upsertArticles: (articles: unknown[], by: string) => upsertArticles(db, articles, by),
    upsertBusinessPartners: (partners: unknown[], by: string) => upsertBusinessPartners(db, partners, by),
    upsertPrices: (prices: unknown[], overlap: "refuse" | "cut", by: string) => upsertPrices(db, prices, overlap, by),
    removePrice: (priceId: number, by: string) => removePrice(db, priceId, by),
    upsertValue: (list: string, code: string, texts: Texts) => upsertValue(db, list, code, texts),
    searchArticles: (search: ArticleSearch) => searchArticles(db, search),
    readArticle: (articleId: string) => readArticle(db, articleId),
    searchBusinessPartners: (search: PartnerSearch) => searchBusinessPartners(db, search),
    readBusinessPartner: (partnerId: string) => readBusinessPartner(db, partnerId),
    searchPrices: (search: PriceSearch) => searchPrices(db, search),
    readSites: () => readSites(db),
    readCategories: () => readCategories(db),
    readChanges: (objectType: string, objectKey: string) => readChanges(db, objectType, objectKey),
    readValueLists: () => readValueLists(db),
    readNumberRanges: () => readNumberRanges(db),
    // What other modules ask while they post, in their own transaction.
    articleFacts: (within: Db, articleIds: string[], gtins?: string[]) => readArticleFacts(within, articleIds, gtins),
    articleUnits: (within: Db, articleIds: string[]) => readUnits(within, articleIds),
    siteFacts: (within: Db) => readSiteFacts(within),
    taxRates: (within: Db) => readTaxRates(within),
    // What replication reads.
    highestChange: (within: Db, type: ReplicatedType) => readHighestChange(within, type),
    countChanged: (within: Db, type: ReplicatedType, after: number, upTo: number) =>
      countChanged(within, type, after, upTo),
    articlesToSend: (within: Db, slice: Slice) => readArticlesToSend(within, slice),
    partnersToSend: (within: Db, slice: Slice) => readPartnersToSend(within, slice),
    categoryPaths: (within: Db) => readCategoryPaths(within),
  };
}
export type MasterData = ReturnType<typeof createMasterData>;
