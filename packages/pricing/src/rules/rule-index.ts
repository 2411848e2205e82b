import { PricingError, type PricingProblem } from "../errors.ts";
import { parseLocal } from "../local-time.ts";
import type { Promotion } from "../promotion.ts";
import type { Rounding } from "../rounding.ts";
import { compileRule } from "./compile-rule.ts";
import type { Gate, Rule } from "./rule.ts";

/** Where a rule is found: a target of it has this key. */
export type Posting = { rule: Rule; target: number };

/** From the keys of articles to the rules that look at them: a basket never touches the other promotions. */
export type RuleIndex = ReadonlyMap<string, readonly Posting[]>;

export type StoreGroups = ReadonlyMap<string, readonly string[]>;

export function indexRules(
  promotions: readonly Promotion[],
  storeGroups: StoreGroups,
  rounding: Rounding,
): { index: RuleIndex; rules: Rule[] } {
  const rules = promotions.flatMap((promotion) => {
    const gate = gateOf(promotion, storeGroups);
    return promotion.rules.map((rule) => compileRule(promotion, rule, gate, rounding));
  });
  rules.sort(byId).forEach((rule, position) => {
    rule.rank = position;
  });
  const index = new Map<string, Posting[]>();
  for (const rule of rules)
    rule.targets.forEach(({ keys }, target) => {
      for (const key of keys) {
        const postings = index.get(key);
        if (postings) postings.push({ rule, target });
        else index.set(key, [{ rule, target }]);
      }
    });
  return { index, rules };
}

function byId(one: Rule, other: Rule): number {
  if (one.ruleId !== other.ruleId) return one.ruleId < other.ruleId ? -1 : 1;
  return one.promotionId < other.promotionId ? -1 : 1;
}

function gateOf(promotion: Promotion, storeGroups: StoreGroups): Gate {
  const from = parseLocal(promotion.validFrom, "start");
  const to = parseLocal(promotion.validTo, "end");
  if (from === undefined || to === undefined) throw new PricingError([invalidValidity(promotion)]);
  const { stores, channels, customerGroups, happyHours } = promotion;
  const groups = promotion.storeGroups?.flatMap((group) => storeGroups.get(group) ?? []);
  return {
    from,
    to,
    happyHours: happyHours?.length ? happyHours : undefined,
    stores: stores || groups ? new Set([...(stores ?? []), ...(groups ?? [])]) : undefined,
    channels: channels && new Set(channels),
    customerGroups: customerGroups && new Set(customerGroups),
  };
}

function invalidValidity({ promotionId, validFrom, validTo }: Promotion): PricingProblem {
  const detail = `Promotion ${promotionId} is valid from ${validFrom} to ${validTo}, which are no local times.`;
  return { code: "book-invalid", detail };
}
