import {
  type Payment,
  pointsTakenBack,
  type Receipt,
  type ReceiptLine,
  type TerminalSlip,
  type Transaction,
} from "@counterfoil/contracts";
import { splitByWeight } from "@counterfoil/pricing";
import { headOf, type ReceiptDraft, type SellingMoment } from "./build-receipt.ts";
import type { SoldWithReturns } from "./plan-return.ts";

export type CancelRefusal = "counterReceipt" | "cancelled" | "dayClosed" | "anotherDay" | "returned";

/**
 * Why a receipt of this till cannot be taken back as a whole. `since`: what the till wrote after it; `returned`: what came back of it,
 * as far as is known.
 */
export function refuseCancel(
  receipt: Receipt,
  { since, returned, today }: { since: readonly Transaction[]; returned: SoldWithReturns["returned"]; today: string },
): CancelRefusal | undefined {
  if (receipt.cancels) return "counterReceipt";
  if (since.some((later) => later.kind === "receipt" && later.cancels?.receiptNumber === receipt.number))
    return "cancelled";
  if (since.some(({ kind }) => kind === "closing")) return "dayClosed";
  if (receipt.businessDate !== today) return "anotherDay";
  return returned.some(({ quantity }) => quantity !== 0) ? "returned" : undefined;
}

/**
 * The counter-receipt: all lines and payments the other way round, so that nothing is left of the first one but its number.
 * `slips`: of the card payments that the terminal took back.
 */
export function buildCancellation(
  moment: SellingMoment,
  receipt: Receipt,
  permit: { reason?: string; approvedBy?: string },
  slips: ReadonlyMap<string, TerminalSlip> = new Map(),
): ReceiptDraft {
  const { lines, payments, totals, priceBook, customerId, customerTerms } = receipt;
  const { reason, approvedBy } = permit;
  const points = pointsOfLines(receipt);
  const earnedBack = pointsTakenBack(lines);
  return {
    kind: "receipt",
    ...headOf(moment),
    priceBook,
    ...(customerId && { customerId }),
    ...(customerTerms && { customerTerms }),
    lines: lines.map((line, position) => counterLine(receipt.number, line, points[position] ?? 0)),
    payments: payments.map((payment) => counterPayment(payment, slips.get(payment.paymentId))),
    totals: counterTotals(totals),
    ...(earnedBack > 0 && { points: earnedBack }),
    cancels: { receiptNumber: receipt.number, ...(reason && { reason }), ...(approvedBy && { approvedBy }) },
  };
}

/** Never -0, which JSON and comparisons would tell from 0. */
const minus = (value: number) => 0 - value;

const counterTax = (tax: ReceiptLine["tax"]) => ({ ...tax, base: minus(tax.base), amount: minus(tax.amount) });

/** What a receipt earned, shared out over what was sold on it. */
function pointsOfLines({ lines, points = 0 }: Receipt): number[] {
  return splitByWeight(
    points,
    lines.map(({ amount }) => Math.max(amount, 0)),
  );
}

function counterLine(receiptNumber: string, line: ReceiptLine, points: number): ReceiptLine {
  const { returnOf, manualDiscounts: _given, reason: _why, withoutReceipt: _gone, ...kept } = line;
  return {
    ...kept,
    quantity: minus(line.quantity),
    regularAmount: minus(line.regularAmount),
    amount: minus(line.amount),
    modifiers: line.modifiers.map((modifier) => ({
      ...modifier,
      quantity: minus(modifier.quantity),
      base: minus(modifier.base),
      amount: minus(modifier.amount),
    })),
    tax: counterTax(line.tax),
    // Of a line that took goods back: they count as sold on their own receipt again.
    returnOf: returnOf
      ? { receiptNumber: returnOf.receiptNumber, lineId: returnOf.lineId }
      : { receiptNumber, lineId: line.lineId, ...(points > 0 && { points }) },
  };
}

/** What was tendered, in which money, and the slip of the card belong to the payment that was made. `slip`: of taking it back. */
function counterPayment(
  { paymentId, method, amount, cardType, reference, voucher }: Payment,
  slip: TerminalSlip | undefined,
): Payment {
  return {
    paymentId,
    method,
    amount: minus(amount),
    ...(cardType && { cardType }),
    ...(reference && { reference }),
    ...(slip && { terminal: slip }),
    ...(voucher && { voucher: { number: voucher.number } }),
  };
}

function counterTotals({ byTaxCode, ...sums }: Receipt["totals"]): Receipt["totals"] {
  const turned = Object.entries(sums).map(([name, amount]) => [name, minus(amount)]);
  return { ...(Object.fromEntries(turned) as typeof sums), byTaxCode: byTaxCode.map(counterTax) };
}
