import type { Choose, MixMatchItem, PromotionRule, Reward } from "@counterfoil/pricing";
import { minorDigits, type RopPromotionDraft } from "@counterfoil/sap";
import { numericId } from "./numeric-id.ts";
import type { PpsRuleFacts } from "./pps-promotion.ts";
import { articlesOf, setOf, type Writing } from "./write-eligibility.ts";

type Draft = NonNullable<RopPromotionDraft["rules"]>[number]["priceRule"];
type ItemDraft = NonNullable<Draft["mixMatchItems"]>[number];
type Figures = Pick<Draft, "modification" | "modificationAmountE5" | "modificationPercentMilli" | "newPriceE5">;

/** What a rule does to prices, in SAP's fields; those that say nothing are sent as SAP's own documents send them. */
export function writePriceRule(rule: PromotionRule, facts: PpsRuleFacts, writing: Writing): Draft {
  const { priceRule } = rule;
  const { currency } = writing.options;
  const rounding = priceRule.rounding;
  if (rounding?.mode === "halfEven") writing.refuse("rounding half to even has no code");
  return {
    calculationBase: rule.base === "regular" ? "01" : "00",
    calculationBaseSequence: -1,
    considerPreviousRules: rule.base !== "regular",
    ...(facts.conditionType === undefined ? {} : { conditionType: facts.conditionType }),
    couponValidityDays: priceRule.coupon?.validDays ?? 0,
    ...(priceRule.coupon === undefined ? {} : { couponPrintoutId: priceRule.coupon.code }),
    ...(priceRule.coupon?.text === undefined ? {} : { couponPrintoutText: priceRule.coupon.text }),
    currency,
    discountMethod: priceRule.method ?? "00",
    externalActionId: "0000000000000000000",
    limitCountMilli: limitOf(rule, writing),
    ...(rule.regularPriceOnly ? { regularPriceOnly: true } : {}),
    id: writing.ruleId,
    roundingMethod: rounding?.mode === "down" ? "02" : "00",
    roundingDecimals: minorDigits(currency),
    roundingDestination: rounding?.multiple ?? 1,
    status: "AC",
    subsequentNewPriceE5: 0,
    subsequentAmountE5: 0,
    subsequentPercentMilli: 0,
    ...kindOf(rule, facts, writing),
  };
}

function kindOf({ priceRule, eligibility }: PromotionRule, facts: PpsRuleFacts, writing: Writing) {
  if (priceRule.type === "AB") return bonus(priceRule, writing);
  if (priceRule.type === "MM") return mixMatch(priceRule.items, priceRule.setPrice, facts, writing);
  const { control, reward, choose } = priceRule;
  // "Every third, the cheapest": SAP says it as an item of its own inside each application.
  if (choose !== undefined && control === "line") {
    const target = eligibility.type === "goods" ? eligibility.target : undefined;
    if (target !== undefined) return mixMatch([{ target, quantity: 1, reward, choose }], undefined, facts, writing);
    writing.refuse("a choice among several goods has no field");
  }
  const isTransaction = control === "transaction";
  return {
    type: "RB",
    control: facts.control ?? (isTransaction ? "SU" : "PO"),
    itemMethod: methodOf(choose),
    newSetPriceE5: 0,
    ...figures(reward, isTransaction, writing),
    ...("points" in reward ? { asPoints: true } : {}),
  };
}

const methodOf = (choose: Choose | undefined) => (choose === undefined ? "00" : choose === "cheapest" ? "01" : "02");

