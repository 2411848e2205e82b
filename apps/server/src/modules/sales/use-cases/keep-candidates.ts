import type { Deviation, Receipt, TransactionResult } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../database.ts";
import type { Till } from "../../access/index.ts";
import { insertFollowUps, insertLines, insertTransactions, readKnown } from "../accept-store.ts";
import { type AcceptedRow, acceptedRow } from "../accepted-row.ts";
import type { Candidate } from "../check-transaction.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { markAccepted } from "../rejected-store.ts";
import { sameContent } from "../same-content.ts";
import { recordDoubts } from "./record-doubts.ts";

/** Tells the hub, in the same transaction, what has to reach the ERP. */
export type AnnounceAccepted = (transaction: DbTransaction, rows: readonly AcceptedRow[]) => Promise<void>;
/** Coupons that receipts used are redeemed in the same transaction; answers what is doubtful about it. */
export type RedeemCoupons = (
  transaction: DbTransaction,
  receipts: readonly Receipt[],
) => Promise<{ receipt: Receipt; deviation: Deviation }[]>;
export type Consequences = { announceAccepted: AnnounceAccepted; redeemCoupons: RedeemCoupons };
export type Kept = Pick<TransactionResult, "acceptedAt" | "repeated" | "deviations"> | Refusal;

/** Writes what is new, recognises what was there, and refuses what contradicts it. */
export async function keepCandidates(
  transaction: DbTransaction,
  till: Till,
  candidates: readonly Candidate[],
  consequences: Consequences,
): Promise<Map<Candidate, Kept>> {
  const kept = new Map<Candidate, Kept>();
  for (const round of roundsOf(candidates)) {
    const rows = round.map(acceptedRow);
    const acceptedAt = await insertTransactions(transaction, rows);
    const written = rows.filter(({ id }) => acceptedAt.has(id));
    const deviations = await keepNew(transaction, till, written, consequences);
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

async function keepNew(
  transaction: DbTransaction,
  till: Till,
  rows: readonly AcceptedRow[],
  { announceAccepted, redeemCoupons }: Consequences,
): ReturnType<typeof recordDoubts> {
  if (rows.length === 0) return new Map();
  await insertLines(transaction, rows);
  await insertFollowUps(transaction, rows);
  await announceAccepted(transaction, rows);
  const hashes = rows.map(({ candidate }) => candidate.hash);
  await markAccepted(transaction, till.tillId, hashes);
  return recordDoubts(transaction, rows, await redeemCoupons(transaction, rows.flatMap(couponReceipt)));
}

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
    else if (!first.hash.equals(candidate.hash) && !sameContent(first.body, candidate.element))
      recognised.set(candidate, contentDiffers(id));
    else {
      const { deviations } = first;
      recognised.set(candidate, { acceptedAt: first.acceptedAt.toISOString(), repeated: true, deviations });
    }
  }
  return recognised;
}

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
const numberUsed = (number: string) =>
  refuse("number-used", `${number} is the number of another transaction.`, "/number");
