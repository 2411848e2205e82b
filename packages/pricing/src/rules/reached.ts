import type { Pool, WorkLine } from "../working.ts";
import type { Facts } from "./gates.ts";
import type { MetRule } from "./meet-rules.ts";
import type { Condition, Rule } from "./rule.ts";

export type Measure = { quantityMilli: number; amount: number };

/** Points on what is paid in the end and coupons for another day: exclusive rules bar other discounts, not these. */
export function looksBack({ form, lane }: Rule): boolean {
  return form.type === "transaction" && (lane === "voucher" || form.step !== undefined);
}

/** Exclusive rules bar other discounts; a receipt's points they leave alone. */
const isUnbarred = (rule: Rule) => looksBack(rule) || (rule.lane === "points" && rule.form.type === "transaction");

/** Units that a rule may look at: no exclusive rule took them, and where it wants regular prices, they have one. */
export function isOpen(rule: Rule, pool: Pool): boolean {
  const isBarred = pool.barred && !isUnbarred(rule);
  return !isBarred && !(rule.regularPriceOnly && pool.current !== pool.regular);
}

/** Non-discountable units trigger nothing that is counted. */
export function measure(rule: Rule, lines: readonly WorkLine[], onRegular: boolean): Measure {
  const sum = { quantityMilli: 0, amount: 0 };
  for (const line of lines) {
    if (!line.discountable) continue;
    for (const pool of line.pools) {
      if (!isOpen(rule, pool)) continue;
      sum.quantityMilli += pool.count * pool.milli;
      sum.amount += pool.count * (onRegular ? pool.regular : pool.current);
    }
  }
  return sum;
}

/** All lines of the basket stand for the whole receipt. */
export type Scope = { facts: Facts; lines: readonly WorkLine[]; thresholdsOnRegular: boolean };

/** Whether a rule's condition holds at the start of its sequence. */
export function isReached(condition: Condition | undefined, met: MetRule, scope: Scope): boolean {
  if (!condition) return true;
  switch (condition.type) {
    case "coupon":
      return scope.facts.coupons.has(condition.code);
    case "customerGroup":
      return scope.facts.customerGroups.includes(condition.group);
    case "manual":
      return scope.facts.manualTriggers.has(condition.trigger);
    case "all":
      return condition.of.every((one) => isReached(one, met, scope));
    case "any":
      return condition.of.some((one) => isReached(one, met, scope));
    case "goods":
    case "total": {
      const value = measureCondition(condition, met, scope);
      return value >= condition.from && value < condition.below;
    }
  }
}

type Measured = Extract<Condition, { type: "goods" | "total" }>;

/** Thousandths or minor units that count for a threshold. */
export function measureCondition({ type, target, by }: Measured, { rule, lines }: MetRule, scope: Scope): number {
  const counted = target === undefined ? scope.lines : (lines[target] ?? []);
  const isTransaction = rule.form.type === "transaction" || type === "total";
  const onRegular = isTransaction ? scope.thresholdsOnRegular : rule.onRegular;
  const { quantityMilli, amount } = measure(rule, counted, onRegular);
  return by === "quantity" ? quantityMilli : amount;
}

/** An open rule whose condition is about the whole receipt. */
export function looksAtAll({ rule: { condition }, shut }: MetRule): boolean {
  return !shut && condition !== undefined && hasWholeTotal(condition);
}

function hasWholeTotal(condition: Condition): boolean {
  if (condition.type === "all" || condition.type === "any") return condition.of.some(hasWholeTotal);
  return condition.type === "total" && condition.target === undefined;
}
