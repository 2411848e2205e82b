import type { MasterDataPage } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { dayIn } from "../catalog/index.ts";
import type { PriceStore, Prices } from "../prices/index.ts";
import { type Cursor, readCursor, start, writeCursor } from "./cursor.ts";
import { type FeedOptions, type FullPage, type Round, type Stage, sizeOf, stagesOf } from "./stages.ts";

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
    place: { ...store, day: dayIn(now, store.timeZone) },
  };
  const page: FullPage = {
    cursor: "",
    more: false,
    articles: [],
    categories: [],
    customers: [],
    prices: { upserts: [], removals: [] },
    taxes: [],
    promotions: { upserts: [], removals: [] },
    groups: { upserts: [], removals: [] },
    categoryNodes: { upserts: [], removals: [] },
    coupons: [],
    serverTime: now.toISOString(),
  };
  const rest = await fillPage(page, scope, { stages: stagesOf(options), pageObjects: options.pageObjects, ...round });
  if (rest === undefined) {
    page.taxes = await changedTaxes(options.prices, scope);
    const policies = await changedPolicies(options.prices, scope);
    if (policies !== undefined) page.policies = policies;
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
  page: FullPage,
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

/** All rates of the round's book, when they are other than those at the till. */
async function changedTaxes(prices: Prices, { since, fromBook, book }: Round): Promise<MasterDataPage["taxes"]> {
  const taxes = await prices.bookTaxes(book);
  const before = since === undefined ? [] : await prices.bookTaxes(fromBook);
  return JSON.stringify(taxes) === JSON.stringify(before) ? [] : taxes;
}

/** The retailer's policies as of the round's book, when they are others than those at the till. */
async function changedPolicies(prices: Prices, { since, fromBook, book }: Round): Promise<MasterDataPage["policies"]> {
  const policies = await prices.bookPolicies(book);
  const before = since === undefined ? undefined : await prices.bookPolicies(fromBook);
  return JSON.stringify(policies) === JSON.stringify(before) ? undefined : policies;
}
