import { isReachedOrMissed } from "./explain/missed.ts";
import type { Working } from "./line-rules.ts";
import type { Priced } from "./priced.ts";
import { looksBack, measure } from "./rules/reached.ts";
import type { Step } from "./rules/rule.ts";
import { linesOf, sumOpen, totalOf } from "./transaction-rules.ts";

/** What looks at the amounts paid in the end and changes none of them: points by steps and printed coupons. */
export function applyAfterwards(working: Working): void {
  for (const met of working.met) {
    const { rule, shut } = met;
    if (shut || rule.form.type !== "transaction" || !looksBack(rule)) continue;
    const paid = { ...working, thresholdsOnRegular: working.thresholdsOnRegular && !rule.form.step };
    if (!isReachedOrMissed(met, paid)) continue;
    const { reward, step } = rule.form;
    const lines = linesOf(met);
    const sums = sumOpen(rule, lines, false);
    if (sums.milli === 0) continue;
    if ("points" in reward) {
      const count = stepsOf(step, measure(rule, lines, false));
      const points = reward.points * count;
      if (points > 0) working.done.push({ rule, count, amount: 0, points });
    } else working.done.push({ rule, count: 1, amount: totalOf(working, rule, sums), points: 0 });
  }
}

/** Whole steps only. */
function stepsOf(step: Step | undefined, { quantityMilli, amount }: { quantityMilli: number; amount: number }): number {
  if (!step) return 1;
  const steps = step.by === "quantity" ? quantityMilli / Math.round(step.every * 1000) : amount / step.every;
  return Math.floor(Math.min(steps, step.limit / step.every));
}

/** Coupons for next time: one per basket and rule. */
export function printedCoupons({ done }: Working): Priced["printedCoupons"] {
  return done
    .filter(({ rule }) => rule.lane === "voucher")
    .map(({ rule, amount }) => ({
      code: rule.printed?.code ?? rule.ruleId,
      ...(rule.printed?.text !== undefined && { text: rule.printed.text }),
      ...(rule.printed?.validDays !== undefined && { validDays: rule.printed.validDays }),
      offerId: rule.offerId ?? rule.promotionId,
      count: 1,
      ...(amount > 0 && { amount }),
    }));
}
