import { parseReceiptNumber, type TransactionResult } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import { type Arrival, arrivalOf, checkTransaction, isRefusal } from "../check-transaction.ts";
import type { Ground } from "../ground.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { type RejectedRow, upsertRejected } from "../rejected-store.ts";
import { type Consequences, type Kept, keepCandidates } from "./keep-candidates.ts";

export type AcceptContext = Consequences & {
  db: Db;
  readGround: (till: Till) => Promise<Ground>;
  /** After the commit: there is work. */
  wake: () => void;
};

export type Outcome = { arrival: Arrival; kept: Kept };

/** Takes what can be taken, each element for itself, all in one transaction; answers in the order sent. */
export async function acceptTransactions(
  context: AcceptContext,
  till: Till,
  elements: readonly unknown[],
): Promise<TransactionResult[]> {
  const ground = await context.readGround(till);
  const arrivals = elements.map(arrivalOf);
  const outcomes = await storeTogether(context, arrivals, ground).catch((error) => {
    if (!isDataError(error)) throw error;
    return storeOneByOne(context, arrivals, ground);
  });
  context.wake();
  return outcomes.map(resultOf);
}

function storeTogether(context: AcceptContext, arrivals: readonly Arrival[], ground: Ground): Promise<Outcome[]> {
  return inTransaction(context.db, async (transaction) => {
    const outcomes = await storeArrivals(transaction, context, arrivals, ground);
    await keepRefused(transaction, ground.till, outcomes);
    return outcomes;
  });
}

/** Judges and keeps; what is refused is kept by nobody yet. */
export async function storeArrivals(
  transaction: DbTransaction,
  consequences: Consequences,
  arrivals: readonly Arrival[],
  ground: Ground,
): Promise<Outcome[]> {
  const checked = arrivals.map((arrival) => ({ arrival, candidate: checkTransaction(arrival, ground) }));
  const candidates = checked.flatMap(({ candidate }) => (isRefusal(candidate) ? [] : [candidate]));
  const kept = await keepCandidates(transaction, ground.till, candidates, consequences);
  return checked.map(({ arrival, candidate }) => ({
    arrival,
    kept: isRefusal(candidate) ? candidate : (kept.get(candidate) ?? refuse("not-stored", "It was not stored.")),
  }));
}

/** The database refuses a value that our rules let pass: whoever sent it must not stop the others, nor himself for ever. */
async function storeOneByOne(context: AcceptContext, arrivals: readonly Arrival[], ground: Ground): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const arrival of arrivals) {
    const stored = await storeTogether(context, [arrival], ground).catch(async (error) => {
      if (!isDataError(error)) throw error;
      const kept = refuse("not-storable", `The database cannot keep it: ${(error as Error).message}.`);
      await inTransaction(context.db, (transaction) => keepRefused(transaction, ground.till, [{ arrival, kept }]));
      return [{ arrival, kept }];
    });
    outcomes.push(...stored);
  }
  return outcomes;
}

/** PostgreSQL's class 22: data exception. */
function isDataError(error: unknown): boolean {
  return /^22/.test(String((error as { code?: unknown } | null)?.code ?? ""));
}

export function resultOf({ arrival, kept }: Outcome): TransactionResult {
  const id = textOf(arrival.element, "id", 100);
  return "code" in kept ? { id, outcome: "rejected", problem: kept } : { id, outcome: "accepted", ...kept };
}

async function keepRefused(transaction: DbTransaction, till: Till, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ arrival, kept }) => ("code" in kept ? [rejectedRow(arrival, kept, till)] : []));
  await upsertRejected(transaction, till, rows);
}

function rejectedRow({ element, content, hash }: Arrival, refusal: Refusal, till: Till): RejectedRow {
  const number = textOf(element, "number", 20);
  const parts = parseReceiptNumber(number ?? "");
  const running = parts && `${parts.storeId}-${parts.tillNumber}` === till.tillId ? parts.running : null;
  return { transactionId: textOf(element, "id", 100), number, running, hash, raw: content, refusal };
}

/** A text member of whatever came, if it has one that can be kept. */
function textOf(element: unknown, name: string, atMost: number): string | null {
  const value = (element as Record<string, unknown> | null)?.[name];
  return typeof value === "string" && value.length <= atMost && !value.includes("\0") ? value : null;
}
