import type { Reversal } from "@counterfoil/contracts";
import { inTransaction } from "@counterfoil/platform";
import { type ReceiptStatus, readAnswer, receiptStatus } from "@counterfoil/sap";
import { callErp, type Destination, noteAnswer, understood } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import { type DeliveredDocument, markPolled } from "../document-store.ts";
import { countOpenOf, type PostingResult, updatePosted } from "../message-store.ts";
import { tellDelivered, tellStates } from "../tell-states.ts";

/**
 * Posting takes the ERP moments, behind a full day of a shop seconds: each pause is a third of the wait so far, so that the end is
 * not missed by long. What it set aside waits for a person there and is asked for ever more seldom.
 */
const PAUSES_MS = [
  200, 200, 200, 300, 400, 500, 700, 900, 1200, 1600, 2200, 3000, 5000, 15_000, 60_000, 300_000, 600_000,
];
export const LONGEST_PAUSE_MS = 600_000;
/** Documents asked for so often are asked once a minute: what is open in them is set aside. */
export const POLLS_OF_A_POSTING = PAUSES_MS.indexOf(60_000);
const statusPath = "/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/ReceiptStatusSet";
const ROWS_A_PAGE = 500;
const PAGES_AT_MOST = 20;

/** Asks the ERP what became of the receipts of one document. */
export async function askStatuses(
  context: OutboundContext,
  destination: Destination,
  document: DeliveredDocument,
  timeoutMs: number,
): Promise<void> {
  const call = { timeoutMs, stopping: context.stopping };
  const results = (await readStatuses(destination, `Idoc eq '${document.idocNumber}'`, call)).flatMap(resultOf);
  await inTransaction(context.db, async (transaction) => {
    await noteAnswer(transaction, destination.systemId);
    await tellStates(context, transaction, await updatePosted(transaction, document.id, results));
    await tellDelivered(context, transaction, document.id);
    const settled = (await countOpenOf(transaction, document.id)) === 0;
    await markPolled(transaction, document.id, { settled, pauseMs: pauseAfter(document.polls) });
  });
}

export function pauseAfter(polls: number): number {
  return PAUSES_MS[Math.min(polls, PAUSES_MS.length - 1)] ?? 0;
}

type Status = Partial<ReceiptStatus>;

export async function readStatuses(
  destination: Destination,
  $filter: string,
  call: { timeoutMs: number; stopping: AbortSignal },
): Promise<Status[]> {
  const rows: Status[] = [];
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query = {
      $filter,
      $top: String(ROWS_A_PAGE),
      $skip: String(page * ROWS_A_PAGE),
      $format: "json",
    };
    const answer = understood(await callErp(destination, { method: "GET", path: statusPath, query, ...call }), (body) =>
      readAnswer(body, receiptStatus),
    );
    rows.push(...answer.rows);
    if (answer.rows.length < ROWS_A_PAGE) break;
  }
  return rows;
}

/** One that is pending says nothing yet. */
function resultOf(status: Status): PostingResult[] {
  const { ReceiptNumber: businessKey, Status: state, Reason: reason, PostedAt: postedAt } = status;
  if (businessKey === undefined || (state !== "posted" && state !== "setAside")) return [];
  const documents = {
    ...(status.RevenueDocument ? { revenueDocument: status.RevenueDocument } : {}),
    ...(status.PaymentDocument ? { paymentDocument: status.PaymentDocument } : {}),
    ...(status.StockDocument ? { stockDocument: status.StockDocument } : {}),
  };
  const { ReasonCode: code, ReasonSubject: subject } = status;
  const cause = state === "setAside" && code ? { cause: { code, subject: subject ?? "" } } : {};
  return [
    {
      businessKey,
      state,
      documents,
      ...cause,
      ...reversalOf(status),
      ...(reason ? { reason } : {}),
      ...(postedAt ? { postedAt } : {}),
    },
  ];
}

/** Who took it back, when the ERP names somebody. */
export function reversalOf(told: Partial<Told>): { reversal?: Reversal } {
  const { ReversedAt: at, ReversedBy: by, ReversalReason: why } = told;
  return at ? { reversal: { at, by: by ?? "", why: why ?? "" } } : {};
}
type Told = Pick<ReceiptStatus, "ReversedAt" | "ReversedBy" | "ReversalReason">;
