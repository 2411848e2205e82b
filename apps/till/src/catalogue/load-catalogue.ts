import type { TillArticle, TillCustomer } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
import type { Table } from "dexie";
import { inSlices } from "../in-slices.ts";
import { readSetting, type TillDatabase } from "../ledger/index.ts";
import { bookFrom } from "../pricing/index.ts";
import { type Catalogue, indexGtins } from "./catalogue.ts";
import { indexCoupons } from "./index-coupons.ts";
import { buildWordIndex, type WordDocument, type WordIndex } from "./word-index.ts";

/**
 * Reads the whole catalogue out of the till's memory. It can sell at once: the word indexes are built after it in slices,
 * and finding by words answers with what is indexed so far.
 */
export async function loadCatalogue(database: TillDatabase, currency: string): Promise<Catalogue> {
  const { articles, customers, categories, prices, taxes, promotions, groups, categoryNodes, coupons } =
    await readMasterData(database);
  const state = await readSetting(database, "masterData");
  const { book, leftOut } = await bookFrom({
    number: state?.priceBook ?? 0,
    currency,
    articles,
    categories: categoryNodes,
    prices,
    taxes,
    groups,
    promotions,
    policies: state?.policies ?? {},
  });
  return {
    articles: await inSlices(mapBy(articles, ({ articleId }) => articleId)),
    customers: await inSlices(mapBy(customers, ({ customerId }) => customerId)),
    categories: new Map(categories.map((category) => [category.categoryId, category])),
    variants: variantsByGeneric(articles),
    gtins: await inSlices(indexGtins(articles)),
    book,
    leftOut,
    promotions: new Map(promotions.map((promotion) => [promotion.promotionId, promotion as unknown as Promotion])),
    groupNames: new Map(groups.flatMap(({ groupId, names }) => (names ? [[groupId, names] as const] : []))),
    coupons: indexCoupons(coupons, promotions as unknown as Promotion[]),
    articleIndex: indexLater(articles.map(articleWords)),
    customerIndex: indexLater(customers.map(customerWords)),
  };
}

/** As it is after the last whole round; in pages, for all rows of a large table at once would hold up a scan. */
function readMasterData(database: TillDatabase) {
  const { articles, customers, categories, prices, taxes, promotions, groups, categoryNodes, coupons } = database;
  const tables = [articles, customers, categories, prices, taxes, promotions, groups, categoryNodes, coupons];
  return database.transaction("r", tables, async () => ({
    articles: await readPages(articles),
    customers: await readPages(customers),
    categories: await readPages(categories),
    prices: await readPages(prices),
    taxes: await readPages(taxes),
    promotions: await readPages(promotions),
    groups: await readPages(groups),
    categoryNodes: await readPages(categoryNodes),
    coupons: await readPages(coupons),
  }));
}

const PAGE = 1000;

async function readPages<Row>(table: Table<Row, string>): Promise<Row[]> {
  const key = table.schema.primKey.keyPath as keyof Row;
  const rows: Row[] = [];
  let page = await table.limit(PAGE).toArray();
  for (;;) {
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return rows;
    page = await table.where(":id").above(last[key]).limit(PAGE).toArray();
  }
}

function* mapBy<Row>(rows: readonly Row[], idOf: (row: Row) => string): Generator<undefined, Map<string, Row>> {
  const byId = new Map<string, Row>();
  for (const row of rows) {
    byId.set(idOf(row), row);
    if (byId.size % PAGE === 0) yield;
  }
  return byId;
}

function variantsByGeneric(articles: readonly TillArticle[]): Map<string, TillArticle[]> {
  return Map.groupBy(
    articles.filter(({ genericArticleId }) => genericArticleId !== undefined),
    ({ genericArticleId = "" }) => genericArticleId,
  );
}

function articleWords(article: TillArticle): WordDocument {
  const gtins = article.units.flatMap((unit) => unit.gtins);
  return {
    id: article.articleId,
    text: [...new Set(Object.values(article.texts))].join(" "),
    codes: [article.articleId, ...gtins].join(" "),
  };
}

function customerWords(customer: TillCustomer): WordDocument {
  const national = customer.phones.map((phone) => phone.replace(/^\+\d{2}/, "0"));
  return {
    id: customer.customerId,
    text: `${customer.name} ${customer.city ?? ""}`,
    codes: [
      customer.customerId,
      customer.erpNumber ?? "",
      customer.loyaltyNumber ?? "",
      ...customer.emails,
      ...customer.phones,
      ...national,
    ].join(" "),
  };
}

function indexLater(documents: WordDocument[]): WordIndex {
  let index: WordIndex = { search: () => [] };
  void buildWordIndex(documents).then((built) => {
    index = built;
  });
  return { search: (query, limit) => index.search(query, limit) };
}
