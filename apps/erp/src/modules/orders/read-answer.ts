import { fractionDigits } from "@counterfoil/contracts";
import {
  type PriceCalculate,
  type PriceCalculateItem,
  priceCalculateResponseFormat,
  SapFormatError,
} from "@counterfoil/sap";
import type { Condition, Order, PricedItem, Pricing } from "./order.ts";
import { type DiscountFacts, findMapping, type Procedure } from "./procedure.ts";

/** Why an order stays incomplete, for people. */
export class Unusable extends Error {
  readonly code: "pricing-refused" | "pricing-answer-unusable" | "condition-unmapped";
  constructor(code: Unusable["code"], reason: string) {
    super(reason);
    this.code = code;
  }
}
const unusable = (reason: string) => new Unusable("pricing-answer-unusable", reason);

type Modifier = PriceCalculateItem["modifiers"][number];
type Reading = { order: Order; procedure: Procedure; minor: (major: number) => number };

/** Discount methods that leave the price as it is: vouchers, tenders, printed coupons. */
const STATISTICAL = new Set(["01", "02", "04"]);

export function readAnswer(text: string): PriceCalculate {
  try {
    return priceCalculateResponseFormat.readXml(text);
  } catch (error) {
    if (error instanceof SapFormatError)
      throw unusable(`The answer of the price calculation is unreadable: ${error.message}`);
    throw error;
  }
}

/** What the calculation complains of, in its own words. */
export function errorsIn(answer: PriceCalculate): string | undefined {
  const errors = (answer.header.response?.errors ?? []).filter(({ severity }) => severity === "Error");
  if (errors.length === 0) return undefined;
  return errors
    .map(
      ({ description, errorId, line }) =>
        `${line === undefined ? "" : `Item ${(line + 1) * 10}: `}${description ?? errorId}`,
    )
    .join(" ");
}

/** Each item with its conditions; the sums are the answer's, to the minor unit, or the answer is not used. */
export function readPricing(answer: PriceCalculate, order: Order, procedure: Procedure): Omit<Pricing, "pricedAt"> {
  const said = errorsIn(answer);
  if (said !== undefined) throw new Unusable("pricing-refused", said);
  const scale = 10 ** fractionDigits(order.currency);
  const reading: Reading = { order, procedure, minor: (major) => Math.round(major * scale) };
  const lines = answer.bodies[0]?.basket.lines ?? [];
  const items = order.items.map(({ item, articleId }, index) => {
    const sale = lines.find(({ numbers, sale: goods }) => goods && numbers[0] === index)?.sale;
    if (!sale || sale.itemIds[0] !== articleId)
      throw unusable(`The answer has no line for item ${item}, article ${articleId}.`);
    return readItem(reading, item, sale);
  });
  checkShares(reading, lines, items);
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    items: items.map(({ shares: _, ...item }) => item),
    regular: sum(items.map(({ regularAmount }) => regularAmount)),
    total: sum(items.map(({ amount }) => amount)),
  };
}

type ReadItem = PricedItem & { shares: number };

function readItem(reading: Reading, item: number, sale: PriceCalculateItem): ReadItem {
  const { order, procedure, minor } = reading;
  const { regularPrice, extendedAmount, extendedDiscount, modifiers } = sale;
  if (regularPrice?.value === undefined || extendedAmount?.value === undefined)
    throw unusable(`The answer has no price for item ${item}.`);
  if (regularPrice.currency !== undefined && regularPrice.currency !== order.currency)
    throw unusable(`Item ${item} has a price in ${regularPrice.currency}, the order is in ${order.currency}.`);
  const regularAmount = minor(extendedAmount.value) + minor(extendedDiscount?.value ?? 0);
  const discounts = modifiers.map((modifier) => readDiscount(reading, item, modifier));
  const lowered = discounts.filter(({ condition }) => !condition.statistical);
  const shares = sumOf(lowered.filter(({ share }) => share));
  const own = sumOf(lowered.filter(({ share }) => !share));
  const extended = minor(extendedAmount.value);
  // A share of a discount on the whole order may be in the line's amount or beside it; what the line says of itself must add up.
  if (regularAmount + own !== extended && regularAmount + own + shares !== extended)
    throw unusable(`Item ${item}: ${regularAmount} less its discounts is not ${extended} (minor units).`);
  const price: Condition = {
    step: stepOf(procedure, procedure.priceCondition),
    counter: 0,
    conditionType: procedure.priceCondition,
    amount: regularAmount,
    rate: minor(regularPrice.value),
  };
  const conditions = [price, ...discounts.map(({ condition }) => condition)];
  return {
    item,
    regularAmount,
    amount: regularAmount + own + shares,
    conditions: numbered(summed(procedure, conditions, discounts)),
    shares,
  };
}

