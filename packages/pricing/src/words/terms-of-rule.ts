import type { BuyCondition, Target, Terms } from "../book-input.ts";
import type { Eligibility, PriceRule, Threshold } from "../promotion.ts";

export type GoodsWanted = Extract<Eligibility, { type: "goods" }>;
type TotalWanted = Extract<Eligibility, { type: "total" }>;

/** The shop words a rule would have had, where it has the shape that `convertOffer` gives them; a tree of SAP's may have none. */
export function termsOfRule(wanted: readonly Eligibility[], rule: PriceRule): Terms | undefined {
  if (rule.type === "RB" && rule.control === "transaction") return transactionTerms(wanted, rule);
  if (!wanted.every((one) => one.type === "goods")) return undefined;
  if (rule.type === "AB") {
    const buy = conditionsOf(wanted);
    if (!buy) return undefined;
    return { style: "gift", buy, gifts: rule.items, ...(rule.choose !== undefined && { choose: rule.choose }) };
  }
  return rule.type === "MM" ? mixMatchTerms(wanted, rule) : lineTerms(wanted, rule);
}

/** The rules of a tiered offer together; undefined when they are no steps of the same goods. */
export function tiersOfRules(rules: readonly { wanted: readonly Eligibility[]; rule: PriceRule }[]): Terms | undefined {
  const steps = rules.map(({ wanted, rule }) =>
    termsOfRule(
      wanted.filter((one) => !isShut(one)),
      rule,
    ),
  );
  const simple = steps.filter((step) => step?.style === "simple");
  const get = simple[0]?.get;
  const isTiered = rules.some(({ wanted }) => wanted.some(isShut)) && simple.length === rules.length;
  if (!get || !isTiered || !simple.every((step) => same(step.get, get))) return undefined;
  const tiers = simple.map(({ minQuantity, minAmount, reward }) => ({
    reward,
    ...(minAmount !== undefined && { amount: minAmount }),
    ...((minQuantity !== undefined || minAmount === undefined) && { quantity: minQuantity ?? 1 }),
  }));
  return { style: "tiered", get, tiers };
}

/** Closes a step where the next one opens. */
function isShut(wanted: Eligibility): boolean {
  if (wanted.type === "any") return wanted.of.every(isShut);
  return wanted.type === "goods" && wanted.threshold?.below !== undefined && wanted.threshold.from === 0;
}

type Rewarding = Extract<PriceRule, { type: "RB" }>;

function lineTerms(wanted: readonly GoodsWanted[], { reward, choose }: Rewarding): Terms | undefined {
  const [first] = wanted;
  if (!first) return undefined;
  const of = first.target;
  if (wanted.length === 1 && first.threshold?.every !== undefined) {
    if (first.threshold.by === "amount") return undefined;
    const quantity = first.threshold.every;
    return choose ? { style: "nth", of, every: quantity, reward, choose } : { style: "multibuy", of, quantity, reward };
  }
  const slots = slotsOf(wanted);
  if (wanted.length > 1 && slots) return { style: "set", slots, reward };
  const minimum = minimumOf(wanted.map(({ target, threshold }) => ({ of: target, threshold })));
  return minimum && { style: "simple", get: of, reward, ...minimum };
}

function mixMatchTerms(
  wanted: readonly GoodsWanted[],
  { items, setPrice }: Extract<PriceRule, { type: "MM" }>,
): Terms | undefined {
  const slots = slotsOf(wanted);
  if (setPrice !== undefined) return slots && { style: "set", slots, reward: { setPrice } };
  const [item] = items;
  if (!item || items.length > 1) return undefined;
  const { reward, quantity, target, choose, equalOrLower } = item;
  const own = wanted.findLastIndex((one) => same(one.target, target) && one.threshold?.every === quantity);
  const buy = conditionsOf(wanted.toSpliced(own, 1));
  if (own < 0 || !buy?.length) return undefined;
  return {
    style: "buyGet",
    buy,
    get: { target, quantity, ...(choose && { choose }), ...(equalOrLower && { equalOrLower }) },
    reward,
  };
}

function transactionTerms(wanted: readonly Eligibility[], { reward, method, coupon }: Rewarding): Terms | undefined {
  const totals = wanted.filter((one): one is TotalWanted => one.type === "total");
  if (totals.length < wanted.length) return undefined;
  const of = totals[0]?.of;
  const step = totals.length === 1 ? totals[0]?.threshold : undefined;
  if ("points" in reward && step?.every !== undefined && method !== "04") {
    const per = step.by === "amount" ? { amount: step.every } : { quantity: step.every };
    return { style: "points", points: reward.points, per, ...(of && { of }) };
  }
  const minimum = minimumOf(totals);
  if (!minimum) return undefined;
  const limits = { ...minimum, ...(of && { of }) };
  if (method === "04" || coupon) return coupon && { style: "printCoupon", coupon, ...limits };
  if ("points" in reward && !minimum.minAmount && !minimum.minQuantity)
    return { style: "points", points: reward.points, ...(of && { of }) };
  return { style: "transaction", reward, ...limits };
}

/** What must be reached of the same goods before all of them are taken; undefined when goods differ or there are steps. */
function minimumOf(
  parts: readonly { of?: Target | undefined; threshold?: Threshold | undefined }[],
): { minQuantity?: number; minAmount?: number } | undefined {
  const minimum: { minQuantity?: number; minAmount?: number } = {};
  for (const { of, threshold } of parts) {
    if (!same(of, parts[0]?.of) || threshold?.every !== undefined || threshold?.below !== undefined) return undefined;
    if (threshold?.by === "amount" && threshold.from > 0) minimum.minAmount = threshold.from;
    // One piece, or any bit of one, only says that there must be such goods.
    if (threshold?.by === "quantity" && threshold.from > 1) minimum.minQuantity = threshold.from;
  }
  return minimum;
}

/** Steps by quantity or amount; undefined when one of them has none. */
function conditionsOf(wanted: readonly GoodsWanted[]): BuyCondition[] | undefined {
  const conditions = wanted.map(({ target, threshold }): BuyCondition | undefined => {
    const step = threshold?.every ?? threshold?.from;
    return threshold && { target, [threshold.by]: step };
  });
  return conditions.some((one) => one === undefined) ? undefined : conditions.filter((one) => one !== undefined);
}

function slotsOf(wanted: readonly GoodsWanted[]): { target: Target; quantity: number }[] | undefined {
  const slots = wanted.flatMap(({ target, threshold }) =>
    threshold?.by === "quantity" && threshold.every !== undefined ? [{ target, quantity: threshold.every }] : [],
  );
  return slots.length === wanted.length && slots.length > 0 ? slots : undefined;
}

export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
