import { readCouponCode, type TillCoupon } from "@counterfoil/contracts";
import type { Eligibility, Promotion } from "@counterfoil/pricing";
import type { CouponIndex } from "./catalogue.ts";

export function indexCoupons(coupons: readonly TillCoupon[], promotions: readonly Promotion[]): CouponIndex {
  const inPromotions = new Set<string>();
  for (const { rules } of promotions) for (const { eligibility } of rules) collectCodes(eligibility, inPromotions);
  const byId = new Map(coupons.map((coupon) => [coupon.couponId, coupon]));
  return {
    byId,
    byCode: new Map(
      coupons.filter(({ kind }) => kind === "single").map((coupon) => [coupon.code ?? coupon.couponId, coupon]),
    ),
    byPrefix: new Map(coupons.flatMap((coupon) => (coupon.prefix ? [[coupon.prefix, coupon] as const] : []))),
    inPromotions: new Set([...inPromotions].filter((code) => !byId.has(code))),
  };
}

function collectCodes(eligibility: Eligibility, codes: Set<string>): void {
  if (eligibility.type === "coupon") codes.add(eligibility.code.trim());
  else if (eligibility.type === "all" || eligibility.type === "any")
    for (const part of eligibility.of) collectCodes(part, codes);
}

/** What a scanned or typed code is as a coupon. `couponId` is what promotions name. */
export type CouponFound = { code: string; couponId: string; coupon?: TillCoupon };

/**
 * Undefined: no coupon that this till knows of. `mistyped`: it begins like one of a series and its check character is wrong.
 * A code that only a promotion names (from another system) is its own coupon.
 */
export function findCoupon(coupons: CouponIndex, text: string): CouponFound | "mistyped" | undefined {
  const code = text.trim();
  const single = coupons.byCode.get(code);
  if (single) return { code, couponId: single.couponId, coupon: single };
  if (coupons.inPromotions.has(code)) return { code, couponId: code };
  const series = coupons.byPrefix.get(code.toUpperCase().split("-")[0] ?? "");
  if (!series || !code.includes("-")) return undefined;
  const read = readCouponCode(code);
  return read ? { code: read.code, couponId: series.couponId, coupon: series } : "mistyped";
}
