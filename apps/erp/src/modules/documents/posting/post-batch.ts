import type { DbTransaction } from "../../../database.ts";
import type { GoodsMovementDraft, Logistics } from "../../logistics/index.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { readFacts } from "../judging/facts.ts";
import { type Judgement, judge, printOf, type Verdict } from "../judging/judge.ts";
import type { PostingDraft, PostingKind } from "../judging/judgement.ts";
import type { Fault, PendingReceipt, ReceiptKind, Task } from "../receipt.ts";
import { reopenWaitingLists } from "./closings.ts";
import {
  insertPostingItems,
  insertPostings,
  markReceipts,
  type NumberedPosting,
  type ReceiptResult,
  takePostingNumbers,
} from "./posting-store.ts";

export type Modules = { masterData: MasterData; logistics: Logistics };
type Judged = { receipt: PendingReceipt; judgement: Judgement; result: ReceiptResult };

/** Sums must know what was posted singly, and payment lists what was posted at all. */
const phases: readonly ReceiptKind[][] = [["receipt", "cashMovement", "goodsMovement"], ["salesSum"], ["paymentList"]];

type Note = (transaction: DbTransaction, results: ReceiptResult[]) => Promise<void>;

/**
 * Posts what can be posted, task by task, and sets the rest aside, each with its own reason, all in the caller's transaction. `note`:
 * writes down what became of them.
 */
export async function postBatch(
  transaction: DbTransaction,
  modules: Modules,
  receipts: PendingReceipt[],
  note: Note = markReceipts,
): Promise<void> {
  for (const kinds of phases) {
    const ofPhase = receipts.filter(({ kind }) => kinds.includes(kind));
    if (ofPhase.length > 0) await postPhase(transaction, modules, ofPhase, note);
  }
}

async function postPhase(
  transaction: DbTransaction,
  modules: Modules,
  receipts: PendingReceipt[],
  note: Note,
): Promise<void> {
  const facts = await readFacts(transaction, modules.masterData, receipts);
  const judged = receipts.map((receipt): Judged => {
    const judgement = judge(receipt, facts);
    return { receipt, judgement, result: resultOf(receipt, judgement) };
  });
  await postAccounts(transaction, judged);
  await postStock(transaction, modules.logistics, judged);
  await note(
    transaction,
    judged.map(({ result }) => result),
  );
  const booked = judged.filter(({ judgement }) => judgement.verdicts.some((verdict) => "booking" in verdict));
  await reopenWaitingLists(
    transaction,
    booked.map(({ receipt }) => receipt.receiptId),
  );
}

/** The states after this try; document numbers are filled in as they are taken. */
function resultOf(receipt: PendingReceipt, { verdicts }: Judgement): ReceiptResult {
  const states: Record<Task, string> = { ...receipt.states };
  const kept = (receipt.faults ?? []).filter(({ task }) => states[task] === "error");
  const faults: Fault[] = [];
  for (const verdict of verdicts)
    if ("fault" in verdict) {
      states[verdict.task] = "error";
      faults.push(verdict.fault);
    } else states[verdict.task] = verdict.booking === undefined ? "notNeeded" : "posted";
  const all = [...faults, ...kept];
  return {
    receiptId: receipt.receiptId,
    year: yearOf(receipt),
    ...states,
    faults: all.length === 0 ? null : all,
    booked: all.length === 0 ? null : { ...receipt.booked, ...printsOf(verdicts) },
    documents: {},
  };
}

function printsOf(verdicts: Verdict[]): Partial<Record<Task, string>> {
  const done = verdicts.flatMap((verdict) => ("booking" in verdict ? [[verdict.task, printOf(verdict.booking)]] : []));
  return Object.fromEntries(done);
}

type NumberedDraft = PostingDraft & { judged: Judged; year: number };

async function postAccounts(transaction: DbTransaction, all: Judged[]): Promise<void> {
  const drafts = all.flatMap((judged) => {
    const year = yearOf(judged.receipt);
    return bookings(judged, "posting").map((draft): NumberedDraft => ({ ...draft, judged, year }));
  });
  const postings: NumberedPosting[] = [];
  // Ranges are taken in one order by everybody, so that two batches never wait for each other.
  for (const [key, ofRange] of [...Map.groupBy(drafts, ({ kind, year }) => `${kind} ${year}`)].toSorted(
    ([one], [other]) => (one < other ? -1 : 1),
  )) {
    const [kind, year] = key.split(" ") as [PostingKind, string];
    const first = await takePostingNumbers(transaction, kind, Number(year), ofRange.length);
    for (const [index, { judged, ...draft }] of ofRange.entries()) {
      const { receipt, judgement, result } = judged;
      postings.push({ ...draft, receipt, siteId: judgement.siteId, number: first + index });
      result.documents[kind === "revenue" ? "revenue" : "payment"] = first + index;
    }
  }
  if (postings.length === 0) return;
  await insertPostings(transaction, postings);
  await insertPostingItems(transaction, postings);
}

async function postStock(transaction: DbTransaction, logistics: Logistics, all: Judged[]): Promise<void> {
  const moving = all.flatMap((judged) => bookings(judged, "movement").map((movement) => ({ judged, movement })));
  if (moving.length === 0) return;
  const drafts = moving.map(({ movement }) => movement);
  const numbers = await logistics.postMovements(transaction, drafts, "pos");
  for (const [index, { judged }] of moving.entries()) judged.result.documents.stock = numbers[index]?.number ?? 0;
}

type Drafts = { posting: PostingDraft; movement: GoodsMovementDraft };

function bookings<What extends keyof Drafts>({ judgement }: Judged, what: What): Drafts[What][] {
  return judgement.verdicts.flatMap((verdict) => {
    if (!("booking" in verdict) || verdict.booking === undefined) return [];
    return what in verdict.booking ? [(verdict.booking as Drafts)[what]] : [];
  });
}

const yearOf = ({ businessDate }: PendingReceipt) => Number(businessDate.slice(0, 4));
