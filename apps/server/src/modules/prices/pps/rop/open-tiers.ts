import type { Eligibility, PromotionRule, Reward } from "@counterfoil/pricing";

/**
 * The tiers of an offer as rules that stay open: each of them says only where it begins. SAP's thresholds have no end, and where all are
 * open, with one sequence and resolution, the best deal is the highest tier as long as each gives more than the one below. Tiers of
 * which that cannot be said keep their end, which the writer then names.
 */
export function openTiers(rules: readonly PromotionRule[]): PromotionRule[] {
  return rules.map((rule) => {
    const parts = partsOf(rule.eligibility);
    const open = parts.filter((part) => !isTakenOver(part, rule, rules));
    const [only, second] = open;
    if (only === undefined || open.length === parts.length) return rule;
    return { ...rule, eligibility: second === undefined ? only : { type: "all", of: open } };
  });
}

/** Everything that must hold, whatever is nested in what. */
function partsOf(eligibility: Eligibility): Eligibility[] {
  return eligibility.type === "all" ? eligibility.of.flatMap(partsOf) : [eligibility];
}

/** The part shuts the rule where another one begins that gives at least as much on the same goods. */
function isTakenOver(part: Eligibility, rule: PromotionRule, rules: readonly PromotionRule[]): boolean {
  if (part.type !== "goods" || part.threshold?.below === undefined || part.threshold.from !== 0) return false;
  const { by, below } = part.threshold;
  const beginning = textOf({ ...part, threshold: { by, from: below } });
  const asked = new Set(partsOf(rule.eligibility).map(textOf));
  return rules.some((other) => {
    const parts = partsOf(other.eligibility).map(textOf);
    const asksNoMore = parts.includes(beginning) && parts.every((each) => each === beginning || asked.has(each));
    return other !== rule && asksNoMore && isAlike(other, rule) && givesMore(other, rule);
  });
}

const textOf = (part: Eligibility) => JSON.stringify(part);

function isAlike(one: PromotionRule, other: PromotionRule): boolean {
  const plain = ({ ruleId: _id, name: _name, eligibility: _asked, priceRule: _given, ...rest }: PromotionRule) =>
    JSON.stringify(rest);
  return plain(one) === plain(other);
}

/** Only plain rewards of one kind can be told apart: more off, or a lower price. */
function givesMore({ priceRule: higher }: PromotionRule, { priceRule: lower }: PromotionRule): boolean {
  if (higher.type !== "RB" || lower.type !== "RB" || higher.control !== lower.control) return false;
  const figure = (reward: Reward, kind: string) => (reward as Record<string, number | undefined>)[kind];
  return ["percentOff", "amountOff", "unitPrice"].some((kind) => {
    const [more, less] = [figure(higher.reward, kind), figure(lower.reward, kind)];
    if (more === undefined || less === undefined) return false;
    return kind === "unitPrice" ? more <= less : more >= less;
  });
}
