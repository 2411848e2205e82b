import type { Choose, MixMatchItem, PriceRule, PromotionRule, Reward } from "@counterfoil/pricing";
import { minorDigits, type RopPriceRule } from "@counterfoil/sap";
import { isSet, type SetTargets } from "./merchandise-sets.ts";
import type { Reading } from "./reading.ts";

type Modifiers = Pick<PromotionRule, "regularPriceOnly" | "base" | "maxApplications">;
export type ReadPriceRule = Modifiers & { priceRule: PriceRule };

/** What a rule does to prices. [seen] RB and MM, PO and SU; AB by name; PC and SP in SAP's descriptions. */
export function readPriceRule(rule: RopPriceRule, targets: SetTargets, reading: Reading): ReadPriceRule | undefined {
  refuseUnknown(rule, reading);
  const control = reading.code("RULE_CTRL_CODE", rule.control, {
    PO: "line",
    PC: "line",
    SU: "transaction",
    SP: "transaction",
  } as const);
  const kind = reading.code("TYPE_CODE", rule.type, { RB: readDiscount, MM: readMixMatch, AB: readBonus });
  if (control === undefined || kind === undefined) return undefined;
  if (control === "transaction" && rule.type !== "RB")
    return reading.refuse("RULE_CTRL_CODE", `${rule.control} goes with RB`);
  const core = kind(rule, { control, targets, reading });
  const extras = readExtras(rule, reading);
  return core && { ...readModifiers(rule, reading), priceRule: { ...core, ...extras } };
}

type Context = { control: "line" | "transaction"; targets: SetTargets; reading: Reading };

/** Fields that change the result in ways the engine has not. */
function refuseUnknown(rule: RopPriceRule, reading: Reading): void {
  reading.code("STATUS_TCD", rule.status ?? "AC", { AC: true });
  reading.mustBeEmpty("EX_PRICE_RULE_ID", rule.externalActionId);
  reading.mustBeEmpty("TO_BE_DISCOUNTED_QTY", rule.discountedQuantityMilli);
  reading.mustBeEmpty("SUBSEQ_PRICE_MODIF_AMT", rule.subsequentAmountE5);
  reading.mustBeEmpty("SUBSEQ_PRICE_MODIF_PERC", rule.subsequentPercentMilli);
  reading.mustBeEmpty("SUBSEQ_NEW_PRICE_AMT", rule.subsequentNewPriceE5);
  reading.mustBeEmpty("PRORATION_MODE", rule.prorationMode);
  reading.mustBeEmpty("BENEFIT_CHOOSE_METH", rule.benefitChoice);
  if (rule.noEffectOnSubsequent) reading.refuse("NO_EFFECT_SUBSEQ", "X cannot be taken: the engine has no such rule");
}

function readDiscount(rule: RopPriceRule, { control, reading }: Context): PriceRule | undefined {
  const reward = readReward(rule, reading);
  const choose = readChoice(rule, reading);
  return reward && { type: "RB", control, reward, ...(choose ? { choose } : {}) };
}

type Modification = Pick<
  RopPriceRule,
  "modification" | "modificationAmountE5" | "modificationPercentMilli" | "newPriceE5" | "currency" | "asPoints"
>;

/**
 * [seen] RP percent, RT amount off the whole application, PS new price of each, TP percent off the transaction. RS amount off each is seen
 * in manual triggers; PT price of the whole application and TT amount off the transaction are remembered, not verified.
 */
function readReward(rule: Modification, reading: Reading): Reward | undefined {
  const kind = reading.code("PRICE_MODIF_CODE", rule.modification, {
    RP: "percentOff",
    TP: "percentOff",
    RT: "amountOffTotal",
    TT: "amountOffTotal",
    RS: "amountOff",
    PS: "unitPrice",
    PT: "setPrice",
  } as const);
  if (kind === undefined) return undefined;
  const { currency, modificationAmountE5, modificationPercentMilli = 0, newPriceE5 } = rule;
  if (rule.asPoints) return readPoints(kind, modificationAmountE5 ?? 0, reading);
  switch (kind) {
    case "percentOff":
      if (modificationPercentMilli <= 0 || modificationPercentMilli > 100_000)
        return reading.refuse("PRICE_MODIF_PERC", `${modificationPercentMilli / 1000} is not above 0 and at most 100`);
      return { percentOff: modificationPercentMilli / 1000 };
    case "unitPrice":
      return { unitPrice: reading.amount("NEW_PRICE_AMT", newPriceE5, currency) };
    case "setPrice":
      return { setPrice: reading.amount("NEW_PRICE_AMT", newPriceE5, currency) };
    default: {
      const amount = reading.amount("PRICE_MODIF_AMT", modificationAmountE5, currency);
      if (amount === 0) return reading.refuse("PRICE_MODIF_AMT", "is zero");
      return kind === "amountOff" ? { amountOff: amount } : { amountOffTotal: amount };
    }
  }
}

function readPoints(kind: string, amountE5: number, reading: Reading): Reward | undefined {
  if (kind !== "amountOffTotal" && kind !== "amountOff")
    return reading.refuse("REWARD_AS_POINTS", "X goes with PRICE_MODIF_CODE RT or RS");
  if (amountE5 <= 0 || amountE5 % 100_000 !== 0)
    return reading.refuse("PRICE_MODIF_AMT", "is no whole number of points");
  return { points: amountE5 / 100_000 };
}

