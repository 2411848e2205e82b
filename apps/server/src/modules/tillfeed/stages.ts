import type { MasterDataPage } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Catalog, SellableArticle, StoreDay } from "../catalog/index.ts";
import type { Customers } from "../customers/index.ts";
import type { PriceStore, Prices } from "../prices/index.ts";
import { toTillArticle } from "./till-article.ts";

export type FeedOptions = {
  db: Db;
  clock: Clock;
  catalog: Catalog;
  customers: Customers;
  prices: Prices;
  /** Objects a page: some 2 MB, applied by the till as one local transaction with the other pages of the round. */
  pageObjects: number;
};

/** What a round is about: from the till's book and transaction to the server's, for one store. */
export type Round = { since: string | undefined; fromBook: number; book: number; store: PriceStore; place: StoreDay };

/** A page that has all its lists, as this server makes them. */
export type FullPage = MasterDataPage &
  Required<Pick<MasterDataPage, "promotions" | "groups" | "categoryNodes" | "coupons">>;

/** Fills its part of the page from a key on; answers the key of the last object when there may be more. */
export type Stage = (
  page: FullPage,
  round: Round,
  part: { after: string; limit: number },
) => Promise<string | undefined>;

export function sizeOf({ articles, categories, customers, coupons, ...changes }: FullPage): number {
  const { prices, promotions, groups, categoryNodes } = changes;
  const both = [prices, promotions, groups, categoryNodes].flatMap(({ upserts, removals }) => [upserts, removals]);
  return [articles, categories, customers, coupons, ...both].reduce((sum, list) => sum + list.length, 0);
}

export function stagesOf(options: FeedOptions): Stage[] {
  return [...masterDataStages(options), ...priceStages(options), ...promotionStages(options)];
}

function masterDataStages({ catalog, customers, prices }: FeedOptions): Stage[] {
  const addArticles = async (page: FullPage, { book }: Round, found: SellableArticle[]) => {
    const facts = await prices.factsOf(
      book,
      found.map((article) => article.articleId),
    );
    // An article that is in no published book has no price yet: it comes with its first book.
    for (const article of found) {
      const its = facts.get(article.articleId);
      if (its !== undefined) page.articles.push(toTillArticle(article, its));
    }
  };
  const categoryStage: Stage = async (page, { since }, part) => {
    const found = await catalog.readCategories({ since, ...part });
    for (const { categoryId, parentId, names } of found)
      page.categories.push({ categoryId, ...(parentId === null ? {} : { parentId }), names });
    return lastKey(found, part.limit, (category) => category.categoryId);
  };
  const articleStage: Stage = async (page, round, part) => {
    const { since, place } = round;
    const found =
      since === undefined
        ? await catalog.readSellable(place, part)
        : await catalog.readChanged(place, { since, ...part });
    await addArticles(page, round, found);
    return lastKey(found, part.limit, (article) => article.articleId);
  };
  /** Facts change with a book, which may come after the article's own change was delivered. */
  const factStage: Stage = async (page, round, part) => {
    if (round.since === undefined) return undefined;
    const ids = await prices.articlesWithNewFacts({ book: round.book, since: round.fromBook, ...part });
    await addArticles(page, round, ids.length === 0 ? [] : await catalog.readByIds(round.place, ids));
    return lastKey(ids, part.limit, (id) => id);
  };
  const customerStage: Stage = async (page, { since, store }, part) => {
    const found = await customers.tillCustomers({ place: store, since, ...part });
    page.customers.push(...found);
    return lastKey(found, part.limit, (customer) => customer.customerId);
  };
  return [categoryStage, articleStage, factStage, customerStage];
}

function priceStages({ prices }: FeedOptions): Stage[] {
  const priceStage: Stage = async (page, { store, book, fromBook }, { after, limit }) => {
    const found = await prices.bookPrices(store, { book, since: fromBook, after: Number(after), limit });
    page.prices.upserts.push(...found);
    return lastKey(found, limit, (price) => price.priceId);
  };
  const removalStage: Stage = async (page, { store, book, fromBook }, { after, limit }) => {
    const found = await prices.removedPrices(store, { book, since: fromBook, after: Number(after), limit });
    page.prices.removals.push(...found.map(String));
    return lastKey(found, limit, String);
  };
  return [priceStage, removalStage];
}

/** Of one page. A group may have thousands of members, and a promotion may name as many articles. */
const MOST_NODES = 4000;
const MOST_GROUPS = 100;
const MOST_PROMOTIONS = 1000;

/** What belongs to a book beside prices, by the difference of the till's book and the round's. */
function promotionStages({ prices }: FeedOptions): Stage[] {
  type Changes<Row> = { upserts: Row[]; removals: string[] };
  const bothOf = <Row>(
    into: (page: FullPage) => Changes<Row>,
    keyOf: (row: Row) => string,
    read: (round: Round, part: BookPart) => Promise<Row[]>,
    readRemoved: (round: Round, part: BookPart) => Promise<string[]>,
    most: number,
  ): Stage[] => [
    async (page, round, { after, limit }) => {
      const rows = Math.min(limit, most);
      const found = await read(round, inBooks(round, { after, limit: rows }));
      into(page).upserts.push(...found);
      return lastKey(found, rows, keyOf);
    },
    async (page, round, part) => {
      const found = await readRemoved(round, inBooks(round, part));
      into(page).removals.push(...found);
      return lastKey(found, part.limit, (id) => id);
    },
  ];
  /** Coupons are in no book: they are known by the transaction that changed them, like customers. */
  const couponStage: Stage = async (page, { since }, part) => {
    const found = await prices.coupons.tillCoupons({ since, ...part });
    page.coupons.push(...found);
    return lastKey(found, part.limit, ({ couponId }) => couponId);
  };
  return [
    couponStage,
    ...bothOf(
      (page) => page.categoryNodes,
      ({ categoryId }) => categoryId,
      async (_round, part) =>
        (await prices.bookCategories(part)).map(({ id, parent }) => ({
          categoryId: id,
          ...(parent === undefined ? {} : { parentId: parent }),
        })),
      (_round, part) => prices.removedCategories(part),
      MOST_NODES,
    ),
    ...bothOf(
      (page) => page.groups,
      ({ groupId }) => groupId,
      (_round, part) => prices.bookGroups(part),
      (_round, part) => prices.removedGroups(part),
      MOST_GROUPS,
    ),
    ...bothOf(
      (page) => page.promotions,
      ({ promotionId }) => promotionId,
      ({ store }, part) => prices.bookPromotions(store, part),
      ({ store }, part) => prices.removedPromotions(store, part),
      MOST_PROMOTIONS,
    ),
  ];
}

type BookPart = { book: number; since: number; after: string; limit: number };

const inBooks = ({ book, fromBook }: Round, part: { after: string; limit: number }): BookPart => ({
  book,
  since: fromBook,
  ...part,
});

function lastKey<Found>(found: readonly Found[], limit: number, keyOf: (found: Found) => string): string | undefined {
  const last = found.at(-1);
  return last !== undefined && found.length >= limit ? keyOf(last) : undefined;
}
