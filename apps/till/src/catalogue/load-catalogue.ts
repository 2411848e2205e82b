import type { TillArticle, TillCustomer } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
import { inSlices } from "../in-slices.ts";
import {
  changeRows,
  type MasterChange,
  type MasterRows,
  noRows,
  putPagesTogether,
  readMasterRows,
  readSetting,
  type TillDatabase,
} from "../ledger/index.ts";
import { bookFrom } from "../pricing/index.ts";
import { type Catalogue, indexArticles } from "./catalogue.ts";
import { indexCoupons } from "./index-coupons.ts";
import { createWordIndex, type WordDocument, type WordIndex } from "./word-index.ts";

export type CatalogueKeeper = {
  /** Out of the till's memory, as a whole. */
  load(currency: string): Promise<Catalogue>;
  /** After a round: with what it changed, when all before it is known here. */
  renew(currency: string, round: { initial: boolean; changes: readonly MasterChange[] }): Promise<Catalogue>;
};

/**
 * Keeps what the catalogue is built from, so that a round of a thousand changes does not read a hundred thousand rows again. A
 * catalogue that was given out never changes. It can sell at once: words are indexed behind it in slices, and finding by words
 * answers with what is indexed so far.
 */
export function keepCatalogue(database: TillDatabase): CatalogueKeeper {
  let rows: MasterRows | undefined;
  const indexes = { articles: createWordIndex(), customers: createWordIndex() };
  const begin = async (all: MasterRows, currency: string) => {
    rows = all;
    indexes.articles = createWordIndex();
    indexes.customers = createWordIndex();
    const catalogue = await build(database, rows, indexes, currency);
    void indexes.articles.put(each(catalogue.articles, articleWords));
    void indexes.customers.put(each(catalogue.customers, customerWords));
    return catalogue;
  };
  const load: CatalogueKeeper["load"] = async (currency) => {
    const read = await readMasterRows(database);
    const catalogue = await begin(read.rows, currency);
    // On a disk that is full they stay as they are.
    putPagesTogether(database, read).catch(() => undefined);
    return catalogue;
  };
  return {
    load,
    async renew(currency, { initial, changes }) {
      if (initial) rows = noRows();
      if (!rows) return load(currency);
      changeRows(rows, changes);
      if (initial) return begin(rows, currency);
      for (const { table, removals, upserts } of changes) {
        if (table !== "articles" && table !== "customers") continue;
        const documents =
          table === "articles"
            ? (upserts as TillArticle[]).map(articleWords)
            : (upserts as TillCustomer[]).map(customerWords);
        void indexes[table].put(documents, removals);
      }
      return build(database, rows, indexes, currency);
    },
  };
}

/** The catalogue once, for whoever needs no second one. */
export const loadCatalogue = (database: TillDatabase, currency: string) => keepCatalogue(database).load(currency);

type Indexes = Record<"articles" | "customers", WordIndex>;

async function build(database: TillDatabase, rows: MasterRows, indexes: Indexes, currency: string): Promise<Catalogue> {
  const state = await readSetting(database, "masterData");
  const list = <Row>(of: Map<string, Row>) => [...of.values()];
  const [articles, promotions] = [new Map(rows.articles), new Map(rows.promotions)];
  const { book, leftOut } = await bookFrom({
    number: state?.priceBook ?? 0,
    currency,
    articles: articles.values(),
    categories: list(rows.categoryNodes),
    prices: list(rows.prices),
    taxes: list(rows.taxes),
    groups: list(rows.groups),
    promotions: list(promotions),
    policies: state?.policies ?? {},
  });
  return {
    articles,
    customers: new Map(rows.customers),
    categories: new Map(rows.categories),
    ...(await inSlices(indexArticles(articles.values()))),
    book,
    leftOut,
    promotions: promotions as unknown as ReadonlyMap<string, Promotion>,
    groupNames: new Map(list(rows.groups).flatMap(({ groupId, names }) => (names ? [[groupId, names] as const] : []))),
    coupons: indexCoupons(list(rows.coupons), list(promotions) as unknown as Promotion[]),
    articleIndex: indexes.articles,
    customerIndex: indexes.customers,
  };
}

/** With one more customer, who is found by search from now on. */
export function withCustomer(catalogue: Catalogue, customer: TillCustomer): Catalogue {
  void catalogue.customerIndex.put([customerWords(customer)]);
  return { ...catalogue, customers: new Map([...catalogue.customers, [customer.customerId, customer]]) };
}

function* each<Row>(rows: ReadonlyMap<string, Row>, wordsOf: (row: Row) => WordDocument): Generator<WordDocument> {
  for (const row of rows.values()) yield wordsOf(row);
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
