import { parseReceiptNumber, type TransactionResult } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import { insertFollowUps, insertLines, insertTransactions, readKnown } from "../accept-store.ts";
import { type AcceptedRow, acceptedRow } from "../accepted-row.ts";
import { type Arrival, arrivalOf, type Candidate, checkTransaction, isRefusal } from "../check-transaction.ts";
import type { Ground } from "../ground.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { markAccepted, type RejectedRow, upsertRejected } from "../rejected-store.ts";
import { sameContent } from "../same-content.ts";
import { recordDoubts } from "./record-doubts.ts";

export type AcceptContext = {
  db: Db;
  readGround: (till: Till) => Promise<Ground>;
  /** Tells the hub, in the same transaction, what has to reach the ERP. */
  announceAccepted: (transaction: DbTransaction, rows: readonly AcceptedRow[]) => Promise<void>;
  /** After the commit: there is work. */
  wake: () => void;
};

type Outcome = TransactionResult & { refusal?: Refusal };

/** Takes what can be taken, each element for itself, all in one transaction; answers in the order sent. */
export async function acceptTransactions(
  context: AcceptContext,
  till: Till,
  elements: readonly unknown[],
): Promise<TransactionResult[]> {
  const ground = await context.readGround(till);
  const arrivals = elements.map(arrivalOf);
  const outcomes = await storeTogether(context, till, arrivals, ground).catch((error) => {
    if (!isDataError(error)) throw error;
    return storeOneByOne(context, till, arrivals, ground);
  });
  context.wake();
  return outcomes.map(({ refusal: _kept, ...result }) => result);
}

function storeTogether(
  { db, announceAccepted }: AcceptContext,
  till: Till,
  arrivals: readonly Arrival[],
  ground: Ground,
) {
  const checked = checkTogether(arrivals, ground);
  return inTransaction(db, async (transaction) => {
    const accepted = await storeCandidates(transaction, till, checked, announceAccepted);
    const outcomes = checked.map((each) => outcomeOf(each, accepted));
    await keepRefused(transaction, till, arrivals, outcomes);
    return outcomes;
  });
}

/** The database refuses a value that our rules let pass: whoever sent it must not stop the others, nor himself for ever. */
async function storeOneByOne(context: AcceptContext, till: Till, arrivals: readonly Arrival[], ground: Ground) {
  const outcomes: Outcome[] = [];
  for (const arrival of arrivals) {
    const stored = await storeTogether(context, till, [arrival], ground).catch(async (error) => {
      if (!isDataError(error)) throw error;
      const refusal = refuse("not-storable", `The database cannot keep it: ${(error as Error).message}.`);
      const outcome = rejection(arrival, refusal);
      await inTransaction(context.db, (transaction) => keepRefused(transaction, till, [arrival], [outcome]));
      return [outcome];
    });
    outcomes.push(...stored);
  }
  return outcomes;
}

/** PostgreSQL's class 22: data exception. */
function isDataError(error: unknown): boolean {
  return /^22/.test(String((error as { code?: unknown } | null)?.code ?? ""));
}

type Checked = { arrival: Arrival; candidate?: Candidate; refusal?: Refusal; repeats?: boolean };

/** Within one batch the first one counts, as it would if they came one after the other. */
function checkTogether(arrivals: readonly Arrival[], ground: Ground): Checked[] {
  const byId = new Map<string, Candidate>();
  const numbers = new Map<string, string>();
  return arrivals.map((arrival) => {
    const candidate = checkTransaction(arrival, ground);
    if (isRefusal(candidate)) return { arrival, refusal: candidate };
    const { id, number } = candidate.transaction;
    const first = byId.get(id);
    if (first && sameContent(first.element, candidate.element)) return { arrival, candidate: first, repeats: true };
    if (first) return { arrival, refusal: contentDiffers(id) };
    if (numbers.has(number)) return { arrival, refusal: numberUsed(number) };
    byId.set(id, candidate);
    numbers.set(number, id);
    return { arrival, candidate };
  });
}

