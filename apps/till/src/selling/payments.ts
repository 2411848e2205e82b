import { fractionDigits, type Money, type Payment } from "@counterfoil/contracts";

/** What is still to be paid; negative: still to be given back. */
export function remaining(total: Money, payments: readonly Payment[]): Money {
  return total - payments.reduce((sum, payment) => sum + payment.amount, 0);
}

export const changeOf = (payments: readonly Payment[]): Money =>
  payments.reduce((sum, payment) => sum + (payment.change ?? 0), 0);

export type PaymentRefusal = "amountInvalid" | "moreThanDue" | "nothingDue" | "tooManyPayments";
export type PaymentResult = { payments: Payment[] } | { refused: PaymentRefusal };

const MAX_PAYMENTS = 50;
/** Nobody hands over a thousand times of what is due; a scan that became an amount does. */
const MAX_TENDERED_MINOR = 10_000_000;

const nextId = (payments: readonly Payment[]) => String(payments.length + 1);

/** Cash handed over. More than is due gives change; less leaves a rest for the next payment. */
export function payCash(total: Money, payments: Payment[], method: string, tendered: Money): PaymentResult {
  const due = remaining(total, payments);
  if (due <= 0) return { refused: "nothingDue" };
  if (!Number.isInteger(tendered) || tendered <= 0 || tendered > MAX_TENDERED_MINOR)
    return { refused: "amountInvalid" };
  const amount = Math.min(due, tendered);
  return append(payments, { paymentId: nextId(payments), method, amount, tendered, change: tendered - amount });
}

/** What a terminal said of a payment. */
export type PaymentNote = { reference?: string | undefined; cardType?: string | undefined };

/** Card and account: never more than is due, for nothing can be given back on them here. */
export function payExactly(
  total: Money,
  payments: Payment[],
  method: string,
  amount: Money,
  note: PaymentNote = {},
): PaymentResult {
  const due = remaining(total, payments);
  if (due <= 0) return { refused: "nothingDue" };
  if (!Number.isInteger(amount) || amount <= 0) return { refused: "amountInvalid" };
  if (amount > due) return { refused: "moreThanDue" };
  return append(payments, { paymentId: nextId(payments), method, amount, ...noted(note) });
}

/** Gives back all that is owed on one method. */
export function giveBack(total: Money, payments: Payment[], method: string, note: PaymentNote = {}): PaymentResult {
  const due = remaining(total, payments);
  if (due >= 0) return { refused: "nothingDue" };
  return append(payments, { paymentId: nextId(payments), method, amount: due, ...noted(note) });
}

const noted = ({ reference, cardType }: PaymentNote) => ({
  ...(reference ? { reference } : {}),
  ...(cardType ? { cardType } : {}),
});

function append(payments: Payment[], payment: Payment): PaymentResult {
  if (payments.length >= MAX_PAYMENTS) return { refused: "tooManyPayments" };
  return { payments: [...payments, payment] };
}

/** Notes in whole units of the currency, smallest first. */
const NOTES = [1, 5, 10, 20, 50, 100, 200];

/** What customers are likely to hand over for an amount: the next round sums above it, at most four. */
export function quickNotes(due: Money, currency: string): Money[] {
  const unit = 10 ** fractionDigits(currency);
  const sums = NOTES.map((note) => Math.ceil(due / (note * unit)) * note * unit).filter((sum) => sum > due);
  return [...new Set(sums)].toSorted((one, other) => one - other).slice(0, 4);
}
