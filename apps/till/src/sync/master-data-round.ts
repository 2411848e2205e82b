import type { MasterDataPage } from "@counterfoil/contracts";
import {
  changesOf,
  type MasterChange,
  type MasterPage,
  masterPage,
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
  const initial = before?.cursor === undefined;
  const { changes, pages, policies, last } = await fetchAll(server, token, before?.cursor, tell);
  const priceBook = last.priceBook ?? before?.priceBook ?? 0;
  await database.transaction("rw", database.masterPages, database.settings, async () => {
    if (initial) await database.masterPages.clear();
    await database.masterPages.bulkAdd(pages);
    const kept = { cursor: last.cursor, priceBook, policies: policies ?? before?.policies ?? {} };
    await writeSetting(database, "masterData", { ...kept, appliedAt: new Date().toISOString() });
  });
  const changed = changes.length > 0 || policies !== undefined || before?.priceBook !== priceBook;
  return { initial, changed, changes, priceBook, serverTime: last.serverTime };
}

type Fetched = { changes: MasterChange[]; pages: MasterPage[]; policies: object | undefined; last: MasterDataPage };

async function fetchAll(
  server: Server,
  token: string,
  from: string | undefined,
  tell: (progress: RoundProgress) => void,
): Promise<Fetched> {
  const ask = (cursor: string | undefined) => {
    const query = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
    const path = `/api/tills/master-data${query}`;
    return server.call<MasterDataPage>({ path, token, timeoutMs: PAGE_TIMEOUT_MS });
  };
  const progress = { initial: from === undefined, articles: 0, customers: 0, prices: 0 };
  const fetched: Omit<Fetched, "last"> = { changes: [], pages: [], policies: undefined };
  let asked = ask(from);
  for (let count = 1; ; count += 1) {
    if (count > MAX_PAGES) throw new Error(`a round of more than ${MAX_PAGES} pages`);
    const page = await asked;
    // The server reads the next page while this one is taken in.
    if (page.more) asked = ask(page.cursor);
    const changes = changesOf(page);
    if (changes.length > 0) fetched.pages.push(masterPage(changes));
    fetched.changes.push(...changes);
    fetched.policies = page.policies ?? fetched.policies;
    progress.articles += page.articles.length;
    progress.customers += page.customers.length;
    progress.prices += page.prices.upserts.length;
    tell({ ...progress });
    if (!page.more) return { ...fetched, last: page };
  }
}
