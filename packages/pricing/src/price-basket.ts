import { applyAfterwards, printedCoupons } from "./afterwards.ts";
import type { Basket } from "./basket.ts";
import { answerCoupons } from "./coupons.ts";
import { findNearMisses } from "./explain/near-misses.ts";
import { explainRefusals } from "./explain/refusals.ts";
import { applyLineRules, type Working } from "./line-rules.ts";
import { localMoment } from "./local-time.ts";
import { applyManualLineDiscounts, applyManualReceiptDiscounts } from "./manual-discounts.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced, PricedLine, TransactionModifier } from "./priced.ts";
import { priceRegularly } from "./regular-price.ts";
import { factsOf } from "./rules/gates.ts";
import { meetRules } from "./rules/meet-rules.ts";
import { taxWorkLines, totalsOf } from "./totals.ts";
import { applyTransactionRules } from "./transaction-rules.ts";
import { lineAmount, workLines } from "./working.ts";

export type PricingOptions = {
  /** Wanted are the reasons why offers did not apply, too; `basket.explain` says the same. */
  explain?: boolean;
  maxNodes?: number;
  /** How many of the rules that are nearly reached are tried by pricing the basket with what they lack; 3 when left out, 0 for none. */
  nearMisses?: number;
};

const nearMissesTried = 3;

/**
 * Prices a basket with a book. Pure: the same book and basket give the same bytes, on every machine.
 * Throws `PricingError` naming every line that cannot be priced.
 */
export function priceBasket(book: PriceBook, basket: Basket, options: PricingOptions = {}): Priced {
  const { working, modifiers } = applyRules(book, basket, options);
  const rework = (other: Basket, otherBook = book) =>
    applyRules(otherBook, other, { ...options, explain: false }).working;
  const nearMisses = findNearMisses(working, basket, rework, options.nearMisses ?? nearMissesTried);
  const priced = answer(working, basket, modifiers, nearMisses);
  return isExplained(basket, options) ? { ...priced, refusals: explainRefusals(working, basket, rework) } : priced;
}

function applyRules(book: PriceBook, basket: Basket, options: PricingOptions) {
  const working = startWorking(book, basket, options);
  applyLineRules(working);
  applyManualLineDiscounts(working);
  const byRules = applyTransactionRules(working);
  const byPeople = applyManualReceiptDiscounts(working, basket.manualDiscounts ?? []);
  applyAfterwards(working);
  return { working, modifiers: [...byRules, ...byPeople] };
}

const isExplained = (basket: Basket, options: PricingOptions) => options.explain ?? basket.explain ?? false;

function startWorking(book: PriceBook, basket: Basket, options: PricingOptions): Working {
  const at = localMoment(basket.at, basket.timeZone ?? "UTC");
  const lines = workLines(book, priceRegularly(book, basket, at));
  const facts = factsOf(basket, at);
  return {
    book,
    facts,
    lines,
    thresholdsOnRegular: book.policies.thresholds === "regular",
    met: meetRules(book.rules, lines, facts, isExplained(basket, options)),
    maxNodes: options.maxNodes ?? book.policies.maxNodes,
    nodes: 0,
    gap: 0,
    done: [],
    gifts: [],
    missed: [],
  };
}

function answer(
  working: Working,
  basket: Basket,
  modifiers: TransactionModifier[],
  nearMisses: Priced["nearMisses"],
): Priced {
  const { book } = working;
  const lines = pricedLines(working);
  const totals = totalsOf(book, lines);
  const promoted = totals.discount - discountByPeople(lines);
  return {
    book: book.number,
    currency: book.currency,
    lines,
    modifiers,
    totals,
    coupons: answerCoupons(working, basket),
    points: working.done.reduce((sum, { points }) => sum + points, 0),
    pointModifiers: pointModifiers(working),
    gifts: working.gifts,
    printedCoupons: printedCoupons(working),
    applied: working.done.map(({ rule, count, amount, points }) => ({
      offerId: rule.offerId ?? rule.promotionId,
      promotionId: rule.promotionId,
      ruleId: rule.ruleId,
      count,
      amount: rule.lane === "money" ? amount : 0,
      ...(points > 0 && { points }),
    })),
    nearMisses,
    proof: { optimal: working.gap === 0, upperBound: promoted + working.gap, nodes: working.nodes },
  };
}

/** In the order of entry. */
function pricedLines(working: Working): PricedLine[] {
  const taxes = taxWorkLines(working);
  const lines: PricedLine[] = [];
  for (const line of working.lines) {
    const { lineId, unitPrice, regularAmount } = line.regularLine;
    const tax = taxes[line.order] as PricedLine["tax"];
    const priced: PricedLine = {
      lineId,
      unitPrice,
      regularAmount,
      amount: lineAmount(line),
      modifiers: line.modifiers,
      tax,
    };
    if (line.triggers.length > 0) priced.triggers = line.triggers;
    if (line.points.length > 0) priced.points = line.points;
    lines[line.position] = priced;
  }
  return lines;
}

function discountByPeople(lines: readonly PricedLine[]): number {
  let sum = 0;
  for (const { modifiers } of lines)
    for (const { promotionId, ruleId, amount } of modifiers)
      if (promotionId === "manual" && ruleId === "manual") sum -= amount;
  return sum;
}

function pointModifiers({ done }: Working): Priced["pointModifiers"] {
  return done
    .filter(({ rule, points }) => points > 0 && rule.form.type === "transaction")
    .map(({ rule: { promotionId, ruleId, offerId }, points }) =>
      offerId === undefined ? { promotionId, ruleId, points } : { promotionId, ruleId, offerId, points },
    );
}
