import type { TillDatabase } from "./database.ts";
import type { LedgerRow, SendState } from "./rows.ts";

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

/** Everything the server has not confirmed: what is waiting and what it refused. */
export async function listUnsent(database: TillDatabase): Promise<LedgerRow[]> {
  const rows = [...(await inState(database, "waiting").toArray()), ...(await inState(database, "needsYou").toArray())];
  return rows.toSorted((one, other) => one.running - other.running);
}
