import type { MasterDataPage } from "@counterfoil/contracts";
import { type Clock, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { type Catalog, dayIn, type SellableArticle, type StoreDay } from "../catalog/index.ts";
import type { Customers } from "../customers/index.ts";
import type { PriceStore, Prices } from "../prices/index.ts";
import { type Cursor, readCursor, start, writeCursor } from "./cursor.ts";
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
type Round = { since: string | undefined; fromBook: number; book: number; store: PriceStore; place: StoreDay };
/** Fills its part of the page from a key on; answers the key of the last object when there may be more. */
type Stage = (
  page: MasterDataPage,
  round: Round,
  part: { after: string; limit: number },
) => Promise<string | undefined>;

/**
 * The next page of a round. What changed is told by transaction, not by time: the next round begins at the oldest transaction that
 * was still running when this one began, so a row that commits late is delivered then.
 */
export async function readPage(
  options: FeedOptions,
  store: PriceStore,
  cursorText: string | undefined,
): Promise<MasterDataPage> {
  const now = options.clock.now();
  const cursor = await openRound(options, readCursor(cursorText));
  const { round } = cursor;
  const scope: Round = {
    since: cursor.since,
    fromBook: cursor.book,
    book: round.book,
    store,
    place: { storeId: store.storeId, day: dayIn(now, store.timeZone) },
  };
  const page: MasterDataPage = {
    cursor: "",
    more: false,
    articles: [],
    categories: [],
    customers: [],
    prices: { upserts: [], removals: [] },
    taxes: [],
    serverTime: now.toISOString(),
  };
  const rest = await fillPage(page, scope, { stages: stagesOf(options), pageObjects: options.pageObjects, ...round });
  if (rest === undefined) {
    page.taxes = await changedTaxes(options.prices, scope);
    return { ...page, cursor: writeCursor({ since: round.since, book: round.book }), priceBook: round.book };
  }
  return { ...page, more: true, cursor: writeCursor({ ...cursor, round: { ...round, ...rest } }) };
}

type OpenRound = Cursor & { round: NonNullable<Cursor["round"]> };

/** A round is bound to where it began. A till that is ahead of this database (it was restored) gets everything anew. */
async function openRound({ db, prices }: FeedOptions, cursor: Cursor): Promise<OpenRound> {
  if (cursor.round !== undefined) return { ...cursor, round: cursor.round };
  // First the transactions, then the book: a book published in between is complete, its articles come with the next round too.
  const { rows } = await sql<{ oldest: string; next: string }>`
    select pg_snapshot_xmin(snapshot)::text as oldest, pg_snapshot_xmax(snapshot)::text as next
    from pg_current_snapshot() as snapshot`.execute(db);
  const { oldest, next } = rows[0] as { oldest: string; next: string };
  const book = await prices.currentBook();
  const isAhead = BigInt(cursor.since ?? 0) > BigInt(next) || cursor.book > book;
  return { ...(isAhead ? start : cursor), round: { since: oldest, book, stage: 0, after: "" } };
}

async function fillPage(
  page: MasterDataPage,
  round: Round,
  { stages, pageObjects, ...from }: { stages: readonly Stage[]; pageObjects: number; stage: number; after: string },
): Promise<{ stage: number; after: string } | undefined> {
  let { after } = from;
  for (let stage = from.stage; stage < stages.length; stage++) {
    const limit = pageObjects - sizeOf(page);
    if (limit <= 0) return { stage, after };
    const last = await (stages[stage] as Stage)(page, round, { after, limit });
    if (last !== undefined) return { stage, after: last };
    after = "";
  }
  return undefined;
}

function sizeOf({ articles, categories, customers, prices }: MasterDataPage): number {
  return articles.length + categories.length + customers.length + prices.upserts.length + prices.removals.length;
}

function stagesOf({ catalog, customers, prices }: FeedOptions): Stage[] {
  const addArticles = async (page: MasterDataPage, { book }: Round, found: SellableArticle[]) => {
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
  return [categoryStage, articleStage, factStage, customerStage, priceStage, removalStage];
}

function lastKey<Found>(found: readonly Found[], limit: number, keyOf: (found: Found) => string): string | undefined {
  const last = found.at(-1);
  return last !== undefined && found.length >= limit ? keyOf(last) : undefined;
}

/** All rates of the round's book, when they are other than those at the till. */
async function changedTaxes(prices: Prices, { since, fromBook, book }: Round): Promise<MasterDataPage["taxes"]> {
  const taxes = await prices.bookTaxes(book);
  const before = since === undefined ? [] : await prices.bookTaxes(fromBook);
  return JSON.stringify(taxes) === JSON.stringify(before) ? [] : taxes;
}
