import type { PromotionRule } from "@counterfoil/pricing";
import type { PriceDerivationRuleDraft } from "@counterfoil/sap";
import { couponCodes, type PpsPromotion, ruleFacts } from "../rop/pps-promotion.ts";
import { bareId } from "../source-system.ts";

export type RuleContext = {
  currency: string;
  languages: readonly string[];
  /** From this version of the client API on, the rule names its promotion. */
  namesPromotion: boolean;
  /** The lines on which coupons stand, by what promotions call them. */
  couponLines: ReadonlyMap<string, { number: number; code: string }>;
};

/** What the answer says about a rule that took part; the same for every line but for how often it applied. */
export function derivationRule(
  promotion: PpsPromotion,
  rule: PromotionRule,
  appliedCount: number,
  context: RuleContext,
): PriceDerivationRuleDraft {
  const facts = ruleFacts(promotion, rule.ruleId);
  const { priceRule } = rule;
  const isTransaction = priceRule.type === "RB" && priceRule.control === "transaction";
  const coupon = priceRule.coupon;
  return {
    ruleId: rule.ruleId,
    eligibilities: usedCoupons(rule, context),
    ...descriptionsOf(promotion, context.languages),
    sequence: rule.sequence,
    resolution: rule.resolution,
    ...present({ typeCode: facts.conditionType }),
    control: facts.control ?? (isTransaction ? "SU" : "PO"),
    ...present({ originator: promotion.origin }),
    triggerQuantity: 0,
    discountMethod: priceRule.method ?? "00",
    points: priceRule.type === "RB" && "points" in priceRule.reward,
    defaultPoints: 0,
    prohibitPrint: false,
    pointsConversion: { value: 0.01, currency: context.currency },
    noEffectOnSubsequent: false,
    prohibitTransactionRules: false,
    exclusive: rule.exclusive ?? false,
    appliedCount,
    ...present({ externalPromotionId: promotion.externalId, couponId: coupon?.code, couponText: coupon?.text }),
    validityDays: coupon?.validDays ?? 0,
    ...present({ promotionType: promotion.promotionType }),
    calculationBaseSequence: "1-",
    ...(context.namesPromotion ? { promotionId: bareId(promotion.promotionId) } : {}),
    applicationType: applicationType(rule),
  };
}

function descriptionsOf({ descriptions = {}, name }: PpsPromotion, languages: readonly string[]) {
  const texts = Object.entries(descriptions).map(([language, value]) => ({ language: language.toUpperCase(), value }));
  const wanted = languages.length === 0 ? texts : texts.filter(({ language }) => languages.includes(language));
  const first = wanted.find(({ language }) => language === "EN") ?? wanted[0] ?? texts[0];
  return { description: first?.value ?? name, descriptions: wanted };
}

function usedCoupons({ eligibility }: PromotionRule, { couponLines }: RuleContext) {
  return couponCodes(eligibility).flatMap((couponId) => {
    const line = couponLines.get(couponId);
    return line === undefined ? [] : { referenceId: line.code, referenceSequence: line.number, type: "StoreCoupon" };
  });
}

/** [seen] The words; which goes with which reward is read from their names but for MixMatch and DiscountPercent, which are seen. */
function applicationType({ priceRule }: PromotionRule): string {
  if (priceRule.type === "MM") return "MixMatch";
  if (priceRule.type === "AB") return "AdditionalBonus";
  const { reward, control } = priceRule;
  const isTransaction = control === "transaction";
  if ("percentOff" in reward) return isTransaction ? "DiscountPercentTotal" : "DiscountPercent";
  if ("unitPrice" in reward) return "FixedPrice";
  if ("setPrice" in reward) return isTransaction ? "SetPriceTotal" : "FixPriceTotal";
  return "amountOff" in reward ? "DiscountSingle" : "DiscountTotal";
}

function present<Values extends Record<string, string | undefined>>(
  values: Values,
): { [Key in keyof Values]?: string } {
  const found: { [Key in keyof Values]?: string } = {};
  for (const key in values) if (values[key] !== undefined) found[key] = values[key];
  return found;
}