function figures(reward: Reward, isTransaction: boolean, writing: Writing): Figures {
  const none = { modificationAmountE5: 0, modificationPercentMilli: 0, newPriceE5: 0 };
  const amount = (minor: number) => minor * 10 ** (5 - minorDigits(writing.options.currency));
  if ("percentOff" in reward)
    return {
      ...none,
      modification: isTransaction ? "TP" : "RP",
      modificationPercentMilli: Math.round(reward.percentOff * 1000),
    };
  if ("amountOff" in reward) return { ...none, modification: "RS", modificationAmountE5: amount(reward.amountOff) };
  if ("amountOffTotal" in reward)
    return { ...none, modification: isTransaction ? "TT" : "RT", modificationAmountE5: amount(reward.amountOffTotal) };
  if ("unitPrice" in reward) return { ...none, modification: "PS", newPriceE5: amount(reward.unitPrice) };
  if ("setPrice" in reward) return { ...none, modification: "PT", newPriceE5: amount(reward.setPrice) };
  return { ...none, modification: "RT", modificationAmountE5: reward.points * 100_000 };
}

function mixMatch(items: readonly MixMatchItem[], setPrice: number | undefined, facts: PpsRuleFacts, writing: Writing) {
  const chosen = new Set(items.map(({ choose }) => choose));
  if (chosen.size > 1) writing.refuse("items that are chosen in different ways have one field");
  const points = items.some(({ reward }) => "points" in reward);
  return {
    combination: "&&",
    type: "MM",
    control: facts.control ?? "PO",
    itemMethod: methodOf(items[0]?.choose),
    ...(points ? { asPoints: true } : {}),
    newSetPriceE5: (setPrice ?? 0) * 10 ** (5 - minorDigits(writing.options.currency)),
    newPriceE5: 0,
    modificationAmountE5: 0,
    modificationPercentMilli: 0,
    mixMatchItems: items.map((item, index) => itemOf(item, index, writing)),
  };
}

function itemOf({ target, quantity, reward, equalOrLower }: MixMatchItem, index: number, writing: Writing): ItemDraft {
  if (equalOrLower) writing.refuse("a receiver that is not dearer than the buyer has no field");
  return {
    ...goodsOf(target, writing),
    id: numericId(`${writing.ruleId}-item-${index}`, writing.promotion.promotionId),
    allocationPercentMilli: 0,
    ...figures(reward, false, writing),
    priceRuleId: writing.ruleId,
    requiredQuantityMilli: Math.round(quantity * 1000),
  };
}

function goodsOf(target: MixMatchItem["target"], writing: Writing): Partial<ItemDraft> {
  if ("category" in target && target.except === undefined)
    return { merchandiseSetId: setOf([{ nodeId: target.category }], writing) };
  const articles = articlesOf(target, writing);
  const [only, second] = articles;
  if (only !== undefined && second === undefined) return { itemId: only, type: "IT", merchandiseSetId: "0" };
  return {
    merchandiseSetId: setOf(
      articles.map((itemId) => ({ itemId })),
      writing,
    ),
  };
}

function bonus({ items, choose }: Extract<PromotionRule["priceRule"], { type: "AB" }>, writing: Writing) {
  if (choose !== undefined && choose < items.length) writing.refuse("a choice among gifts has no field");
  return {
    type: "AB",
    control: "PO",
    itemMethod: "00",
    newPriceE5: 0,
    newSetPriceE5: 0,
    bonusItems: items.map(({ articleId, quantity }, index) => ({
      id: numericId(`${writing.ruleId}-bonus-${index}`, writing.promotion.promotionId),
      itemId: articleId,
      type: "IT",
      merchandiseSetId: "0",
      quantityMilli: Math.round(quantity * 1000),
    })),
  };
}

/** MAM_LIMIT_CNT is for mix and match; of one sort of goods that is counted off the limit is a quantity. */
function limitOf({ maxApplications, priceRule, eligibility }: PromotionRule, writing: Writing): number {
  if (maxApplications === undefined) return 0;
  const counted =
    priceRule.type === "MM" ||
    (priceRule.type === "RB" && priceRule.choose !== undefined && eligibility.type === "goods");
  if (!counted) writing.refuse("a greatest number of applications has a field for mix and match only");
  return maxApplications * 1000;
}