function readMixMatch(rule: RopPriceRule, context: Context): PriceRule | undefined {
  const { reading } = context;
  reading.code("COMBINATION_CODE", rule.combination ?? "&&", { "&&": true });
  const setPrice = rule.newSetPriceE5
    ? reading.amount("NEW_SET_PRCE_AMT", rule.newSetPriceE5, rule.currency)
    : undefined;
  if (rule.mixMatchItems.length === 0) return reading.refuse("E1_MIX_MATCH_ITEM", "is missing");
  const choose = readChoice(rule, reading);
  const items = rule.mixMatchItems.flatMap((item) => {
    const inner = { ...context, reading: reading.at(`item ${item.id ?? item.itemId ?? ""}`.trim()) };
    const read = readItem(rule, item, setPrice, inner);
    return read === undefined ? [] : { ...read, ...(choose ? { choose } : {}) };
  });
  return { type: "MM", items, ...(setPrice === undefined ? {} : { setPrice }) };
}

function readItem(
  rule: RopPriceRule,
  item: RopPriceRule["mixMatchItems"][number],
  setPrice: number | undefined,
  { targets, reading }: Context,
): MixMatchItem | undefined {
  reading.mustBeEmpty("PMOD_ALLOC_PERC", item.allocationPercentMilli);
  const target = isSet(item.merchandiseSetId)
    ? targets(item.merchandiseSetId, reading)
    : item.itemId === undefined
      ? reading.refuse("ITEM_ID", "is missing")
      : { articles: [item.itemId] };
  if (!isSet(item.merchandiseSetId)) reading.code("ITEM_TCD", item.type ?? "IT", { IT: true });
  const quantity = (item.requiredQuantityMilli ?? 0) / 1000;
  if (quantity <= 0) return reading.refuse("REQUIRED_QTY", "is missing");
  const own = item.modification === undefined ? rule : { ...item, currency: rule.currency, asPoints: rule.asPoints };
  const reward = setPrice === undefined ? readReward(own, reading) : { setPrice };
  return target && reward && { target, quantity, reward };
}

function readBonus(rule: RopPriceRule, { reading }: Context): PriceRule | undefined {
  if (rule.bonusItems.length === 0) return reading.refuse("E1_ADD_BONUS", "is missing");
  const items = rule.bonusItems.flatMap(({ id, itemId, merchandiseSetId, quantityMilli = 0 }) => {
    const inner = reading.at(`bonus item ${id ?? itemId ?? ""}`.trim());
    if (isSet(merchandiseSetId)) return inner.refuse("MERCH_SET_ID", `${merchandiseSetId}: a gift is an article`) ?? [];
    if (itemId === undefined) return inner.refuse("ITEM_ID", "is missing") ?? [];
    if (quantityMilli <= 0) return inner.refuse("QUANTITY", "is missing") ?? [];
    return { articleId: itemId, quantity: quantityMilli / 1000 };
  });
  return { type: "AB", items };
}

/** 00 leaves it to the service. The other two are remembered, not verified. */
function readChoice(rule: RopPriceRule, reading: Reading): Choose | undefined {
  const choice = reading.code("ITEM_METHOD", rule.itemMethod ?? "00", {
    "00": "free",
    "01": "cheapest",
    "02": "dearest",
  } as const);
  return choice === "free" ? undefined : choice;
}

/** 00 the price reached, 01 the regular one (remembered, not verified); a blank in CONSIDER_PREVIOUS_RULES says the latter, too. */
function readModifiers(rule: RopPriceRule, reading: Reading): Modifiers {
  const base = reading.code("CALCULATION_BASE", rule.calculationBase ?? "00", { "00": "current", "01": "regular" });
  const sequence = rule.calculationBaseSequence ?? -1;
  if (sequence !== -1) reading.refuse("CALC_BASE_SEQUENCE", `${sequence} cannot be taken; 1- (the rule before) can`);
  const regular = base === "regular" || rule.considerPreviousRules === false;
  return {
    ...(rule.regularPriceOnly ? { regularPriceOnly: true } : {}),
    ...(regular ? { base: "regular" as const } : {}),
    ...(rule.limitCountMilli ? { maxApplications: Math.floor(rule.limitCountMilli / 1000) } : {}),
  };
}

function readExtras(rule: RopPriceRule, reading: Reading): Pick<PriceRule, "method" | "coupon" | "rounding"> {
  const method = reading.code("DISC_METHOD_TCD", rule.discountMethod ?? "00", {
    "00": "00",
    "01": "01",
    "02": "02",
    "03": "03",
    "04": "04",
  } as const);
  const { couponPrintoutId: code, couponPrintoutText: text, couponValidityDays: validDays } = rule;
  if (method === "04" && code === undefined) reading.refuse("COUPON_PRINTOUT_ID", "is missing");
  const rounding = readRounding(rule, reading);
  return {
    ...(method === undefined || method === "00" ? {} : { method }),
    ...(code === undefined
      ? {}
      : { coupon: { code, ...(text === undefined ? {} : { text }), ...(validDays ? { validDays } : {}) } }),
    ...(rounding === undefined ? {} : { rounding }),
  };
}

/** [seen] 00 commercial, decimals 2, destination 1: the engine's own rounding. Down is remembered, not verified. */
function readRounding(rule: RopPriceRule, reading: Reading): PriceRule["rounding"] {
  if (rule.asPoints) return undefined;
  const mode = reading.code("ROUNDING_METHOD", rule.roundingMethod ?? "00", { "00": "halfUp", "02": "down" } as const);
  const digits = minorDigits(rule.currency);
  const decimals = Math.min(rule.roundingDecimals ?? digits, digits);
  const multiple = 10 ** (digits - decimals) * Math.max(1, rule.roundingDestination ?? 1);
  if (mode === undefined || (mode === "halfUp" && multiple === 1)) return undefined;
  return { mode, multiple };
}
