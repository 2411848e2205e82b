import { parseReceiptNumber, type Receipt, type Transaction, type TransactionResult } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import {
  countReceiptsOf,
  type FoundDeviation,
  insertFollowUps,
  insertLines,
  insertTransactions,
  readKnown,
} from "../accept-store.ts";
import { type AcceptedRow, acceptedRow } from "../accepted-row.ts";
import type { Candidate } from "../check-transaction.ts";
import { type ClosedDay, insertClosing, readClosedDays, sumReceiptsOf } from "../closing-store.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { markAccepted } from "../rejected-store.ts";
import { doubtClosing, doubtLate, refuseClosedDay } from "../rules/closed-day.ts";
import { sameContent } from "../same-content.ts";
import { type GiveCouponsBack, recordCancellations } from "./record-cancellations.ts";
import { recordDoubts } from "./record-doubts.ts";

/** Tells the hub, in the same transaction, what has to reach the ERP. */
export type AnnounceAccepted = (transaction: DbTransaction, rows: readonly AcceptedRow[]) => Promise<void>;
/** Coupons that receipts used are redeemed in the same transaction; answers what is doubtful about it. */
export type RedeemCoupons = (transaction: DbTransaction, receipts: readonly Receipt[]) => Promise<FoundDeviation[]>;
/** What receipts did to vouchers is written in the same transaction; answers what is doubtful about it. */
/** What receipts did to things that are kept elsewhere (vouchers, reserved goods); answers what is doubtful about it. */
export type Settle = (transaction: DbTransaction, receipts: readonly Receipt[]) => Promise<FoundDeviation[]>;
export type Consequences = {
  announceAccepted: AnnounceAccepted;
  redeemCoupons: RedeemCoupons;
  settleVouchers: Settle;
  settleReserved: Settle;
  giveCouponsBack: GiveCouponsBack;
};
export type Kept = Pick<TransactionResult, "acceptedAt" | "repeated" | "deviations"> | Refusal;

/** Writes what is new, recognises what was there, and refuses what contradicts it. */
export async function keepCandidates(
  transaction: DbTransaction,
  till: Till,
  candidates: readonly Candidate[],
  consequences: Consequences,
): Promise<Map<Candidate, Kept>> {
  const kept = new Map<Candidate, Kept>();
  const closed = await readClosed(transaction, till, candidates);
  const open = await refuseClosed(transaction, till, { candidates, closed, kept });
  for (const round of roundsOf(open)) {
    const rows = round.map(acceptedRow);
    const acceptedAt = await insertTransactions(transaction, rows);
    const written = rows.filter(({ id }) => acceptedAt.has(id));
    const deviations = await keepNew(transaction, till, { rows: written, closed }, consequences);
    for (const { id, candidate } of written)
      kept.set(candidate, {
        acceptedAt: acceptedAt.get(id)?.toISOString() ?? "",
        deviations: deviations.get(id) ?? [],
      });
    const others = rows.filter(({ id }) => !acceptedAt.has(id));
    for (const [candidate, known] of await recogniseRepeated(transaction, till, others)) kept.set(candidate, known);
  }
  return kept;
}

/** The days that were closed before these arrived. */
async function readClosed(
  transaction: DbTransaction,
  till: Till,
  candidates: readonly Candidate[],
): Promise<ClosedDay[]> {
  const days = candidates.map(({ transaction: { businessDate } }) => businessDate).sort();
  return days[0] === undefined ? [] : readClosedDays(transaction, till, days[0]);
}

type Round = { candidates: readonly Candidate[]; closed: readonly ClosedDay[]; kept: Map<Candidate, Kept> };

/** What comes after the closing of its day is refused, but for what was taken before: that gets its first answer. */
async function refuseClosed(
  transaction: DbTransaction,
  till: Till,
  { candidates, closed, kept }: Round,
): Promise<Candidate[]> {
  const together = candidates.flatMap(closedBy);
  const all = [...closed, ...together];
  if (all.length === 0) return [...candidates];
  const refused = candidates.filter((candidate) => refuseClosedDay(candidate.transaction, all) !== undefined);
  const known = await recogniseRepeated(transaction, till, refused.map(acceptedRow));
  for (const candidate of refused) {
    const first = known.get(candidate);
    const refusal = refuseClosedDay(candidate.transaction, all);
    if (first !== undefined && !isNumberUsed(first)) kept.set(candidate, first);
    else if (refusal !== undefined) kept.set(candidate, refusal);
  }
  return candidates.filter((candidate) => !kept.has(candidate));
}

function closedBy({ transaction: { kind, number, businessDate } }: Candidate): ClosedDay[] {
  const running = parseReceiptNumber(number)?.running;
  return kind === "closing" && running !== undefined ? [{ running, businessDate, number }] : [];
}

