import { hash } from "node:crypto";
import type { SiteFacts } from "../../masterdata/index.ts";
import { type Fault, type PendingReceipt, type ReceiptKind, type Task, tasksOf } from "../receipt.ts";
import { checkCash, checkGoods, checkList, checkSale, checkSum } from "./check-form.ts";
import { type Booking, type Facts, SetAside, siteOf } from "./judgement.ts";
import { judgeCash, judgeList, judgePayment } from "./payment.ts";
import { judgeRevenue } from "./revenue.ts";
import { judgeGoods, judgeStock } from "./stock.ts";

type Rule = (receipt: PendingReceipt, facts: Facts, site: SiteFacts) => Booking | undefined;
type Rules = { check: (receipt: PendingReceipt, facts: Facts, site: SiteFacts) => void } & Partial<Record<Task, Rule>>;

/** What makes a posting of each kind, task by task. */
const rules: Record<ReceiptKind, Rules> = {
  receipt: { check: checkSale, revenue: judgeRevenue, payment: judgePayment, stock: judgeStock },
  cashMovement: { check: checkCash, payment: judgeCash },
  goodsMovement: { check: checkGoods, stock: judgeGoods },
  salesSum: { check: checkSum, revenue: judgeRevenue, stock: judgeStock },
  paymentList: { check: checkList, payment: judgeList },
};

/** `booking` is undefined where there is nothing to book. */
export type Verdict = { task: Task; fault: Fault } | { task: Task; booking: Booking | undefined };
export type Judgement = { siteId: string; verdicts: Verdict[] };

/** What becomes of a receipt's open tasks. A receipt that is wrong as a whole has the same fault in each of them. */
export function judge(receipt: PendingReceipt, facts: Facts): Judgement {
  const open = openTasks(receipt);
  try {
    const site = siteOf(facts, receipt.siteId);
    rules[receipt.kind].check(receipt, facts, site);
    checkBooked(receipt, facts, site);
    return { siteId: site.siteId, verdicts: open.map((task) => judgeTask(task, receipt, facts, site)) };
  } catch (error) {
    return { siteId: receipt.siteId, verdicts: open.map((task) => ({ task, fault: faultOf(task, error) })) };
  }
}

export const openTasks = ({ kind, states }: PendingReceipt) => tasksOf[kind].filter((task) => states[task] === "open");

function judgeTask(task: Task, receipt: PendingReceipt, facts: Facts, site: SiteFacts): Verdict {
  try {
    return { task, booking: rules[receipt.kind][task]?.(receipt, facts, site) };
  } catch (error) {
    return { task, fault: faultOf(task, error) };
  }
}

function faultOf(task: Task, error: unknown): Fault {
  if (!(error instanceof SetAside)) throw error;
  return { task, code: error.code, subject: error.subject, reason: error.message };
}

/** What a posted task has booked stays booked: other content may not say otherwise. */
function checkBooked(receipt: PendingReceipt, facts: Facts, site: SiteFacts): void {
  for (const [task, print] of Object.entries(receipt.booked ?? {}) as [Task, string][]) {
    const verdict = judgeTask(task, receipt, facts, site);
    if ("booking" in verdict && printOf(verdict.booking) === print) continue;
    const reason = `The ${task} of this receipt is posted and would be another with this content.`;
    throw new SetAside("posted-task-differs", task, reason);
  }
}

/** The print of what a task would book by the facts of now; undefined where it would not be booked. */
export function printTask(task: Task, receipt: PendingReceipt, facts: Facts): string | undefined {
  const verdict = judgeTask(task, receipt, facts, siteOf(facts, receipt.siteId));
  return "booking" in verdict ? printOf(verdict.booking) : undefined;
}

/** Tells two bookings apart by what they book; the accounts may have been chosen anew since. */
export function printOf(booking: Booking | undefined): string {
  if (booking === undefined) return "";
  const items =
    "posting" in booking ? booking.posting.items.map(({ account: _, ...item }) => item) : booking.movement.items;
  return hash("sha256", JSON.stringify(items), "hex");
}
