import type { Working } from "../line-rules.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { isReached, measureCondition } from "../rules/reached.ts";
import type { Condition } from "../rules/rule.ts";

/** A threshold with what there was of it when the rule's turn came: thousandths or minor units. */
export type Missed = {
  target: number | undefined;
  by: "quantity" | "amount";
  from: number;
  below: number;
  have: number;
};

export type MissedRule = { met: MetRule; missed: Missed[] };

/** Whether a rule's condition holds; if not, the figures are kept, for later rules change the amounts. */
export function isReachedOrMissed(met: MetRule, working: Working): boolean {
  const { condition } = met.rule;
  const missed = condition && missedOf(condition, met, working);
  if (missed) working.missed.push({ met, missed });
  return !missed;
}

/** Undefined when the condition holds. */
function missedOf(condition: Condition, met: MetRule, working: Working): Missed[] | undefined {
  if (condition.type === "goods" || condition.type === "total") {
    const { target, by, from, below } = condition;
    const have = measureCondition(condition, met, working);
    return have >= from && have < below ? undefined : [{ target, by, from, below, have }];
  }
  if (isReached(condition, met, working)) return undefined;
  if (condition.type !== "all" && condition.type !== "any") return [];
  const parts = condition.of.map((one) => missedOf(one, met, working) ?? []);
  if (condition.type === "all") return parts.flat();
  return parts.reduce((least, other) => (other.length < least.length ? other : least));
}
