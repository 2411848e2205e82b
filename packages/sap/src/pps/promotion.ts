import { type OpenControlRecord, openControlRecord } from "../idoc/control-record.ts";
import { char, idocShapeWith, segment } from "../idoc/segment.ts";
import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { alphaValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import { priceRule } from "./price-rule.ts";
import { ropName } from "./rop-name.ts";
import { amountE5Value, countValue, indicatorValue, thousandthsValue, timestampValue } from "./values.ts";

/*
 * /ROP/PROMOTION02 and 03. [seen] in SAP's tutorials or its data access service: every field here but those that say otherwise. Codes stay
 * codes here: what they mean is for whoever maps them. Fields stand in alphabetical order, as in the tutorials; any order is read.
 */
const businessUnit = segment(ropName("E1_PROMOTION_BU"), {
  id: required(char("BU_ID", 60)),
  type: char("BU_TYPE", 4),
});

/** A node of a tree: the root is its own parent. */
const eligibility = segment(ropName("E1_ELIGIBILITY"), {
  /** [not verified] Names of the generic attribute's fields. */
  attributeExpression: char("ATTRIBUTE_EXPR", 255),
  attributeExpressionType: char("ATTRIBUTE_EXPR_TYPE", 4),
  attributeName: char("ATTRIBUTE_NAME", 60),
  combination: char("COMBINATION_CODE", 2),
  consumption: char("CONSUMPTION_TCD", 2),
  couponNumber: char("COUPON_NUMBER", 60),
  currency: char("CURRENCY_ISO_CODE", 3),
  /** [not verified] The field's name. */
  customerGroup: char("CUST_GROUP_ID", 60),
  from: element("EFFECTIVE_DATE", timestampValue),
  id: required(char("ELIGIBILITY_ID", 32)),
  to: element("EXPIRY_DATE", timestampValue),
  hierarchyQualifier: char("HIER_ID_QLF", 60),
  intervalAmountE5: element("INTERVAL_AMT", amountE5Value),
  intervalQuantityMilli: element("INTERVAL_QTY", thousandthsValue),
  itemId: element("ITEM_ID", alphaValue, 60),
  limitAmountE5: element("LIMIT_AMT", amountE5Value),
  limitQuantityMilli: element("LIMIT_QTY", thousandthsValue),
  merchandiseSetId: char("MERCH_SET_ID", 32),
  nodeId: char("NODE_ID", 60),
  parentId: char("PARENT_ELIGIB_ID", 32),
  ruleId: char("PROMO_RULE_ID", 32),
  rootId: char("ROOT_ELIGIB_ID", 32),
  status: char("STATUS_TCD", 2),
  thresholdAmountE5: element("THRESHOLD_AMT", amountE5Value),
  thresholdQuantityMilli: element("THRESHOLD_QTY", thousandthsValue),
  threshold: char("THRESHOLD_TCD", 4),
  transactionTotalE5: element("TRANS_TOTAL_AMT", amountE5Value),
  /** [not verified] Names of the manual trigger's fields. */
  triggerType: char("TRIGGER_TYPE", 20),
  triggerValue: char("TRIGGER_VALUE", 60),
  type: required(char("TYPE_CODE", 4)),
  unit: char("UOM_ISO_CODE", 3),
});

const rule = segment(ropName("E1_PROMOTION_RULE"), {
  eligibilityId: char("ELIGIBILITY_ID", 32),
  /** [not verified] The field's name. */
  exclusive: element("EXCLUSIVENESS", indicatorValue),
  onlyBasketMode: element("ONLY_BASKET_MODE", indicatorValue),
  priceRuleId: char("PRICE_RULE_ID", 32),
  recommendationPercentMilli: element("PROMO_REC_THRES_PERC", thousandthsValue),
  ruleId: required(char("PROMO_RULE_ID", 32)),
  resolution: element("RESOLUTION", countValue),
  name: char("RULE_NAME", 255),
  saleReturn: char("SALE_RETURN_TCD", 2),
  sequence: element("SEQUENCE", countValue),
  eligibilities: list(eligibility),
  priceRule: required(priceRule),
});

const text = segment(ropName("E1_PROMOTION_TEXT"), {
  description: char("DESCRIPTION", 1000),
  name: char("NAME", 255),
  language: char("SPRAS_ISO", 2),
});

/** OURS, not SAP's: how the members of a merchandise set travel is not known. A member is an item or a node of the hierarchy. */
const merchandiseSet = segment(ropName("E1_MERCH_SET"), {
  id: required(char("MERCH_SET_ID", 32)),
  members: list(
    segment(ropName("E1_MERCH_SET_ITEM"), { itemId: element("ITEM_ID", alphaValue, 60), nodeId: char("NODE_ID", 60) }),
  ),
});

/** OURS, not SAP's: hours in which a promotion holds; SAP's own segment for its time restrictions is not known. */
const timeRestriction = segment(ropName("E1_TIME_RESTRICTION"), {
  /** 1 Monday to 7 Sunday, as one text: 12345. */
  days: required(char("DAYS", 7)),
  from: required(char("TIME_FROM", 6)),
  to: required(char("TIME_TO", 6)),
});

const promotion = segment(ropName("E1_PROMOTION"), {
  changedOn: element("CHANGED_ON", timestampValue),
  changeIndicator: char("CHANGE_INDICATOR", 1),
  createdOn: element("CREATED_ON", timestampValue),
  from: element("EFFECTIVE_DATE", timestampValue),
  to: element("EXPIRY_DATE", timestampValue),
  externalId: char("EXTERN_PROMO_ID", 40),
  logicalSystem: required(char("LOGSYS", 10)),
  minimumRelease: element("MIN_PPS_RELEASE", countValue),
  offerId: char("OFFER_ID", 40),
  origin: char("ORIGIN", 2),
  promotionId: required(char("PROMOTION_ID", 32)),
  name: char("PROMOTION_NAME", 255),
  promotionType: char("PROMOTION_TYPE", 4),
  status: char("STATUS_TCD", 2),
  businessUnits: list(businessUnit),
  rules: list(rule),
  texts: list(text),
  merchandiseSets: list(merchandiseSet),
  timeRestrictions: list(timeRestriction),
});

export type RopPromotionType = "/ROP/PROMOTION02" | "/ROP/PROMOTION03";
export const promotionIdocs = {
  "/ROP/PROMOTION02": idocShapeWith("/ROP/PROMOTION02", required(openControlRecord), promotion),
  "/ROP/PROMOTION03": idocShapeWith("/ROP/PROMOTION03", required(openControlRecord), promotion),
};

export type RopPromotion = Shape<(typeof promotion)["fields"]>;
export type RopPromotionDraft = Draft<(typeof promotion)["fields"]>;
export type RopRule = RopPromotion["rules"][number];
export type RopEligibility = RopRule["eligibilities"][number];
export type RopPriceRule = RopRule["priceRule"];
export type RopPromotionReading = RecordReading<OpenControlRecord, RopPromotion>;
export type RopPromotionReader = DocumentReader<OpenControlRecord, RopPromotion>;

const readers = {
  "/ROP/PROMOTION02": documentReader(promotionIdocs["/ROP/PROMOTION02"]),
  "/ROP/PROMOTION03": documentReader(promotionIdocs["/ROP/PROMOTION03"]),
};

/** By the root element; IDOCTYP may say the other one: SAP's fifth tutorial does so. */
export const createPromotionReader = (type: RopPromotionType = "/ROP/PROMOTION02"): RopPromotionReader =>
  readers[type]();
export const promotionWriter = documentWriter(promotionIdocs["/ROP/PROMOTION02"]);
/** For promotions with additional bonus items, which 02 does not have. */
export const bonusPromotionWriter = documentWriter(promotionIdocs["/ROP/PROMOTION03"]);