type Accepted = Map<string, Pick<TransactionResult, "acceptedAt" | "repeated" | "deviations"> | Refusal>;

async function storeCandidates(
  transaction: DbTransaction,
  till: Till,
  checked: readonly Checked[],
  announceAccepted: AcceptContext["announceAccepted"],
): Promise<Accepted> {
  // In the order of ids, so that two batches with the same ones wait for each other and do not lock each other.
  const rows = checked
    .flatMap(({ candidate, repeats }) => (candidate && !repeats ? [acceptedRow(candidate)] : []))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  if (rows.length === 0) return new Map();
  const acceptedAt = await insertTransactions(transaction, rows);
  const written = rows.filter(({ id }) => acceptedAt.has(id));
  const accepted = await recogniseRepeated(
    transaction,
    till,
    rows.filter(({ id }) => !acceptedAt.has(id)),
  );
  if (written.length === 0) return accepted;
  await insertLines(transaction, written);
  await insertFollowUps(transaction, written);
  const deviations = await recordDoubts(transaction, written);
  await announceAccepted(transaction, written);
  await markAccepted(
    transaction,
    till.tillId,
    written.map(({ candidate }) => candidate.hash),
  );
  for (const { id } of written)
    accepted.set(id, { acceptedAt: acceptedAt.get(id)?.toISOString() ?? "", deviations: deviations.get(id) ?? [] });
  return accepted;
}

/** What was there already: the same gets the first answer, anything else is refused. */
async function recogniseRepeated(
  transaction: DbTransaction,
  till: Till,
  rows: readonly AcceptedRow[],
): Promise<Accepted> {
  if (rows.length === 0) return new Map();
  const known = new Map(
    (
      await readKnown(
        transaction,
        till.storeId,
        rows.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  );
  const accepted: Accepted = new Map();
  for (const { id, candidate } of rows) {
    const first = known.get(id);
    if (!first) accepted.set(id, numberUsed(candidate.transaction.number));
    else if (!first.hash.equals(candidate.hash) && !sameContent(first.body, candidate.element))
      accepted.set(id, contentDiffers(id));
    else accepted.set(id, { acceptedAt: first.acceptedAt.toISOString(), repeated: true, deviations: first.deviations });
  }
  return accepted;
}

function outcomeOf({ arrival, candidate, refusal, repeats }: Checked, accepted: Accepted): Outcome {
  if (refusal || !candidate) return rejection(arrival, refusal ?? refuse("not-checked", "It was not checked."));
  const { id } = candidate.transaction;
  const result = accepted.get(id);
  if (!result || "code" in result) return rejection(arrival, result ?? refuse("not-stored", "It was not stored."));
  return { id, outcome: "accepted", ...result, ...(repeats ? { repeated: true } : {}) };
}

function rejection({ element }: Arrival, refusal: Refusal): Outcome {
  return { id: textOf(element, "id", 100), outcome: "rejected", problem: refusal, refusal };
}

async function keepRefused(
  transaction: DbTransaction,
  till: Till,
  arrivals: readonly Arrival[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const rows = arrivals.flatMap(({ element, content, hash }, position): RejectedRow[] => {
    const refusal = outcomes[position]?.refusal;
    if (!refusal) return [];
    const number = textOf(element, "number", 20);
    const parts = parseReceiptNumber(number ?? "");
    const running = parts && `${parts.storeId}-${parts.tillNumber}` === till.tillId ? parts.running : null;
    return [{ transactionId: textOf(element, "id", 100), number, running, hash, raw: content, refusal }];
  });
  await upsertRejected(transaction, till, rows);
}

/** A text member of whatever came, if it has one that can be kept. */
function textOf(element: unknown, name: string, atMost: number): string | null {
  const value = (element as Record<string, unknown> | null)?.[name];
  return typeof value === "string" && value.length <= atMost && !value.includes("\0") ? value : null;
}

const contentDiffers = (id: string) =>
  refuse("content-differs", `${id} was accepted earlier with another content.`, "/id");
const numberUsed = (number: string) =>
  refuse("number-used", `${number} is the number of another transaction.`, "/number");
