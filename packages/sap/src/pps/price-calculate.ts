import {
  attribute,
  content,
  type Draft,
  element,
  group,
  list,
  required,
  type Shape,
  wrapped,
} from "../shape/fields.ts";
import { flagValue, integerValue } from "../shape/values.ts";
import { dateTimeValue, decimalValue } from "./decimal-values.ts";
import { documentFormat } from "./document-format.ts";
import {
  amount,
  count,
  discount,
  flag,
  loyaltyReward,
  pointsModifier,
  quantity,
  retailPriceModifier,
  ruleReference,
  text,
} from "./price-derivation-rule.ts";

/** The request of a price calculation and its answer: nearly one tree. */
export const priceNamespace = "http://www.sap.com/IXRetail/namespace/";

/** A discount that a person asked for: by a promotion's trigger (AM) or with a figure of its own (RS, RP, PS). */
const manualTrigger = group("PromotionManualTrigger", {
  sequenceNumber: count("ManualTriggerSequenceNumber"),
  type: text("ManualTriggerType"),
  value: text("ManualTriggerValue"),
  privilege: text("PrivilegeType"),
  privilegeValue: amount("PrivilegeValue"),
  sequenceAddend: count("ManualTriggerSequenceAddend"),
});

const hierarchy = group("MerchandiseHierarchy", { node: content(), hierarchy: attribute("ID") });
const lineAttribute = group("LineItemAttribute", {
  name: required(attribute("name")),
  value: content(),
  custom: attribute("custom", flagValue),
});

const item = {
  itemIds: list(wrapped(element("ItemID"))),
  hierarchies: list(hierarchy),
  regularPrice: amount("RegularSalesUnitPrice"),
  extendedAmount: amount("ExtendedAmount"),
  extendedDiscount: amount("ExtendedDiscountAmount"),
  quantities: list(quantity),
  modifiers: list(retailPriceModifier),
  itemLinks: list(count("ItemLink")),
  type: attribute("ItemType"),
  nonDiscountable: attribute("NonDiscountableFlag", flagValue),
  fixedPrice: attribute("FixedPriceFlag", flagValue),
  taxIncluded: flag("TaxIncludedInPriceFlag"),
  nonPiece: flag("NonPieceGoodFlag"),
  pointsEligible: flag("FrequentShopperPointsEligibilityFlag"),
  priceType: text("PriceTypeCode"),
  notConsidered: flag("NotConsideredByPriceEngineFlag"),
  points: list(pointsModifier),
  references: list(ruleReference),
  manualTriggers: list(manualTrigger),
  attributes: list(lineAttribute),
};

const coupon = group("Coupon", {
  quantity,
  code: required(text("PrimaryLabel")),
  appliedQuantity: element("AppliedQuantity", decimalValue),
});

const bonusItem = group("AdditionalBonusLineItem", {
  promotionId: text("PromotionID"),
  ruleId: text("PriceDerivationRuleID"),
  itemIds: list(wrapped(element("ItemID"))),
  quantities: list(quantity),
});

const line = group("LineItem", {
  sale: group("Sale", item),
  returned: group("Return", item),
  orderForDelivery: group("CustomerOrderForDelivery", item),
  discount,
  reward: loyaltyReward,
  coupon,
  manualTrigger,
  bonus: bonusItem,
  numbers: list(element("SequenceNumber", integerValue)),
});

const loyalty = group("Loyalty", {
  customerId: text("CustomerID"),
  /** [not verified] What is inside: the customer group that promotions ask for. */
  programs: list(group("LoyaltyProgram", { id: text("LoyaltyProgramID") })),
  employee: flag("CustomerIsEmployeeFlag"),
});

/** [not verified] Its form: what is nearly reached, with what it would bring. */
const recommendation = group("Recommendation", {
  promotionId: text("PromotionID"),
  ruleId: text("PriceDerivationRuleID"),
  missingQuantity: element("MissingQuantity", decimalValue),
  missingAmount: amount("MissingAmount"),
  gain: amount("DiscountAmount"),
});

const body = group("PriceCalculateBody", {
  transactionId: wrapped(element("TransactionID")),
  dateTime: wrapped(element("DateTime", dateTimeValue)),
  loyalty: list(loyalty),
  basket: required(group("ShoppingBasket", { lines: list(line) })),
  rounding: group("RegularSalesUnitPriceRoundingRule", {
    method: attribute("RoundingMethod"),
    multiple: attribute("Multiple", decimalValue),
  }),
  attributes: list(group("TxAttribute", { name: required(attribute("name")), value: content() })),
  recommendations: list(recommendation),
  transactionType: attribute("TransactionType"),
  netPrice: attribute("NetPriceFlag", flagValue),
  mode: attribute("CalculationMode"),
  scheme: attribute("CalculationScheme"),
  recommend: attribute("RecommendationMode"),
});

const businessError = group("BusinessError", {
  errorId: text("ErrorID"),
  description: text("Description"),
  severity: attribute("Severity"),
  serialNumber: count("ErrorSerialNumber"),
  line: count("LineItemSequenceNumber"),
  variables: list(text("MessageVariables")),
});

const response = group("Response", {
  requestId: text("RequestID"),
  timestamp: text("ResponseTimestamp"),
  errors: list(businessError),
  code: attribute("ResponseCode"),
});

const header = group("ARTSHeader", {
  messageId: wrapped(element("MessageID")),
  dateTimes: list(wrapped(element("DateTime"))),
  response,
  businessUnits: list(group("BusinessUnit", { id: content(), type: attribute("TypeCode") })),
  system: text("MasterDataSourceSystemID"),
  languages: list(text("RequestedMultiLanguage")),
  action: attribute("ActionCode"),
  messageType: attribute("MessageType"),
});

const fields = {
  header: required(header),
  bodies: list(body),
  majorVersion: attribute("InternalMajorVersion", integerValue),
  minorVersion: attribute("InternalMinorVersion", integerValue),
};

const format = (name: string) => documentFormat(group(name, fields, { xmlns: priceNamespace }));
export const priceCalculateFormat = format("PriceCalculate");
export const priceCalculateResponseFormat = format("PriceCalculateResponse");

export type PriceCalculate = Shape<typeof fields>;
export type PriceCalculateDraft = Draft<typeof fields>;
export type PriceCalculateBody = PriceCalculate["bodies"][number];
export type PriceCalculateLine = PriceCalculateBody["basket"]["lines"][number];
export type PriceCalculateItem = NonNullable<PriceCalculateLine["sale"]>;
export type PriceCalculateBodyDraft = NonNullable<PriceCalculateDraft["bodies"]>[number];
export type PriceCalculateLineDraft = NonNullable<PriceCalculateBodyDraft["basket"]["lines"]>[number];
export type PriceCalculateItemDraft = NonNullable<PriceCalculateLineDraft["sale"]>;
export type PriceModifierDraft = NonNullable<PriceCalculateItemDraft["modifiers"]>[number];
export type PriceDerivationRuleDraft = NonNullable<PriceModifierDraft["rule"]>[number];
export type PointsModifierDraft = NonNullable<PriceCalculateItemDraft["points"]>[number];
export type BusinessErrorDraft = NonNullable<NonNullable<PriceCalculateDraft["header"]["response"]>["errors"]>[number];
