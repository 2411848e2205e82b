import type { Promotion, PromotionRule } from "@counterfoil/pricing";
import type { RopPromotionDraft } from "@counterfoil/sap";
import { numericId } from "./numeric-id.ts";
import { openTiers } from "./open-tiers.ts";
import { type PpsPromotion, ruleFacts } from "./pps-promotion.ts";
import { STORE } from "./read-promotion.ts";
import { RopRefusal } from "./reading.ts";
import { type SetMembers, type Writing, writeEligibility } from "./write-eligibility.ts";
import { writePriceRule } from "./write-price-rule.ts";

export type WriteOptions = {
  logicalSystem: string;
  /** The promotion's id as its system calls it. */
  promotionId: string;
  stores: readonly string[];
  change: "I" | "U";
  changedOn: string;
  currency: string;
  /** Articles of a product group. */
  membersOf: (groupId: string) => readonly string[] | undefined;
  /** What customers show for a coupon; null: each another code. */
  codeOf?: (couponId: string) => string | null;
};

/** The engine's promotion in SAP's form. Throws RopRefusal with everything that SAP's form, as far as it is known, cannot say. */
export function writePromotion(promotion: PpsPromotion, options: WriteOptions): RopPromotionDraft {
  const problems = untold(promotion);
  const sets = new Map<string, SetMembers>();
  const rules = openTiers(promotion.rules).map((rule) => writeRule(promotion, rule, options, { problems, sets }));
  if (problems.length > 0) throw new RopRefusal(problems);
  return {
    changedOn: options.changedOn,
    changeIndicator: options.change,
    from: promotion.validFrom,
    to: promotion.validTo,
    externalId: promotion.externalId ?? promotion.promotionId.slice(0, 36),
    logicalSystem: options.logicalSystem,
    minimumRelease: 0,
    ...(promotion.offerId === undefined ? {} : { offerId: promotion.offerId }),
    origin: promotion.origin ?? "01",
    promotionId: numericId(options.promotionId),
    promotionType: promotion.promotionType ?? "01",
    status: "AC",
    businessUnits: options.stores.map((id) => ({ id, type: STORE })),
    rules,
    texts: textsOf(promotion),
    merchandiseSets: [...sets.values()],
  };
}

/** D needs no more than which one it was. */
export function writeDeletion(
  promotion: Promotion,
  options: Pick<WriteOptions, "logicalSystem" | "promotionId" | "stores" | "changedOn">,
): RopPromotionDraft {
  return {
    changedOn: options.changedOn,
    changeIndicator: "D",
    from: promotion.validFrom,
    to: promotion.validTo,
    logicalSystem: options.logicalSystem,
    origin: promotion.origin ?? "01",
    promotionId: numericId(options.promotionId),
    status: "AC",
    businessUnits: options.stores.map((id) => ({ id, type: STORE })),
  };
}

/** Facts of a promotion with no field of SAP's, as far as its fields are known. Offer set and leading category change no price. */
function untold({ happyHours, channels, rules }: Promotion): string[] {
  return [
    ...(happyHours?.length
      ? [
          "hours in which it holds (happy hours): SAP has time restrictions, but the segment that carries them is not known",
        ]
      : []),
    ...(channels?.length ? ["sales channels have no field"] : []),
    ...rules.flatMap(({ ruleId, maxDiscount }) =>
      maxDiscount === undefined ? [] : [`rule ${ruleId}: a greatest discount has no field`],
    ),
  ];
}

function writeRule(
  promotion: PpsPromotion,
  rule: PromotionRule,
  options: WriteOptions,
  { problems, sets }: { problems: string[]; sets: Map<string, SetMembers> },
) {
  const ruleId = numericId(rule.ruleId, promotion.promotionId);
  const facts = ruleFacts(promotion, rule.ruleId);
  const writing: Writing = {
    ruleId,
    promotion,
    options,
    sets,
    refuse: (what) => problems.push(`rule ${rule.ruleId}: ${what}`),
  };
  const eligibilities = writeEligibility(rule, writing);
  const saleReturns = { sale: "00", return: "01", both: "02" } as const;
  return {
    eligibilityId: eligibilities[0]?.id ?? ruleId,
    ...(rule.exclusive ? { exclusive: true } : {}),
    ...(facts.onlyBasket ? { onlyBasketMode: true } : {}),
    priceRuleId: ruleId,
    ...(facts.recommendFromPercent === undefined
      ? {}
      : { recommendationPercentMilli: facts.recommendFromPercent * 1000 }),
    ruleId,
    resolution: rule.resolution,
    ...(rule.name === undefined ? {} : { name: rule.name }),
    saleReturn: saleReturns[rule.saleReturn ?? "sale"],
    sequence: rule.sequence,
    eligibilities,
    priceRule: writePriceRule(rule, facts, writing),
  };
}

function textsOf({ name, descriptions = {}, pps }: PpsPromotion) {
  const languages = new Set([...Object.keys(descriptions), ...Object.keys(pps?.names ?? {})]);
  if (languages.size === 0) languages.add("en");
  return [...languages].map((language) => ({
    ...(descriptions[language] === undefined ? {} : { description: descriptions[language] }),
    name: pps?.names?.[language] ?? name,
    language: language.toUpperCase(),
  }));
}
