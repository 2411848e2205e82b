import type { Basket } from "./basket.ts";
import type { Working } from "./line-rules.ts";
import type { CouponReason, Priced } from "./priced.ts";
import { shutBy } from "./rules/gates.ts";
import type { Condition, Rule } from "./rules/rule.ts";

/** Each code of the basket once, with what became of it. */
export function answerCoupons(working: Working, basket: Basket): Priced["coupons"] {
  const used = new Set(working.done.flatMap(({ rule }) => couponsOf(rule.condition)));
  return [...new Set(basket.coupons ?? [])].map((code) => {
    const trimmed = code.trim();
    if (used.has(trimmed)) return { code, used: true };
    return { code, used: false, reason: reasonOf(working, working.book.couponRules.get(trimmed)) };
  });
}

function reasonOf({ facts }: Working, rules: readonly Rule[] | undefined): CouponReason {
  if (!rules) return "no-offer";
  return rules.every((rule) => shutBy(rule, facts)) ? "not-valid" : "conditions";
}

export function couponsOf(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if (condition.type === "coupon") return [condition.code];
  return condition.type === "all" || condition.type === "any" ? condition.of.flatMap(couponsOf) : [];
}
