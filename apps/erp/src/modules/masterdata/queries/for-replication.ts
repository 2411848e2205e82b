import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { StoredArticle } from "../article.ts";
import type { StoredPartner } from "../business-partner.ts";
import { readTexts, type Texts } from "../customizing.ts";
import { type ObjectSpec, specs } from "../object-store.ts";
import { readPricesOf, type StoredPrice } from "../price-store.ts";
import type { StoredBonusBuy, StoredPromotion } from "../promotion.ts";
import type { PurchasePrices } from "../purchase-price.ts";
import type { StoredRelationship } from "../relationship.ts";
import type { Site } from "../site.ts";

type Replicated<Content> = { key: string; changeNumber: number; content: Content };
export type ReplicatedArticle = Replicated<StoredArticle> & {
  prices: StoredPrice[];
  /** What the codes of sales statuses mean. */
  statusTexts: ReadonlyMap<string, Texts>;
};
export type ReplicatedPartner = Replicated<StoredPartner> & { uuid: string };
export type ReplicatedRelationship = Replicated<StoredRelationship> & {
  companyUuid: string;
  personUuid: string;
  /** What the codes of functions and departments mean. */
  codeTexts: ReadonlyMap<string, Texts>;
};
export type ReplicatedPromotion = Replicated<StoredPromotion | StoredBonusBuy>;
export type ReplicatedPurchasePrices = Replicated<PurchasePrices>;
/**
 * What is sent, in the place of SAP's replication objects: promotions POFF, bonus buys PBBY, sales prices of sites PSPR and of price
 * lists PMPL (both change with their article), purchase prices PSOS.
 */
export const replicated = {
  article: specs.article,
  businessPartner: specs.businessPartner,
  relationship: specs.relationship,
  promotion: specs.promotion,
  bonusBuy: specs.bonusBuy,
  salesPrice: specs.article,
  priceListPrice: specs.article,
  purchasePrice: specs.purchasePrice,
} satisfies Record<string, ObjectSpec>;
export type ReplicatedType = keyof typeof replicated;
export const replicatedTypes = Object.keys(replicated) as ReplicatedType[];

/** The types that have to look whether something is to be sent when objects of one kind have changed. */
export const typesFedBy = (objectType: string): ReplicatedType[] =>
  replicatedTypes.filter((type) => replicated[type].objectType === objectType);

/** What nobody outside is to know yet. */
export const sendable = (type: ReplicatedType): RawBuilder<unknown> =>
  type === "promotion" || type === "bonusBuy" ? sql`status <> 'inWork'` : sql`true`;

/** The highest change number that is visible. Writers of a type wait for each other, so no lower one comes later. */
export async function readHighestChange(db: Db, type: ReplicatedType): Promise<number> {
  const { table } = replicated[type];
  const { rows } = await sql<{
    highest: number;
  }>`select coalesce(max(change_number), 0) as highest from ${sql.table(table)}`.execute(db);
  return rows[0]?.highest ?? 0;
}

function readKeys<Row>(db: Db, type: ReplicatedType, keys: string[], more = sql``): Promise<{ rows: Row[] }> {
  const { table, key } = replicated[type];
  return sql<Row>`
    select ${sql.ref(key)} as key, change_number as "changeNumber", content${more} from ${sql.table(table)}
    where ${sql.ref(key)} = any(${keys}) and ${sendable(type)}`.execute(db);
}

/** Which of these keys exist, to be sent. */
export async function findSendable(db: Db, type: ReplicatedType, keys: string[]): Promise<Set<string>> {
  const { rows } = await readKeys<{ key: string }>(db, type, keys);
  return new Set(rows.map(({ key }) => key));
}

const noTexts: ReadonlyMap<string, Texts> = new Map();

export async function readArticlesToSend(db: Db, keys: string[]): Promise<ReplicatedArticle[]> {
  const { rows } = await readKeys<Replicated<StoredArticle>>(db, "article", keys);
  const prices = new Map<string, StoredPrice[]>(rows.map(({ key }) => [key, []]));
  for (const price of await readPricesOf(db, [...prices.keys()])) prices.get(price.articleId)?.push(price);
  const statusTexts = rows.some(({ content }) => content.salesBlocks) ? await readTexts(db, "salesStatus") : noTexts;
  return rows.map((row) => ({ ...row, prices: prices.get(row.key) ?? [], statusTexts }));
}

export async function readPartnersToSend(db: Db, keys: string[]): Promise<ReplicatedPartner[]> {
  return (await readKeys<ReplicatedPartner>(db, "businessPartner", keys, sql`, uuid`)).rows;
}

export async function readRelationshipsToSend(db: Db, keys: string[]): Promise<ReplicatedRelationship[]> {
  const uuidOf = (partner: "company_id" | "person_id") =>
    sql`(select uuid from masterdata.business_partner where partner_id = ${sql.ref(partner)})`;
  const uuids = sql`, ${uuidOf("company_id")} as "companyUuid", ${uuidOf("person_id")} as "personUuid"`;
  const { rows } = await readKeys<Omit<ReplicatedRelationship, "codeTexts">>(db, "relationship", keys, uuids);
  const [functions, departments] = [await readTexts(db, "contactFunction"), await readTexts(db, "contactDepartment")];
  const codeTexts = new Map([
    ...[...functions].map(([code, texts]) => [`function ${code}`, texts] as const),
    ...[...departments].map(([code, texts]) => [`department ${code}`, texts] as const),
  ]);
  return rows.map((row) => ({ ...row, codeTexts }));
}

/** Which two partners a relationship is between, part of a query of replication's. */
export const relationshipPartners = sql`select relationship_number as key, company_id, person_id from masterdata.relationship`;

export async function readPromotionsToSend(
  db: Db,
  type: "promotion" | "bonusBuy",
  keys: string[],
): Promise<ReplicatedPromotion[]> {
  return (await readKeys<ReplicatedPromotion>(db, type, keys)).rows;
}

export async function readPurchasePricesToSend(db: Db, keys: string[]): Promise<ReplicatedPurchasePrices[]> {
  return (await readKeys<ReplicatedPurchasePrices>(db, "purchasePrice", keys)).rows;
}

/** Whom regular prices are for. */
export type PriceScopes = { storeIds: string[]; priceLists: string[] };

export async function readPriceScopes(db: Db): Promise<PriceScopes> {
  const sites = await sql<{ content: Site }>`select content from masterdata.site order by site_id`.execute(db);
  const lists = await sql<{
    code: string;
  }>`select code from masterdata.value_list where list = 'priceList' order by code`.execute(db);
  return {
    storeIds: sites.rows.filter(({ content }) => content.kind === "store").map(({ content }) => content.siteId),
    priceLists: lists.rows.map(({ code }) => code),
  };
}

/** Category -> the way from the root down to it, by number and English name. */
export async function readCategoryPaths(db: Db): Promise<Map<string, { id: string; name: string }[]>> {
  const { rows } = await sql<{ id: string; parent: string | null; name: string }>`
    select category_id as id, parent_id as parent, content #>> '{names,en}' as name from masterdata.category`.execute(
    db,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pathOf = (id: string | null): { id: string; name: string }[] => {
    const category = id === null ? undefined : byId.get(id);
    return category ? [...pathOf(category.parent), { id: category.id, name: category.name }] : [];
  };
  return new Map(rows.map(({ id }) => [id, pathOf(id)]));
}
