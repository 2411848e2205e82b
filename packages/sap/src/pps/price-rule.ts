import { char, segment } from "../idoc/segment.ts";
import { element, list, required } from "../shape/fields.ts";
import { alphaValue } from "../shape/values.ts";
import { ropName } from "./rop-name.ts";
import { amountE5Value, countValue, indicatorValue, thousandthsValue } from "./values.ts";

/** An item that a mix and match rule lowers. */
const mixMatchItem = segment(ropName("E1_MIX_MATCH_ITEM"), {
  itemId: element("ITEM_ID", alphaValue, 60),
  type: char("ITEM_TCD", 2),
  id: char("MAM_ITEM_ID", 32),
  merchandiseSetId: char("MERCH_SET_ID", 32),
  newPriceE5: element("NEW_PRICE_AMT", amountE5Value),
  allocationPercentMilli: element("PMOD_ALLOC_PERC", thousandthsValue),
  modificationAmountE5: element("PRICE_MODIF_AMT", amountE5Value),
  modification: char("PRICE_MODIF_CODE", 2),
  modificationPercentMilli: element("PRICE_MODIF_PERC", thousandthsValue),
  priceRuleId: char("PRICE_RULE_ID", 32),
  requiredQuantityMilli: element("REQUIRED_QTY", thousandthsValue),
  unit: char("UOM_ISO_CODE", 3),
});

/** An item that comes free (PROMOTION03). */
const bonusItem = segment(ropName("E1_ADD_BONUS"), {
  id: char("ADD_BONUS_ID", 32),
  itemId: element("ITEM_ID", alphaValue, 60),
  type: char("ITEM_TCD", 2),
  merchandiseSetId: char("MERCH_SET_ID", 32),
  quantityMilli: element("QUANTITY", thousandthsValue),
  unit: char("UOM_ISO_CODE", 3),
});

/** What a rule does to prices. Not verified: the names COND_TYPE, COUPON_PRINTOUT_*, NO_PREV_MONET_DISC, NO_EFFECT_SUBSEQ. */
export const priceRule = segment(ropName("E1_PRICE_RULE"), {
  benefitChoice: char("BENEFIT_CHOOSE_METH", 2),
  calculationBase: char("CALCULATION_BASE", 2),
  calculationBaseSequence: element("CALC_BASE_SEQUENCE", countValue),
  combination: char("COMBINATION_CODE", 2),
  conditionType: char("COND_TYPE", 4),
  considerPreviousRules: element("CONSIDER_PREVIOUS_RULES", indicatorValue),
  couponPrintoutId: char("COUPON_PRINTOUT_ID", 60),
  couponPrintoutRule: char("COUPON_PRINTOUT_RULE", 2),
  couponPrintoutText: char("COUPON_PRINTOUT_TEXT", 1000),
  couponValidityDays: element("COUPON_VALIDITY", countValue),
  currency: char("CURRENCY_ISO_CODE", 3),
  discountMethod: char("DISC_METHOD_TCD", 2),
  externalActionId: char("EX_PRICE_RULE_ID", 32),
  itemMethod: char("ITEM_METHOD", 2),
  limitCountMilli: element("MAM_LIMIT_CNT", thousandthsValue),
  newPriceE5: element("NEW_PRICE_AMT", amountE5Value),
  newSetPriceE5: element("NEW_SET_PRCE_AMT", amountE5Value),
  noEffectOnSubsequent: element("NO_EFFECT_SUBSEQ", indicatorValue),
  regularPriceOnly: element("NO_PREV_MONET_DISC", indicatorValue),
  modificationAmountE5: element("PRICE_MODIF_AMT", amountE5Value),
  modification: char("PRICE_MODIF_CODE", 2),
  modificationPercentMilli: element("PRICE_MODIF_PERC", thousandthsValue),
  id: required(char("PRICE_RULE_ID", 32)),
  prorationMode: char("PRORATION_MODE", 2),
  asPoints: element("REWARD_AS_POINTS", indicatorValue),
  roundingMethod: char("ROUNDING_METHOD", 2),
  roundingDecimals: element("ROUND_DECIMALS", countValue),
  roundingDestination: element("ROUND_DESTINATION", countValue),
  control: char("RULE_CTRL_CODE", 2),
  status: char("STATUS_TCD", 2),
  subsequentNewPriceE5: element("SUBSEQ_NEW_PRICE_AMT", amountE5Value),
  subsequentAmountE5: element("SUBSEQ_PRICE_MODIF_AMT", amountE5Value),
  subsequentPercentMilli: element("SUBSEQ_PRICE_MODIF_PERC", thousandthsValue),
  discountedQuantityMilli: element("TO_BE_DISCOUNTED_QTY", thousandthsValue),
  type: required(char("TYPE_CODE", 2)),
  mixMatchItems: list(mixMatchItem),
  bonusItems: list(bonusItem),
});
