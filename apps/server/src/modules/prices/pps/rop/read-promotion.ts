import type { Promotion, PromotionRule } from "@counterfoil/pricing";
import type { RopPromotion, RopRule } from "@counterfoil/sap";
import { type OwnSystem, promotionIdOf, sourceOf } from "../source-system.ts";
import { setTargets } from "./merchandise-sets.ts";
import type { PpsFacts, PpsPromotion, PpsRuleFacts } from "./pps-promotion.ts";
import { readEligibility } from "./read-eligibility.ts";
import { readPriceRule } from "./read-price-rule.ts";
import { type Reading, RopRefusal, startReading } from "./reading.ts";

export const STORE = "1040";
/** Deleted: out of the next book. Anything else is as it stands here from now on. */
export type IncomingPromotion = {
  promotionId: string;
  sourceSystem: string | undefined;
  changedOn: string | undefined;
  promotion: PpsPromotion | undefined;
};

/** SAP's promotion in the engine's native form. Throws RopRefusal with everything that cannot be taken. */
export function readPromotion(rop: RopPromotion, own: OwnSystem): IncomingPromotion {
  const problems: string[] = [];
  const reading = startReading(problems);
  const sourceSystem = sourceOf(rop.logicalSystem, own);
  const promotionId = promotionIdOf(rop.promotionId, sourceSystem);
  const change = reading.code("CHANGE_INDICATOR", rop.changeIndicator ?? "U", { I: "set", U: "set", D: "delete" });
  const head = { promotionId, sourceSystem, changedOn: rop.changedOn };
  if (change === "delete") return { ...head, promotion: undefined };
  const promotion = readWhole(rop, promotionId, reading);
  if (problems.length > 0 || promotion === undefined) throw new RopRefusal(problems);
  return { ...head, promotion };
}

function readWhole(rop: RopPromotion, promotionId: string, reading: Reading): PpsPromotion | undefined {
  reading.code("STATUS_TCD", rop.status ?? "AC", { AC: true });
  const validity = readValidity(rop, reading);
  const stores = readStores(rop, reading);
  if (rop.rules.length === 0) reading.refuse("E1_PROMOTION_RULE", "is missing");
  const rules = rop.rules.flatMap((rule) => readRule(rop, rule, reading.at(`Rule ${rule.ruleId}`)) ?? []);
  if (new Set(rop.rules.map(({ ruleId }) => ruleId)).size < rop.rules.length)
    reading.refuse("PROMO_RULE_ID", "is there twice");
  const [currency, second] = reading.currencies;
  if (second !== undefined) reading.refuse("CURRENCY_ISO_CODE", `is ${[...reading.currencies].join(" and ")}`);
  if (validity === undefined) return undefined;
  const happyHours = readHours(rop, reading);
  const promotion: Promotion = {
    promotionId,
    ...present({
      offerId: rop.offerId,
      externalId: rop.externalId,
      promotionType: rop.promotionType,
      origin: rop.origin,
      currency,
    }),
    ...readTexts(rop),
    ...validity,
    ...(happyHours.length === 0 ? {} : { happyHours }),
    stores,
    rules,
  };
  return { ...promotion, pps: factsOf(rop) };
}

function readValidity(rop: RopPromotion, reading: Reading): { validFrom: string; validTo: string } | undefined {
  const { from, to } = rop;
  if (from === undefined) return reading.refuse("EFFECTIVE_DATE", "is missing");
  if (to === undefined) return reading.refuse("EXPIRY_DATE", "is missing");
  if (from > to) return reading.refuse("EXPIRY_DATE", `${to} is before EFFECTIVE_DATE ${from}`);
  return { validFrom: from, validTo: to };
}

function readStores({ businessUnits }: RopPromotion, reading: Reading): string[] {
  if (businessUnits.length === 0) reading.refuse("E1_PROMOTION_BU", "is missing");
  return businessUnits.map(({ id, type }) => {
    reading.at(`Business unit ${id}`).code("BU_TYPE", type ?? STORE, { [STORE]: true });
    return id;
  });
}

function readRule(rop: RopPromotion, rule: RopRule, reading: Reading): PromotionRule | undefined {
  const targets = setTargets(rop.merchandiseSets, reading);
  const eligibility = readEligibility(rule, rop, targets, reading);
  const price = readPriceRule(rule.priceRule, targets, reading.at(`price rule ${rule.priceRule.id}`));
  const saleReturn = reading.code("SALE_RETURN_TCD", rule.saleReturn ?? "00", {
    "00": "sale",
    "01": "return",
    "02": "both",
  } as const);
  if (rule.sequence === undefined) reading.refuse("SEQUENCE", "is missing");
  if (eligibility === undefined || price === undefined) return undefined;
  const { priceRule, ...modifiers } = price;
  return {
    ruleId: rule.ruleId,
    ...present({ name: rule.name }),
    sequence: rule.sequence ?? 0,
    resolution: rule.resolution ?? 0,
    ...(rule.exclusive ? { exclusive: true } : {}),
    ...modifiers,
    ...(saleReturn === undefined || saleReturn === "sale" ? {} : { saleReturn }),
    eligibility,
    priceRule,
  };
}

function readTexts({ texts, name, promotionId }: RopPromotion): Pick<Promotion, "name" | "descriptions"> {
  const english = texts.find(({ language }) => language === "EN") ?? texts[0];
  const descriptions = texts.flatMap(({ language, description }) =>
    language === undefined || description === undefined ? [] : [[language.toLowerCase(), description]],
  );
  return {
    name: english?.name ?? name ?? english?.description ?? promotionId,
    ...(descriptions.length === 0 ? {} : { descriptions: Object.fromEntries(descriptions) }),
  };
}

const hour = /^([01]\d|2[0-4])([0-5]\d)00$/;

/** Ours (E1_TIME_RESTRICTION): SAP's own segment is not known. */
function readHours({ timeRestrictions }: RopPromotion, reading: Reading) {
  return timeRestrictions.flatMap(({ days, from, to }) => {
    const [start, end] = [hour.exec(from), hour.exec(to)];
    if (start === null || end === null || !/^[1-7]+$/.test(days))
      return reading.refuse("E1_TIME_RESTRICTION", `${days} ${from} ${to} is no such time`) ?? [];
    return { days: [...days].map(Number), from: `${start[1]}:${start[2]}`, to: `${end[1]}:${end[2]}` };
  });
}

function factsOf(rop: RopPromotion): PpsFacts {
  const names = rop.texts.flatMap(({ language, name }) =>
    language === undefined || name === undefined ? [] : [[language.toLowerCase(), name]],
  );
  const rules = rop.rules.flatMap((rule) => {
    const facts = ruleFactsOf(rule);
    return Object.keys(facts).length === 0 ? [] : [[rule.ruleId, facts] as const];
  });
  return {
    ...present({ changedOn: rop.changedOn }),
    ...(names.length > 1 ? { names: Object.fromEntries(names) } : {}),
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules) }),
  };
}

function ruleFactsOf({ onlyBasketMode, recommendationPercentMilli, priceRule }: RopRule): PpsRuleFacts {
  const { control, conditionType } = priceRule;
  return {
    ...(control === "PC" || control === "SP" ? { control } : {}),
    ...(onlyBasketMode ? { onlyBasket: true as const } : {}),
    ...present({ conditionType }),
    ...(recommendationPercentMilli ? { recommendFromPercent: recommendationPercentMilli / 1000 } : {}),
  };
}

/** Only what is there. */
function present<Values extends Record<string, string | undefined>>(
  values: Values,
): { [Key in keyof Values]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]?: string;
  };
}