type Discount = { condition: Condition; share: boolean; summed: boolean };
const sumOf = (discounts: Discount[]) => discounts.reduce((total, { condition }) => total + condition.amount, 0);

function readDiscount({ procedure, minor }: Reading, item: number, modifier: Modifier): Discount {
  const [rule] = modifier.rule;
  const share = modifier.prorated === true;
  const facts: DiscountFacts = {
    promotionId: modifier.promotionId ?? rule?.promotionId ?? "",
    ...(rule?.promotionType !== undefined && { promotionType: rule.promotionType }),
    ...(rule?.typeCode !== undefined && { ruleType: rule.typeCode }),
    ...(rule?.applicationType !== undefined && { applicationType: rule.applicationType }),
    ...(rule?.discountMethod !== undefined && { discountMethod: rule.discountMethod }),
    share,
  };
  const mapping = findMapping(procedure, facts);
  if (!mapping) throw new Unusable("condition-unmapped", unmappedText(item, facts));
  const amount = minor(modifier.amount?.value ?? 0) * (modifier.amount?.action === "Add" ? 1 : -1);
  const condition: Condition = {
    step: stepOf(procedure, mapping.conditionType),
    counter: 0,
    conditionType: mapping.conditionType,
    amount: amount === 0 ? 0 : amount,
    promotionId: facts.promotionId,
    ...(rule && { ruleId: rule.ruleId }),
    ...(rule?.description !== undefined && { text: rule.description }),
    ...(rule && rule.descriptions.length > 0 && { texts: textsOf(rule.descriptions) }),
    ...(modifier.percent?.value ? { percent: modifier.percent.value } : {}),
    ...(modifier.quantity?.value !== undefined && { quantity: modifier.quantity.value }),
    ...(STATISTICAL.has(facts.discountMethod ?? "00") && { statistical: true }),
  };
  return { condition, share, summed: mapping.returned === "summed" };
}

/** By language, as the calculation was asked for them. */
const textsOf = (descriptions: { value: string; language?: string }[]) =>
  Object.fromEntries(descriptions.map(({ value, language = "EN" }) => [language.toLowerCase(), value]));

function unmappedText(
  item: number,
  { promotionId, promotionType, ruleType, applicationType, discountMethod, share }: DiscountFacts,
): string {
  const facts = [
    ["promotion type", promotionType],
    ["rule type", ruleType],
    ["application type", applicationType],
    ["discount method", discountMethod],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`);
  const what = share ? "share of a discount on the whole order" : "discount";
  return `Item ${item}: the ${what} of promotion ${promotionId} (${facts.join(", ")}) is mapped to no condition type.`;
}

const stepOf = ({ steps }: Procedure, conditionType: string) =>
  steps.find((each) => each.conditionType === conditionType)?.step ?? 999;

/** Condition types that are returned as a sum have one condition for all their promotions. */
function summed(procedure: Procedure, conditions: Condition[], discounts: Discount[]): Condition[] {
  const toSum = new Set(
    discounts.filter((each) => each.summed && !each.condition.statistical).map(({ condition }) => condition),
  );
  const kept = conditions.filter((condition) => !toSum.has(condition));
  for (const { conditionType } of procedure.steps) {
    const parts = [...toSum].filter((each) => each.conditionType === conditionType);
    const [first] = parts;
    if (parts.length === 1 && first) kept.push(first);
    else if (first) {
      const amount = parts.reduce((total, each) => total + each.amount, 0);
      kept.push({ step: first.step, counter: 0, conditionType, amount, count: parts.length });
    }
  }
  return kept;
}

/** In the order of the steps; those of one step are counted. */
export function numbered(conditions: readonly Condition[]): Condition[] {
  const sorted = conditions.toSorted((one, other) => one.step - other.step);
  return sorted.map((condition, index) => ({
    ...condition,
    counter: sorted.slice(0, index).filter(({ step }) => step === condition.step).length + 1,
  }));
}

/** What the whole order is lowered by is given out to its items to the last minor unit. */
function checkShares(
  { minor }: Reading,
  lines: PriceCalculate["bodies"][number]["basket"]["lines"],
  items: ReadItem[],
): void {
  const whole = lines.reduce((total, { discount }) => {
    const isStatistical = STATISTICAL.has(discount?.rule[0]?.discountMethod ?? "00");
    return total + (discount && !isStatistical ? minor(discount.amount?.value ?? 0) : 0);
  }, 0);
  const given = items.reduce((total, { shares }) => total - shares, 0);
  if (whole !== given) throw unusable(`The whole order is lowered by ${whole}, its items by ${given} (minor units).`);
}
