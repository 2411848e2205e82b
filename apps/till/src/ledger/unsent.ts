import type { TillDatabase } from "./database.ts";
import type { LedgerRow, ParkedRow, SendState } from "./rows.ts";

/** Smallest and largest running number, as bounds of the compound index. */
const FIRST = 0;
const LAST = 9_999_999;

export type UnsentSummary = { waiting: number; needsYou: number; oldestAt?: string };

const inState = (database: TillDatabase, state: SendState) =>
  database.transactions.where("[state+running]").between([state, FIRST], [state, LAST], true, true);

/** The next ones to send, oldest number first. */
export function nextWaiting(database: TillDatabase, limit: number): Promise<LedgerRow[]> {
  return inState(database, "waiting").limit(limit).toArray();
}

/** What the light shows. */
export async function summariseUnsent(database: TillDatabase): Promise<UnsentSummary> {
  const [waiting, needsYou, oldest] = await Promise.all([
    inState(database, "waiting").count(),
    inState(database, "needsYou").count(),
    inState(database, "waiting").first(),
  ]);
  const summary = { waiting, needsYou };
  return oldest ? { ...summary, oldestAt: oldest.transaction.occurredAt } : summary;
}

/** All that exists nowhere else: transactions, customers, parked sales; the journal apart, in which something is written all the time. */
export async function countUnsent(database: TillDatabase): Promise<{ count: number; journal: number }> {
  const [{ waiting, needsYou }, customers, parked, journal] = await Promise.all([
    summariseUnsent(database),
    database.newCustomers.count(),
    listParkedHere(database),
    database.journal.count(),
  ]);
  return { count: waiting + needsYou + customers + parked.length, journal };
}

/** Put aside while the server was not told. */
export const listParkedHere = (database: TillDatabase): Promise<ParkedRow[]> =>
  database.parked
    .orderBy("id")
    .filter(({ state }) => state === "waiting")
    .toArray();

/** Everything the server has not confirmed: what is waiting and what it refused. */
export async function listUnsent(database: TillDatabase): Promise<LedgerRow[]> {
  const rows = [...(await inState(database, "waiting").toArray()), ...(await inState(database, "needsYou").toArray())];
  return rows.toSorted((one, other) => one.running - other.running);
}
