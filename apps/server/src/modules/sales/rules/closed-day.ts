import { type Closing, type Deviation, parseReceiptNumber, type Transaction } from "@counterfoil/contracts";
import type { ClosedDay } from "../closing-store.ts";
import { type Refusal, refuse } from "../refusal.ts";

/**
 * What a closed day refuses is decided by the till's own numbers, not by clocks: a transaction with a higher number than the
 * closing was made after it, so its day is over. One with a lower number was made before (offline, and arrives late): the
 * customer has paid, it is kept, and people are told.
 */
export function refuseClosedDay(transaction: Transaction, closed: readonly ClosedDay[]): Refusal | undefined {
  const running = parseReceiptNumber(transaction.number)?.running ?? 0;
  const closing = closed.find((each) => each.running < running && each.businessDate >= transaction.businessDate);
  if (closing === undefined) return undefined;
  return refuse(
    "day-closed",
    `${closing.businessDate} was closed at till ${transaction.tillId} by ${closing.number}; what comes after belongs to a later day.`,
    "/businessDate",
  );
}

export function doubtLate(transaction: Transaction, closed: readonly ClosedDay[]): Deviation | undefined {
  const running = parseReceiptNumber(transaction.number)?.running ?? 0;
  const closing = closed.find((each) => each.running > running && each.businessDate >= transaction.businessDate);
  if (closing === undefined) return undefined;
  const detail = `It was made before closing ${closing.number} and arrived after it.`;
  return { code: "arrivedAfterClosing", expected: closing.number, actual: transaction.number, detail };
}

export function doubtClosing({ receipts }: Closing, here: { count: number; total: number }): Deviation | undefined {
  if (receipts.count === here.count && receipts.total === here.total) return undefined;
  const shown = ({ count, total }: { count: number; total: number }) => `${count} receipts of ${total}`;
  const detail = `The till closed with ${shown(receipts)}; the server has ${shown(here)} of these numbers.`;
  return { code: "closingDiffers", expected: shown(here), actual: shown(receipts), detail };
}
