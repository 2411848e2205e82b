import type { Modifier, PricedLine, PromotionRule } from "@counterfoil/pricing";
import {
  minorDigits,
  type PointsModifierDraft,
  type PriceCalculateItem,
  type PriceCalculateItemDraft,
  type PriceModifierDraft,
} from "@counterfoil/sap";
import { bareId } from "../source-system.ts";
import { derivationRule, type RuleContext } from "./derivation-rule.ts";
import type { PpsBook } from "./pps-books.ts";

/** What all lines of an answer need: rules by name, how often each applied, and where transaction discounts stand. */
export type AnswerContext = RuleContext & {
  book: PpsBook;
  /** By promotion and rule. */
  counts: ReadonlyMap<string, number>;
  discountLines: ReadonlyMap<string, number>;
};

export const ruleKey = ({ promotionId, ruleId }: { promotionId: string; ruleId: string }): string =>
  `${promotionId}\n${ruleId}`;

export const toDecimal = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);

/** The line as it was sent, with its prices and why they are what they are. */
export function answerItem(
  item: PriceCalculateItem,
  priced: PricedLine,
  context: AnswerContext,
): PriceCalculateItemDraft {
  const { currency } = context;
  const money = (minor: number) => ({ value: toDecimal(minor, currency), currency });
  const byItem = priced.modifiers.filter(({ prorated }) => !prorated);
  const discount = -byItem.reduce((sum, { amount }) => sum + amount, 0);
  return {
    itemIds: item.itemIds,
    hierarchies: item.hierarchies,
    regularPrice: money(priced.unitPrice),
    extendedAmount: money(priced.regularAmount - discount),
    extendedDiscount: money(discount),
    quantities: item.quantities,
    modifiers: answerModifiers(priced, context),
    type: item.type ?? "Stock",
    nonDiscountable: item.nonDiscountable ?? false,
    fixedPrice: item.fixedPrice ?? false,
    taxIncluded: item.taxIncluded ?? false,
    nonPiece: item.nonPiece ?? false,
    pointsEligible: item.pointsEligible ?? false,
    priceType: item.priceType ?? "00",
    notConsidered: item.notConsidered ?? false,
    points: item.pointsEligible ? (priced.points ?? []).map((each) => answerPoints(each, context)) : [],
    references: (priced.triggers ?? []).map(({ promotionId, ruleId, quantity }) => ({
      promotionId: bareId(promotionId),
      ruleId,
      quantity,
    })),
    manualTriggers: item.manualTriggers,
    attributes: item.attributes,
  };
}

function answerModifiers({ modifiers, regularAmount }: PricedLine, context: AnswerContext): PriceModifierDraft[] {
  let reached = regularAmount;
  return modifiers.map((modifier, sequenceNumber) => {
    const before = reached;
    reached += modifier.amount;
    return answerModifier(modifier, { sequenceNumber, before, after: reached }, context);
  });
}

export function answerModifier(
  modifier: Modifier,
  { sequenceNumber, before, after }: { sequenceNumber: number; before: number; after: number },
  context: AnswerContext,
): PriceModifierDraft {
  const { currency, discountLines } = context;
  const money = (minor: number) => ({ value: toDecimal(minor, currency), currency });
  const action = modifier.amount > 0 ? "Add" : "Subtract";
  const rule = findRule(context, modifier);
  const percent = percentOf(rule);
  const discountLine = modifier.prorated ? discountLines.get(ruleKey(modifier)) : undefined;
  return {
    rule: [ruleOf(modifier, context)],
    extraAmount: money(0),
    external: false,
    sequenceNumber,
    amount: { ...money(Math.abs(modifier.amount)), action },
    percent: { value: percent, action },
    previousPrice: money(before),
    newPrice: money(after),
    promotionId: bareId(modifier.promotionId),
    itemLinks: discountLine === undefined ? [] : [discountLine],
    quantity: { value: modifier.quantity },
    rounding: { value: roundingOf(modifier, percent, currency), currency },
    ...(modifier.prorated ? { prorated: true } : {}),
  };
}

/** What rounding added to the exact discount. */
function roundingOf({ base, amount, prorated }: Modifier, percent: number, currency: string): number {
  if (percent === 0 || prorated) return 0;
  const exact = (base * percent) / 100;
  return Math.round(((-amount - exact) / 10 ** minorDigits(currency)) * 1e5) / 1e5 + 0;
}

function percentOf(rule: PromotionRule | undefined): number {
  const reward = rule?.priceRule.type === "RB" ? rule.priceRule.reward : undefined;
  return reward !== undefined && "percentOff" in reward ? reward.percentOff : 0;
}

export function answerPoints(
  points: { promotionId: string; ruleId: string; points: number },
  context: AnswerContext,
): PointsModifierDraft {
  return {
    promotionId: bareId(points.promotionId),
    points: [{ value: points.points }],
    external: false,
    rule: ruleOf(points, context),
    type: "Award",
  };
}

function findRule({ book }: AnswerContext, { promotionId, ruleId }: { promotionId: string; ruleId: string }) {
  return book.promotions.get(promotionId)?.rules.find((rule) => rule.ruleId === ruleId);
}

/** A discount that a person gave comes from no promotion. */
export function ruleOf(
  named: { promotionId: string; ruleId: string; sequence?: number; note?: string },
  context: AnswerContext,
) {
  const promotion = context.book.promotions.get(named.promotionId);
  const rule = findRule(context, named);
  if (promotion === undefined || rule === undefined)
    return {
      ruleId: named.ruleId,
      ...(named.note === undefined ? {} : { description: named.note }),
      applicationType: "Manual",
    };
  return derivationRule(promotion, rule, context.counts.get(ruleKey(named)) ?? 1, context);
}
