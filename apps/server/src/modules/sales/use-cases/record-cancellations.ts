import { type Deviation, parseReceiptNumber } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../database.ts";
import type { FoundDeviation } from "../accept-store.ts";
import type { AcceptedRow } from "../accepted-row.ts";
import { type CancelledReceipt, insertCancellations, readCancelled } from "../cancellation-store.ts";

/** Codes that a cancelled receipt had used are good again. */
export type GiveCouponsBack = (transaction: DbTransaction, receipt: { storeId: string; id: string }) => Promise<void>;

type Counter = AcceptedRow & { number: string; receiptNumber: string };

/** Keeps which receipts are taken back as a whole. The money is back with the customer, so what does not fit is told of. */
export async function recordCancellations(
  transaction: DbTransaction,
  rows: readonly AcceptedRow[],
  giveCouponsBack: GiveCouponsBack,
): Promise<FoundDeviation[]> {
  const counters = rows.flatMap(counterOf);
  const [first] = counters;
  if (!first) return [];
  await insertCancellations(transaction, counters);
  const keys = counters.flatMap(({ receiptNumber }) => keyOf(receiptNumber));
  const cancelled = await readCancelled(transaction, first.storeId, keys);
  for (const { id } of cancelled) await giveCouponsBack(transaction, { storeId: first.storeId, id });
  return counters.flatMap((counter) => {
    const deviation = doubtAbout(
      counter,
      cancelled.find(({ number }) => number === counter.receiptNumber),
    );
    return deviation ? [{ storeId: counter.storeId, id: counter.id, deviation }] : [];
  });
}

function counterOf(row: AcceptedRow): Counter[] {
  const { transaction } = row.candidate;
  if (transaction.kind !== "receipt" || !transaction.cancels) return [];
  return [{ ...row, number: transaction.number, receiptNumber: transaction.cancels.receiptNumber }];
}

function keyOf(receiptNumber: string) {
  const parts = parseReceiptNumber(receiptNumber);
  return parts ? [{ tillId: `${parts.storeId}-${parts.tillNumber}`, running: parts.running }] : [];
}

function doubtAbout(counter: Counter, cancelled: CancelledReceipt | undefined): Deviation | undefined {
  const { receiptNumber, number, totalMinor, lineCount } = counter;
  if (!cancelled)
    return { code: "cancelsUnknown", actual: receiptNumber, detail: `There is no receipt ${receiptNumber} here.` };
  const [by = number] = cancelled.by;
  if (by !== number)
    return { code: "cancelledTwice", expected: by, actual: number, detail: `${by} cancelled ${receiptNumber} before.` };
  if (cancelled.total + totalMinor === 0 && cancelled.lines === lineCount) return undefined;
  const detail = `It does not take back all of ${receiptNumber}.`;
  return { code: "cancelsInPart", expected: String(-cancelled.total), actual: String(totalMinor), detail };
}
