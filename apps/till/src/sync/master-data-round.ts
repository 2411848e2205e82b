import type { MasterDataPage, TillCustomer } from "@counterfoil/contracts";
import type { Table } from "dexie";
import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** How far a round is: what has come down, and whether it is the first one. */
export type RoundProgress = { initial: boolean; articles: number; customers: number; prices: number };
export type RoundResult = {
  initial: boolean;
  changed: boolean;
  changes: number;
  priceBook: number;
  serverTime: string;
};

/** A retailer's whole stock of data comes in some dozens of pages; more means that the other side turns in circles. */
const MAX_PAGES = 10_000;
const PAGE_TIMEOUT_MS = 60_000;

/** Fetches all that changed and applies it as one local transaction: a till never sells from half a round. */
export async function runMasterDataRound(
  database: TillDatabase,
  server: Server,
  token: string,
  tell: (progress: RoundProgress) => void,
): Promise<RoundResult> {
  const before = await readSetting(database, "masterData");
  const pages = await fetchPages(server, token, before?.cursor, tell);
  const last = pages.at(-1) as MasterDataPage;
  const priceBook = last.priceBook ?? before?.priceBook ?? 0;
  await applyPages(database, pages, { ...before, priceBook }, before?.cursor === undefined);
  const changes = pages.reduce((sum, page) => sum + changesIn(page), 0);
  const changed =
    before?.priceBook !== priceBook || changes > 0 || pages.some(({ policies }) => policies !== undefined);
  return { initial: before?.cursor === undefined, changed, changes, priceBook, serverTime: last.serverTime };
}

async function fetchPages(
  server: Server,
  token: string,
  from: string | undefined,
  tell: (progress: RoundProgress) => void,
): Promise<MasterDataPage[]> {
  const pages: MasterDataPage[] = [];
  const progress = { initial: from === undefined, articles: 0, customers: 0, prices: 0 };
  let cursor = from;
  for (let more = true; more; ) {
    if (pages.length >= MAX_PAGES) throw new Error(`a round of more than ${MAX_PAGES} pages`);
    const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const path = `/api/tills/master-data${query}`;
    const page = await server.call<MasterDataPage>({ path, token, timeoutMs: PAGE_TIMEOUT_MS });
    pages.push(page);
    ({ cursor, more } = page);
    progress.articles += page.articles.length;
    progress.customers += page.customers.length;
    progress.prices += page.prices.upserts.length;
    tell({ ...progress });
  }
  return pages;
}

/** How much a page brings or takes away, whatever it is. */
function changesIn(page: MasterDataPage): number {
  const { articles, categories, customers, prices, taxes, promotions, groups, categoryNodes, coupons } = page;
  const changes = [prices, promotions, groups, categoryNodes].flatMap((change) => [change?.upserts, change?.removals]);
  const lists = [articles, categories, customers, taxes, coupons, ...changes];
  return lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
}

type Kept = { priceBook: number; policies?: object };

async function applyPages(database: TillDatabase, pages: MasterDataPage[], kept: Kept, initial: boolean) {
  const { articles, categories, customers, prices, taxes, promotions, groups, categoryNodes, coupons, settings } =
    database;
  const tables = [articles, categories, customers, prices, taxes, promotions, groups, categoryNodes, coupons];
  await database.transaction("rw", [...tables, settings], async () => {
    if (initial) await Promise.all(tables.map((table) => table.clear()));
    for (const page of pages) {
      await articles.bulkPut(page.articles);
      await categories.bulkPut(page.categories);
      await taxes.bulkPut(page.taxes);
      // Who is blocked stays known, so that the cashier is told why; who is gone is forgotten.
      await customers.bulkPut(page.customers.filter((customer) => !isGone(customer)));
      await customers.bulkDelete(page.customers.filter(isGone).map(({ customerId }) => customerId));
      // Blocked ones stay known, so that their codes are told from codes which only a promotion names.
      await coupons.bulkPut(page.coupons ?? []);
      await applyChanges(prices, page.prices);
      await applyChanges(promotions, page.promotions);
      await applyChanges(groups, page.groups);
      await applyChanges(categoryNodes, page.categoryNodes);
    }
    const { cursor } = pages.at(-1) as MasterDataPage;
    const policies = pages.findLast((page) => page.policies !== undefined)?.policies ?? kept.policies ?? {};
    const { priceBook } = kept;
    await writeSetting(database, "masterData", { cursor, priceBook, policies, appliedAt: new Date().toISOString() });
  });
}

/** A removal and an upsert of one round never mean the same object: an object that came back is an upsert alone. */
async function applyChanges<Row>(
  table: Table<Row, string>,
  changes: { upserts: Row[]; removals: string[] } | undefined,
): Promise<void> {
  if (!changes) return;
  await table.bulkDelete(changes.removals);
  await table.bulkPut(changes.upserts);
}

const isGone = ({ withdrawn, blocked }: TillCustomer) => withdrawn === true && blocked === undefined;
