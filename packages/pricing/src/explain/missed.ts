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
  if (isReached(condition, met, working)) return true;
  if (condition) working.missed.push({ met, missed: missedOf(condition, met, working) });
  return false;
}

function missedOf(condition: Condition, met: MetRule, working: Working): Missed[] {
  if (isReached(condition, met, working)) return [];
  switch (condition.type) {
    case "goods":
    case "total": {
      const { target, by, from, below } = condition;
      return [{ target, by, from, below, have: measureCondition(condition, met, working) }];
    }
    case "all":
      return condition.of.flatMap((one) => missedOf(one, met, working));
    case "any":
      return condition.of
        .map((one) => missedOf(one, met, working))
        .reduce((least, other) => (other.length < least.length ? other : least));
    default:
      return [];
  }
}
