import type { MasterDataPage } from "@counterfoil/contracts";
import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** How far a round is: what has come down, and whether it is the first one. */
export type RoundProgress = { initial: boolean; articles: number; customers: number; prices: number };
export type RoundResult = { changed: boolean; priceBook: number; serverTime: string };

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
  await applyPages(database, pages, priceBook, before === undefined);
  const changed = before?.priceBook !== priceBook || pages.some(hasContent);
  return { changed, priceBook, serverTime: last.serverTime };
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

function hasContent({ articles, categories, customers, prices, taxes }: MasterDataPage): boolean {
  return [articles, categories, customers, prices.upserts, prices.removals, taxes].some((list) => list.length > 0);
}

async function applyPages(database: TillDatabase, pages: MasterDataPage[], priceBook: number, initial: boolean) {
  const { articles, categories, customers, prices, taxes, settings } = database;
  const tables = [articles, categories, customers, prices, taxes];
  await database.transaction("rw", [...tables, settings], async () => {
    if (initial) await Promise.all(tables.map((table) => table.clear()));
    for (const page of pages) {
      await articles.bulkPut(page.articles);
      await categories.bulkPut(page.categories);
      await taxes.bulkPut(page.taxes);
      await customers.bulkPut(page.customers.filter((customer) => !customer.withdrawn));
      await customers.bulkDelete(withdrawnIds(page));
      await prices.bulkPut(page.prices.upserts);
      await prices.bulkDelete(page.prices.removals);
    }
    const { cursor } = pages.at(-1) as MasterDataPage;
    await writeSetting(database, "masterData", { cursor, priceBook, appliedAt: new Date().toISOString() });
  });
}

const withdrawnIds = ({ customers }: MasterDataPage) =>
  customers.filter((customer) => customer.withdrawn).map((customer) => customer.customerId);
