import { applyAfterwards, printedCoupons } from "./afterwards.ts";
import type { Basket } from "./basket.ts";
import { answerCoupons } from "./coupons.ts";
import { findNearMisses, type Rework } from "./explain/near-misses.ts";
import { explainRefusals } from "./explain/refusals.ts";
import { applyLineRules, type Working } from "./line-rules.ts";
import { applyManualLineDiscounts, applyManualReceiptDiscounts } from "./manual-discounts.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced, PricedLine, TransactionModifier } from "./priced.ts";
import { priceRegularly } from "./regular-price.ts";
import { type Facts, factsOf } from "./rules/gates.ts";
import { meetRules, type Wanted } from "./rules/meet-rules.ts";
import { taxWorkLines, totalsOf } from "./totals.ts";
import { applyTransactionRules } from "./transaction-rules.ts";
import { workLines } from "./work-lines.ts";
import { lineAmount, type WorkLine } from "./working.ts";

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
  const isExplained = options.explain ?? basket.explain ?? false;
  const maxNodes = options.maxNodes ?? book.policies.maxNodes;
  const { working, modifiers } = applyRules(book, basket, { maxNodes, withShut: isExplained });
  const rework = createRework(working);
  const nearMisses = findNearMisses(working, basket, rework, options.nearMisses ?? nearMissesTried);
  const priced = answer(working, basket, modifiers, nearMisses);
  return isExplained ? { ...priced, refusals: explainRefusals(working, basket, rework) } : priced;
}

/** What may be spent on one basket, which rules are wanted, and what is known of it already: near misses only have other lines. */
type Effort = Wanted & { maxNodes: number; facts?: Facts };

function applyRules(book: PriceBook, basket: Basket, effort: Effort) {
  const working = startWorking(book, basket, effort);
  applyLineRules(working);
  applyManualLineDiscounts(working);
  const byRules = applyTransactionRules(working);
  const byPeople = applyManualReceiptDiscounts(working, basket.manualDiscounts ?? []);
  applyAfterwards(working);
  return { working, modifiers: byPeople.length === 0 ? byRules : [...byRules, ...byPeople] };
}

/**
 * What is told beside the price is found by pricing again, all of it out of what the basket itself has left of its nodes: a basket that is
 * hard to price is told less about, and none takes longer than another may. A line counts as a node, so that plain baskets end as well.
 */
function createRework({ book, facts, maxNodes, nodes }: Working): Rework {
  let left = maxNodes - nodes;
  return (basket, only) => {
    left -= basket.lines.length;
    if (left <= 0) return undefined;
    const { working } = applyRules(book, basket, { maxNodes: left, withShut: false, only, facts });
    left -= working.nodes;
    return working;
  };
}

function startWorking(book: PriceBook, basket: Basket, effort: Effort): Working {
  const facts = effort.facts ?? factsOf(book, basket);
  const lines = workLines(priceRegularly(book, basket, facts));
  return {
    book,
    facts,
    lines,
    thresholdsOnRegular: book.policies.thresholds === "regular",
    met: meetRules(book.rules, lines, facts, effort),
    maxNodes: effort.maxNodes,
    nodes: 0,
    gap: 0,
    isHard: false,
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
function pricedLines({ book, lines }: Working): PricedLine[] {
  const taxes = taxWorkLines(book, lines);
  const priced = new Array<PricedLine>(lines.length);
  for (let order = 0; order < lines.length; order += 1) {
    const line = lines[order] as WorkLine;
    const { lineId, unitPrice, regularAmount } = line.regularLine;
    const tax = taxes[order] as PricedLine["tax"];
    const { modifiers, triggers, points } = line;
    const one: PricedLine = { lineId, unitPrice, regularAmount, amount: lineAmount(line), modifiers, tax };
    if (triggers.length > 0) one.triggers = triggers;
    if (points.length > 0) one.points = points;
    priced[line.position] = one;
  }
  return priced;
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
