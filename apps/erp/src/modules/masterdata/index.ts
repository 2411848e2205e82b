import type { Actor } from "@counterfoil/platform";
import type { NestedEntity } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../database.ts";
import { readValueLists, upsertValue } from "./customizing.ts";
import {
  type Criterion,
  criteriaFault,
  criteriaInWords,
  describeFields,
  findStoppingField,
  freshNumber,
  readObjectNames,
  readPricePlaces,
  selection,
} from "./filtering/index.ts";
import { createPartner, type Maker } from "./importing/create-partner.ts";
import { importPartners } from "./importing/import-partners.ts";
import { type ImportKind, readImports } from "./importing/import-store.ts";
import { importTable, type TableKind } from "./importing/import-table.ts";
import { undoImport } from "./importing/undo-import.ts";
import { readNumberRanges, takeNumbers } from "./number-ranges.ts";
import type { PromotionKind } from "./promotion.ts";
import {
  type ArticleSearch,
  readArticle,
  readArticleFacts,
  readArticleTexts,
  readUnits,
  searchArticles,
} from "./queries/articles.ts";
import {
  type PartnerSearch,
  readBusinessPartner,
  readKnownCustomers,
  searchBusinessPartners,
} from "./queries/business-partners.ts";
import { readChanges } from "./queries/changes.ts";
import {
  findSendable,
  type ReplicatedType,
  readArticlesToSend,
  readCategoryPaths,
  readHighestChange,
  readPartnersToSend,
  readPriceScopes,
  readPromotionsToSend,
  readPurchasePricesToSend,
  readRelationshipsToSend,
  relationshipPartners,
} from "./queries/for-replication.ts";
import { partnerRows } from "./queries/partner-rows.ts";
import { type PriceSearch, searchPrices } from "./queries/prices.ts";
import { type PromotionSearch, readPromotion, searchPromotions } from "./queries/promotions.ts";
import { type PurchasePriceSearch, searchPurchasePrices } from "./queries/purchase-prices.ts";
import { readRelationship, readRelationshipNumbers, readRelationships } from "./queries/relationships.ts";
import { readCategories, readSiteFacts, readSites, readSiteTimeZone } from "./queries/sites.ts";
import { readTaxCodes, readTaxRates, type SaveTaxCode, saveTaxCode } from "./tax-codes.ts";
import { addContact, type NewPerson } from "./use-cases/add-contact.ts";
import { copyPromotion, removePromotion, setPromotionStatus } from "./use-cases/change-promotion.ts";
import { sayPromotion } from "./use-cases/say-promotion.ts";
import { upsertArticles } from "./use-cases/upsert-articles.ts";
import { upsertBusinessPartners } from "./use-cases/upsert-business-partners.ts";
import { upsertCategories } from "./use-cases/upsert-categories.ts";
import { movePriceEnd, removePrice, upsertPrices } from "./use-cases/upsert-prices.ts";
import { upsertPromotions } from "./use-cases/upsert-promotions.ts";
import { removePurchasePrice, upsertPurchasePrices } from "./use-cases/upsert-purchase-prices.ts";
import { upsertRelationships } from "./use-cases/upsert-relationships.ts";
import { upsertSites } from "./use-cases/upsert-sites.ts";

export type { StoredArticle } from "./article.ts";
export {
  type BusinessPartner,
  BusinessPartnerSchema,
  normalisePartner,
  type StoredPartner,
} from "./business-partner.ts";
export { CriteriaSchema, type Criterion } from "./filtering/index.ts";
export type { StoredPrice } from "./price-store.ts";
export { type Discount, type Goods, isBonusBuy, type StoredBonusBuy, type StoredPromotion } from "./promotion.ts";
export type { ArticleFacts } from "./queries/articles.ts";
export {
  type PriceScopes,
  type ReplicatedArticle,
  type ReplicatedPartner,
  type ReplicatedPromotion,
  type ReplicatedPurchasePrices,
  type ReplicatedRelationship,
  type ReplicatedType,
  replicatedTypes,
  typesFedBy,
} from "./queries/for-replication.ts";
export type { SiteFacts } from "./queries/sites.ts";
export { HAS_CONTACT_PERSON, type StoredRelationship } from "./relationship.ts";
export { registerMasterDataRoutes } from "./routes.ts";
export type { Site } from "./site.ts";
export { percentOn, type TaxRates } from "./tax-codes.ts";
export { CHANGED_TASK } from "./write-objects.ts";

