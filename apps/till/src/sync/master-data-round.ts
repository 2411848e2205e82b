import type { MasterDataPage } from "@counterfoil/contracts";
import {
  changesOf,
  type MasterChange,
  masterTables,
  readSetting,
  type TillDatabase,
  writeSetting,
} from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** How far a round is: what has come down, and whether it is the first one. */
export type RoundProgress = { initial: boolean; articles: number; customers: number; prices: number };
export type RoundResult = {
  initial: boolean;
  changed: boolean;
  changes: MasterChange[];
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
  const initial = before?.cursor === undefined;
  const changes = await applyPages(database, pages, { ...before, priceBook }, initial);
  const isNew = before?.priceBook !== priceBook || pages.some(({ policies }) => policies !== undefined);
  return { initial, changed: isNew || changes.length > 0, changes, priceBook, serverTime: last.serverTime };
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

type Kept = { priceBook: number; policies?: object };

async function applyPages(database: TillDatabase, pages: MasterDataPage[], kept: Kept, initial: boolean) {
  const tables = Object.keys(masterTables).map((name) => database.table<object, string>(name));
  const changes = pages.flatMap(changesOf);
  await database.transaction("rw", [...tables, database.settings], async () => {
    if (initial) await Promise.all(tables.map((table) => table.clear()));
    for (const { table, removals, upserts } of changes) {
      await database.table(table).bulkDelete([...removals]);
      await database.table(table).bulkPut(upserts);
    }
    const { cursor } = pages.at(-1) as MasterDataPage;
    const policies = pages.findLast((page) => page.policies !== undefined)?.policies ?? kept.policies ?? {};
    const { priceBook } = kept;
    await writeSetting(database, "masterData", { cursor, priceBook, policies, appliedAt: new Date().toISOString() });
  });
  return changes;
}