async function keepNew(
  transaction: DbTransaction,
  till: Till,
  { rows, closed }: { rows: readonly AcceptedRow[]; closed: readonly ClosedDay[] },
  { announceAccepted, redeemCoupons, settleVouchers, settleReserved, giveCouponsBack }: Consequences,
): ReturnType<typeof recordDoubts> {
  if (rows.length === 0) return new Map();
  await insertLines(transaction, rows);
  await insertFollowUps(transaction, rows);
  await countReceiptsOf(transaction, rows);
  await announceAccepted(transaction, rows);
  const hashes = rows.map(({ candidate }) => candidate.hash);
  await markAccepted(transaction, till.tillId, hashes);
  const doubts = [
    ...(await redeemCoupons(transaction, rows.flatMap(couponReceipt))),
    ...(await settleVouchers(transaction, rows.flatMap(receiptIn))),
    ...(await settleReserved(transaction, rows.flatMap(receiptIn))),
    ...(await recordCancellations(transaction, rows, giveCouponsBack)),
    ...(await doubtClosings(transaction, rows)),
    ...rows.flatMap((row) => lateness(row, closed)),
  ];
  return recordDoubts(transaction, rows, doubts);
}

function lateness({ storeId, id, candidate }: AcceptedRow, closed: readonly ClosedDay[]): FoundDeviation[] {
  const deviation = doubtLate(candidate.transaction, closed);
  return deviation === undefined ? [] : [{ storeId, id, deviation }];
}

/** A closing is kept beside its transaction; what it says of its receipts is compared with what is here. */
async function doubtClosings(transaction: DbTransaction, rows: readonly AcceptedRow[]): Promise<FoundDeviation[]> {
  const found: FoundDeviation[] = [];
  for (const row of rows) {
    const closing = row.candidate.transaction;
    if (closing.kind !== "closing") continue;
    await insertClosing(transaction, row, closing);
    const deviation = doubtClosing(closing, await sumReceiptsOf(transaction, closing));
    if (deviation !== undefined) found.push({ storeId: row.storeId, id: row.id, deviation });
  }
  return found;
}

const receiptIn = ({ candidate: { transaction } }: AcceptedRow): Receipt[] =>
  transaction.kind === "receipt" ? [transaction] : [];

function couponReceipt({ candidate: { transaction } }: AcceptedRow): Receipt[] {
  return transaction.kind === "receipt" && transaction.coupons?.length ? [transaction] : [];
}

/** What was there already: the same gets the first answer, anything else is refused. */
async function recogniseRepeated(
  transaction: DbTransaction,
  till: Till,
  rows: readonly AcceptedRow[],
): Promise<Map<Candidate, Kept>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const known = new Map((await readKnown(transaction, till.storeId, ids)).map((each) => [each.id, each]));
  const recognised = new Map<Candidate, Kept>();
  for (const { id, candidate } of rows) {
    const first = known.get(id);
    if (!first) recognised.set(candidate, numberUsed(candidate.transaction.number));
    else if (
      !first.hash.equals(candidate.hash) &&
      !sameContent(first.body, candidate.element) &&
      !isRenumbered(first.body, candidate)
    )
      recognised.set(candidate, contentDiffers(id));
    else {
      const { deviations } = first;
      recognised.set(candidate, { acceptedAt: first.acceptedAt.toISOString(), repeated: true, deviations });
    }
  }
  return recognised;
}

/** An export of it was brought in, where it got another number and kept its own beside it; its till sends it as it was. */
const isRenumbered = (body: unknown, { transaction: { number } }: Candidate) =>
  (body as Partial<Transaction>).externalReference === number;

/**
 * Candidates with one id or number go one after the other, as if they had come so; nearly always there is one round. In the
 * order of ids, so that two batches with the same ones wait for each other and do not lock each other.
 */
function roundsOf(candidates: readonly Candidate[]): Candidate[][] {
  const rounds: { taken: Set<string>; candidates: Candidate[] }[] = [];
  for (const candidate of candidates) {
    const { id, number } = candidate.transaction;
    let round = rounds.find(({ taken }) => !taken.has(id) && !taken.has(number));
    if (!round) {
      round = { taken: new Set(), candidates: [] };
      rounds.push(round);
    }
    round.taken.add(id).add(number);
    round.candidates.push(candidate);
  }
  return rounds.map((round) =>
    round.candidates.sort((one, other) => (one.transaction.id < other.transaction.id ? -1 : 1)),
  );
}

const contentDiffers = (id: string) =>
  refuse("content-differs", `${id} was accepted earlier with another content.`, "/id");
const NUMBER_USED = "number-used";
const numberUsed = (number: string) =>
  refuse(NUMBER_USED, `${number} is the number of another transaction.`, "/number");
const isNumberUsed = (kept: Kept) => "code" in kept && kept.code === NUMBER_USED;