/** Partners, articles, prices and sites. Announces changes by the task CHANGED_TASK with the type of object. */
export function createMasterData(db: Db) {
  return {
    upsertSites: (sites: unknown[], by: string) => upsertSites(db, sites, by),
    upsertCategories: (categories: unknown[], by: string) => upsertCategories(db, categories, by),
    upsertArticles: (articles: unknown[], by: string) => upsertArticles(db, articles, by),
    upsertBusinessPartners: (partners: unknown[], by: string) => upsertBusinessPartners(db, partners, by),
    importPartners: (text: string, how: { dryRun: boolean; by: string }) => importPartners(db, text, how),
    importTable: (kind: TableKind, text: string, how: { dryRun: boolean; by: string }) =>
      importTable(db, kind, text, how),
    readImports: (kind: ImportKind) => readImports(db, kind),
    undoImport: (importId: string, who: { actor: Actor; by: string }) => undoImport(db, importId, who),
    createPartner: (entity: NestedEntity, maker: Maker) => createPartner(db, entity, maker),
    partnerRows,
    upsertRelationships: (relationships: unknown[], by: string) => upsertRelationships(db, relationships, by),
    addContact: (companyId: string, contact: { person?: NewPerson }, by: string) =>
      addContact(db, companyId, contact, by),
    readRelationship: (relationshipNumber: string) => readRelationship(db, relationshipNumber),
    readRelationships: (partnerId: string) => readRelationships(db, partnerId),
    relationshipNumbers: (within: Db, pairs: Parameters<typeof readRelationshipNumbers>[1]) =>
      readRelationshipNumbers(within, pairs),
    upsertPrices: (prices: unknown[], overlap: "refuse" | "cut", by: string) => upsertPrices(db, prices, overlap, by),
    movePriceEnd: (priceId: number, validTo: string, by: string) => movePriceEnd(db, priceId, validTo, by),
    removePrice: (priceId: number, by: string) => removePrice(db, priceId, by),
    upsertPurchasePrices: (prices: unknown[], overlap: "refuse" | "cut", by: string) =>
      upsertPurchasePrices(db, prices, overlap, by),
    removePurchasePrice: (articleId: string, number: number, by: string) =>
      removePurchasePrice(db, articleId, number, by),
    searchPurchasePrices: (search: PurchasePriceSearch) => searchPurchasePrices(db, search),
    upsertPromotions: (kind: PromotionKind, elements: unknown[], by: string) =>
      upsertPromotions(db, kind, elements, by),
    setPromotionStatus: (kind: PromotionKind, key: string, status: "released" | "withdrawn", by: string) =>
      setPromotionStatus(db, kind, key, status, by),
    copyPromotion: (kind: PromotionKind, key: string, by: string) => copyPromotion(db, kind, key, by),
    removePromotion: (kind: PromotionKind, key: string) => removePromotion(db, kind, key),
    sayPromotion: (kind: PromotionKind, element: unknown) => sayPromotion(db, kind, element),
    searchPromotions: (kind: PromotionKind, search: PromotionSearch) => searchPromotions(db, kind, search),
    readPromotion: (kind: PromotionKind, key: string) => readPromotion(db, kind, key),
    upsertValue: (value: Parameters<typeof upsertValue>[1], actor: Actor) => upsertValue(db, value, actor),
    searchArticles: (search: ArticleSearch) => searchArticles(db, search),
    readArticle: (articleId: string) => readArticle(db, articleId),
    searchBusinessPartners: (search: PartnerSearch) => searchBusinessPartners(db, search),
    readBusinessPartner: (partnerId: string) => readBusinessPartner(db, partnerId),
    searchPrices: (search: PriceSearch) => searchPrices(db, search),
    readSites: () => readSites(db),
    readCategories: () => readCategories(db),
    readChanges: (objectType: string, objectKey: string) => readChanges(db, objectType, objectKey),
    readValueLists: () => readValueLists(db),
    readTaxCodes: () => readTaxCodes(db),
    saveTaxCode: (taxCode: string, saved: SaveTaxCode, actor: Actor) => saveTaxCode(db, taxCode, saved, actor),
    takeNumbers: (within: DbTransaction, rangeId: string, count: number) => takeNumbers(within, rangeId, count),
    readNumberRanges: () => readNumberRanges(db),
    // What other modules ask while they post, in their own transaction.
    articleFacts: (within: Db, articleIds: string[], gtins?: string[]) => readArticleFacts(within, articleIds, gtins),
    articleTexts: (articleIds: string[]) => readArticleTexts(db, articleIds),
    articleUnits: (within: Db, articleIds: string[]) => readUnits(within, articleIds),
    /** Those of these numbers that are customers. */
    knownCustomers: (within: Db, partnerIds: string[]) => readKnownCustomers(within, partnerIds),
    siteFacts: (within: Db) => readSiteFacts(within),
    siteTimeZone: (within: Db, siteId: string) => readSiteTimeZone(within, siteId),
    taxRates: (within: Db) => readTaxRates(within),
    ...readsOfReplication(db),
  };
}
export type MasterData = ReturnType<typeof createMasterData>;

/** What replication reads and chooses by. */
function readsOfReplication(db: Db) {
  return {
    highestChange: (within: Db, type: ReplicatedType) => readHighestChange(within, type),
    articlesToSend: (within: Db, keys: string[]) => readArticlesToSend(within, keys),
    partnersToSend: (within: Db, keys: string[]) => readPartnersToSend(within, keys),
    relationshipsToSend: (within: Db, keys: string[]) => readRelationshipsToSend(within, keys),
    relationshipPartners,
    promotionsToSend: (within: Db, type: "promotion" | "bonusBuy", keys: string[]) =>
      readPromotionsToSend(within, type, keys),
    purchasePricesToSend: (within: Db, keys: string[]) => readPurchasePricesToSend(within, keys),
    findSendable: (within: Db, type: ReplicatedType, keys: string[]) => findSendable(within, type, keys),
    filterFields: (type: ReplicatedType) => describeFields(type),
    filterFault: (type: ReplicatedType, criteria: Criterion[]) => criteriaFault(type, criteria),
    filterInWords: (type: ReplicatedType, criteria: readonly Criterion[]) => criteriaInWords(db, type, criteria),
    stoppingField: (type: ReplicatedType, criteria: readonly Criterion[], key: string) =>
      findStoppingField(db, type, criteria, key),
    objectNames: (type: ReplicatedType, keys: readonly string[]) => readObjectNames(db, type, keys),
    /** Part of a query of replication's, so that objects are compared with what a receiver has where both are. */
    selection,
    freshNumber,
    priceScopes: (within: Db) => readPriceScopes(within),
    pricePlaces: (within: Db, type: ReplicatedType, criteria: readonly Criterion[]) =>
      readPricePlaces(within, type, criteria),
    categoryPaths: (within: Db) => readCategoryPaths(within),
  };
}
