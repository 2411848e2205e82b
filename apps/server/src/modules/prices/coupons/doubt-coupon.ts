import { localMoment } from "@counterfoil/pricing";
import type { CouponRow } from "./store.ts";

/** Why a coupon does not count, whoever shows it. The words are those of `Priced.coupons[].reason`. */
export type CouponDoubt = "blocked" | "not-yet-valid" | "expired";

const digits = (local: string) => Number(local.replace(/\D/g, ""));

/** Its validity is the store's own time, like that of offers; both ends are inclusive. */
export function doubtCoupon(
  { blockedAt, validFrom, validTo }: Pick<CouponRow, "blockedAt" | "validFrom" | "validTo">,
  { at, timeZone }: { at: string; timeZone: string },
): CouponDoubt | undefined {
  if (blockedAt !== null) return "blocked";
  if (validFrom === null && validTo === null) return undefined;
  const moment = localMoment(at, timeZone);
  if (validFrom !== null && moment < digits(validFrom)) return "not-yet-valid";
  if (validTo !== null && moment > digits(validTo)) return "expired";
  return undefined;
}
