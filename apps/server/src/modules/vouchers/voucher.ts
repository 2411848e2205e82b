import type { Voucher } from "@counterfoil/contracts";

/** A voucher as it is kept. */
export type VoucherRow = {
  number: string;
  currency: string;
  balance: number;
  soldAt: Date | null;
  soldIn: string | null;
  validTo: string | null;
  blockedAt: Date | null;
  blockedBy: string | null;
  blockedWhy: string | null;
  changedAt: Date;
};

/** What it is worth on a day. More was taken off it than was on it: that is told before anything else. */
export function standingOf(row: VoucherRow | undefined, day: string): Voucher["standing"] {
  if (row === undefined) return "unknown";
  if (row.blockedAt !== null) return "blocked";
  if (row.balance < 0) return "overdrawn";
  if (row.soldAt === null) return "unknown";
  return row.validTo !== null && row.validTo < day ? "expired" : "good";
}
