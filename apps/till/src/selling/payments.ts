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

/** How cash is taken: its method, and where there are no coins small enough, the smallest one and the method of the rounding. */
export type CashWay = { method: string; step?: Money; rounding?: string };

/** What is due when it is paid in cash, to the nearest coin. */
export function cashDue(due: Money, { step = 1, rounding }: CashWay): Money {
  return rounding === undefined ? due : Math.sign(due) * Math.round(Math.abs(due) / step) * step;
}

/** Cash handed over. More than is due gives change; less leaves a rest for the next payment. */
export function payCash(
  total: Money,
  payments: Payment[],
  way: CashWay,
  tendered: Money,
  foreign?: NonNullable<Payment["foreign"]>,
): PaymentResult {
  const due = remaining(total, payments);
  if (due <= 0) return { refused: "nothingDue" };
  const asked = cashDue(due, way);
  if (!Number.isInteger(tendered) || tendered < Math.min(asked, 1) || tendered > MAX_TENDERED_MINOR)
    return { refused: "amountInvalid" };
  const amount = Math.min(asked, tendered);
  const { method, rounding } = way;
  const cash = { method, amount, tendered, change: tendered - amount, ...(foreign ? { foreign } : {}) };
  return append(payments, [...(tendered > 0 ? [cash] : []), ...rounded(amount === asked ? due - asked : 0, rounding)]);
}

const rounded = (amount: Money, method: string | undefined) =>
  amount === 0 || method === undefined ? [] : [{ method, amount }];

/** What notes of another currency are worth in this one. */
export function foreignWorth({ amount, currency, rate }: NonNullable<Payment["foreign"]>, own: string): Money {
  return Math.floor((amount / 10 ** fractionDigits(currency)) * rate * 10 ** fractionDigits(own) + 1e-6);
}

/** What has to be handed over in another currency for an amount. */
export function foreignDue(due: Money, { currency, rate }: { currency: string; rate: number }, own: string): Money {
  return Math.ceil((due / 10 ** fractionDigits(own) / rate) * 10 ** fractionDigits(currency) - 1e-6);
}

/** What is known of a payment beside its amount. */
export type PaymentNote = Pick<Payment, "reference" | "cardType" | "terminal" | "voucher" | "approvedBy">;

/** Card, account and voucher: never more than is due, for nothing can be given back on them here. */
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
  return append(payments, [{ method, amount, ...note }]);
}

/** Gives back all that is owed on one method. */
export function giveBack(total: Money, payments: Payment[], way: CashWay, note: PaymentNote = {}): PaymentResult {
  const due = remaining(total, payments);
  if (due >= 0) return { refused: "nothingDue" };
  const { method, rounding } = way;
  const amount = cashDue(due, way);
  return append(payments, [...(amount < 0 ? [{ method, amount, ...note }] : []), ...rounded(due - amount, rounding)]);
}

function append(payments: Payment[], more: Omit<Payment, "paymentId">[]): PaymentResult {
  if (payments.length + more.length > MAX_PAYMENTS) return { refused: "tooManyPayments" };
  return { payments: numbered([...payments, ...more]) };
}

const numbered = (payments: Omit<Payment, "paymentId">[]): Payment[] =>
  payments.map((payment, position) => ({ ...payment, paymentId: String(position + 1) }));

/** Without one of them; what was rounded goes with it, for it is worked out anew. */
export function withoutPayment(payments: Payment[], { paymentId }: Payment, rounding: string | undefined): Payment[] {
  return numbered(payments.filter((other) => other.paymentId !== paymentId && other.method !== rounding));
}

/** Notes in whole units of the currency, smallest first. */
const NOTES = [1, 5, 10, 20, 50, 100, 200];

/** What customers are likely to hand over for an amount: the next round sums above it, at most four. */
export function quickNotes(due: Money, currency: string): Money[] {
  const unit = 10 ** fractionDigits(currency);
  const sums = NOTES.map((note) => Math.ceil(due / (note * unit)) * note * unit).filter((sum) => sum > due);
  return [...new Set(sums)].toSorted((one, other) => one - other).slice(0, 4);
}
