import { attribute, content, element, group, list, required, wrapped } from "../shape/fields.ts";
import { flagValue, integerValue } from "../shape/values.ts";
import { decimalValue, doubleValue } from "./decimal-values.ts";

/*
 * What the request and the answer of SAP's price calculation share. [seen] in SAP's tutorials and in the public description of its client
 * types: all elements, their order in the answer, and which are arrays in JSON. The order here is the one of the JSON answer; in XML an
 * attribute stands where attributes stand.
 */
export const text = <Name extends string>(name: Name) => element(name);
export const flag = (name: string) => element(name, flagValue);
export const count = (name: string) => element(name, integerValue);
export const double = (name: string) => element(name, doubleValue);

export const amount = (name: string) => group(name, { value: content(doubleValue), currency: attribute("Currency") });

/** Add or Subtract. */
export const changingAmount = (name: string) =>
  group(name, { value: content(doubleValue), currency: attribute("Currency"), action: attribute("Action") });

export const percent = group("Percent", { value: content(doubleValue), action: attribute("Action") });

export const quantity = group("Quantity", {
  value: content(decimalValue),
  units: attribute("Units", decimalValue),
  unit: attribute("UnitOfMeasureCode"),
});

export const description = (name: string) => group(name, { value: content(), language: attribute("Language") });

/** Which coupon was taken for the rule. */
const eligibility = group("Eligibility", {
  referenceId: text("ReferenceID"),
  referenceSequence: count("ReferenceSequenceNumber"),
  type: attribute("Type"),
});

export const priceDerivationRule = group("PriceDerivationRule", {
  ruleId: required(element("PriceDerivationRuleID")),
  eligibilities: list(eligibility),
  description: text("PromotionDescription"),
  descriptions: list(description("PromotionDescriptionMultiLanguage")),
  sequence: count("PromotionPriceDerivationRuleSequence"),
  resolution: count("PromotionPriceDerivationRuleResolution"),
  /** The condition type that an ERP may map the discount to. */
  typeCode: text("PromotionPriceDerivationRuleTypeCode"),
  control: text("TransactionControlBreakCode"),
  originator: text("PromotionOriginatorTypeCode"),
  triggerQuantity: double("TriggerQuantity"),
  discountMethod: text("DiscountMethodCode"),
  points: flag("FrequentShopperPointsFlag"),
  defaultPoints: double("CustomerGroupLoyaltyPointsDefaultQuantity"),
  prohibitPrint: flag("ProhibitPrintFlag"),
  pointsConversion: amount("PointsConversionAmount"),
  noEffectOnSubsequent: flag("NoEffectOnSubsequentPriceDerivationRulesFlag"),
  prohibitTransactionRules: flag("ProhibitTransactionRelatedPriceDerivationRulesFlag"),
  exclusive: flag("ExclusiveFlag"),
  appliedCount: double("AppliedCount"),
  externalPromotionId: text("ExternalPromotionID"),
  couponId: text("CouponPrintoutID"),
  couponRule: text("CouponPrintoutRule"),
  couponText: text("CouponPrintoutText"),
  validityDays: count("PrintoutValidityPeriod"),
  promotionType: text("PromotionType"),
  calculationBaseSequence: text("CalculationBaseSequence"),
  promotionId: text("PromotionID"),
  applicationType: attribute("ApplicationType"),
});

const modifierFields = {
  rule: list(priceDerivationRule),
  manualTrigger: count("ManualTriggerSequenceNumber"),
  extraAmount: amount("ExtraAmount"),
  external: flag("ExternalSystemOriginatorFlag"),
  sequenceNumber: required(count("SequenceNumber")),
  amount: changingAmount("Amount"),
  percent,
  previousPrice: amount("PreviousPrice"),
  newPrice: amount("NewPrice"),
  promotionId: wrapped(element("PromotionID")),
  /** Of a share: the line of the discount that it is a share of. Of a discount: not used. */
  itemLinks: list(count("ItemLink")),
  quantity: group("Quantity", { value: content(doubleValue) }),
  rounding: amount("Rounding"),
  computationBase: amount("ComputationBaseAmount"),
  prorated: flag("ProratedFlag"),
};

export const retailPriceModifier = group("RetailPriceModifier", modifierFields);
/** A discount on the whole basket, as a line of its own. */
export const discount = group("Discount", modifierFields);

const pointsFields = {
  promotionId: text("PromotionID"),
  /** [not verified] What is inside. */
  points: list(group("PointsAwarded", { value: content(doubleValue) })),
  manualTrigger: count("ManualTriggerSequenceNumber"),
  amount: amount("PointsAwardedAmount"),
  computationBase: amount("ComputationBaseAmount"),
  external: flag("ExternalSystemOriginatorFlag"),
  rule: priceDerivationRule,
  type: attribute("TypeCode"),
};

export const pointsModifier = group("FrequentShopperPointsModifier", pointsFields);
/** Points for the whole basket, as a line of its own. */
export const loyaltyReward = group("LoyaltyReward", pointsFields);

export const ruleReference = group("PromotionPriceDerivationRuleReference", {
  promotionId: text("PromotionID"),
  ruleId: text("PriceDerivationRuleID"),
  quantity: element("ReferenceQuantity", decimalValue),
});
