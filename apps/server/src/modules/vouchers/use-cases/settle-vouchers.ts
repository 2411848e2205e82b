import type { Deviation, Receipt } from "@counterfoil/contracts";
import type { DbTransaction } from "../../../database.ts";
import { deleteReservations } from "../reservation-store.ts";
import { insertMovements, insertUnknown, lockVouchers, type NewMovement, updateVouchers } from "../store.ts";
import { standingOf, type VoucherRow } from "../voucher.ts";

export type Doubt = { storeId: string; id: string; deviation: Deviation };
type Step = Pick<NewMovement, "number" | "kind" | "amount" | "item" | "offline"> & {
  receipt: Receipt;
  validTo?: string;
};

/** Tills write what they were given; what is none of ours must not stop the receipt. */
const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What new receipts did to vouchers, in the transaction that accepts them. Nothing is refused, for the goods are gone: a voucher
 * that paid twice is overdrawn, and the receipt says so.
 */
export async function settleVouchers(transaction: DbTransaction, receipts: readonly Receipt[]): Promise<Doubt[]> {
  const steps = receipts.flatMap(stepsOf);
  if (steps.length === 0) return [];
  await insertUnknown(transaction, new Map(steps.map(({ number, receipt }) => [number, receipt.currency])));
  const vouchers = await lockVouchers(transaction, [...new Set(steps.map(({ number }) => number))]);
  const doubts: Doubt[] = [];
  const movements = steps.map((step): NewMovement => {
    const voucher = vouchers.get(step.number) as VoucherRow;
    const doubt = doubtStep(voucher, step);
    take(voucher, step);
    const { id, number: receiptNumber, storeId, tillId, occurredAt } = step.receipt;
    if (doubt) doubts.push({ storeId, id, deviation: doubt });
    const { number, kind, amount, item, offline } = step;
    const where = { storeId, tillId, transactionId: id, receiptNumber, occurredAt };
    const moved = { number, kind, amount, item, offline, balance: voucher.balance, ...where };
    return doubt ? { ...moved, doubt: doubt.code } : moved;
  });
  await insertMovements(transaction, movements);
  await updateVouchers(transaction, [...vouchers.values()]);
  await deleteReservations(transaction, receipts.flatMap(reservationsOf));
  return doubts;
}

export const hasVouchers = ({ lines, payments }: Receipt): boolean =>
  payments.some(({ voucher }) => voucher) || lines.some(({ voucher }) => voucher);

function stepsOf(receipt: Receipt): Step[] {
  const sold = receipt.lines.flatMap(({ lineId, voucher, amount, quantity }): Step[] => {
    if (!voucher) return [];
    const { number, action, validTo } = voucher;
    const kind = quantity < 0 ? "takeBack" : action;
    return [{ receipt, number, kind, amount, item: `line/${lineId}`, offline: false, ...(validTo ? { validTo } : {}) }];
  });
  const paid = receipt.payments.flatMap(({ paymentId, voucher, amount }): Step[] => {
    if (!voucher) return [];
    const { number, offline = false } = voucher;
    return [
      {
        receipt,
        number,
        kind: amount < 0 ? "takeBack" : "redeem",
        amount: -amount,
        item: `payment/${paymentId}`,
        offline,
      },
    ];
  });
  return [...sold, ...paid];
}

const reservationsOf = ({ payments }: Receipt) =>
  payments.flatMap(({ voucher }) => (isUuid.test(voucher?.reservationId ?? "") ? (voucher?.reservationId ?? []) : []));

function take(voucher: VoucherRow, { kind, amount, receipt, validTo }: Step): void {
  voucher.balance += amount;
  if (kind !== "sell") return;
  voucher.soldAt ??= new Date(receipt.occurredAt);
  voucher.soldIn ??= receipt.storeId;
  voucher.validTo ??= validTo ?? null;
}

/** What is wrong with a step, before it is taken. */
function doubtStep(voucher: VoucherRow, { number, kind, amount, receipt }: Step): Deviation | undefined {
  if (kind === "sell" && voucher.soldAt !== null)
    return { code: "voucherSoldTwice", actual: number, detail: `Voucher ${number} was sold before.` };
  if (kind === "topUp" && voucher.soldAt === null)
    return { code: "voucherUnknown", actual: number, detail: `Voucher ${number} was not sold here before.` };
  if (kind !== "redeem") return undefined;
  const standing = standingOf(voucher, receipt.businessDate);
  if (standing === "unknown")
    return { code: "voucherUnknown", actual: number, detail: `Voucher ${number} was not sold here before.` };
  if (standing === "blocked")
    return { code: "voucherBlocked", actual: number, detail: `Voucher ${number} is blocked.` };
  if (standing === "expired")
    return { code: "voucherExpired", actual: number, detail: `Voucher ${number} was good until ${voucher.validTo}.` };
  if (voucher.balance + amount >= 0) return undefined;
  const figures = { expected: String(Math.max(voucher.balance, 0)), actual: String(-amount) };
  return { code: "voucherOverdrawn", ...figures, detail: `There was less on voucher ${number} than it paid.` };
}
