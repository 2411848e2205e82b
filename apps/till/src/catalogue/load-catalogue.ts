import type { TillArticle, TillCustomer } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
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
  const [articles, customers, categories, prices, taxes, state, stored] = await Promise.all([
    database.articles.toArray(),
    database.customers.toArray(),
    database.categories.toArray(),
    database.prices.toArray(),
    database.taxes.toArray(),
    readSetting(database, "masterData"),
    readPromotions(database),
  ]);
  const { promotions, groups, categoryNodes, coupons } = stored;
  const { book, leftOut } = bookFrom({
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
    articles: new Map(articles.map((article) => [article.articleId, article])),
    customers: new Map(customers.map((customer) => [customer.customerId, customer])),
    categories: new Map(categories.map((category) => [category.categoryId, category])),
    gtins: indexGtins(articles),
    book,
    leftOut,
    promotions: new Map(promotions.map((promotion) => [promotion.promotionId, promotion as unknown as Promotion])),
    groupNames: new Map(groups.flatMap(({ groupId, names }) => (names ? [[groupId, names] as const] : []))),
    coupons: indexCoupons(coupons, promotions as unknown as Promotion[]),
    articleIndex: indexLater(articles.filter((article) => !article.withdrawn).map(articleWords)),
    customerIndex: indexLater(customers.map(customerWords)),
  };
}

async function readPromotions(database: TillDatabase) {
  const [promotions, groups, categoryNodes, coupons] = await Promise.all([
    database.promotions.toArray(),
    database.groups.toArray(),
    database.categoryNodes.toArray(),
    database.coupons.toArray(),
  ]);
  return { promotions, groups, categoryNodes, coupons };
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
    codes: [customer.customerId, ...customer.emails, ...customer.phones, ...national].join(" "),
  };
}

function indexLater(documents: WordDocument[]): WordIndex {
  let index: WordIndex = { search: () => [] };
  void buildWordIndex(documents).then((built) => {
    index = built;
  });
  return { search: (query, limit) => index.search(query, limit) };
}
