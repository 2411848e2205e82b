import { type Money, quantityToMilli } from "@counterfoil/contracts";
import type { Policies } from "../book-input.ts";
import { PricingError } from "../errors.ts";
import { priceBasket } from "../price-basket.ts";
import type { TaxAmount } from "../priced.ts";
import { sumByTaxCode } from "../tax.ts";
import type { ChangedRule } from "./changed-rules.ts";
import type { Sale } from "./kept-basket.ts";
import {
  type EarlierReturn,
  hasNetPrices,
  keptAfter,
  type LineState,
  type SoldLine,
  soldOf,
  stateOf,
} from "./line-state.ts";
import { type PricedAgain, returnPricedAgain, returnTheRest } from "./price-again.ts";
import { type ReturnRefusal, type ReturnWish, refuseReturn } from "./refusals.ts";
import { type ReturnedLine, returnAsSold } from "./returned-line.ts";
import { cumulatedShare, divideDown } from "./shares.ts";

export type ReturnPolicy = NonNullable<Policies["returns"]>;

export type ReturnQuestion = {
  /** The receipt, as it says itself. */
  lines: readonly SoldLine[];
  returned?: readonly EarlierReturn[];
  back: readonly ReturnWish[];
  /** What the receipt was priced from. Without it nothing can be priced again, and the receipt's own amounts are given back. */
  sale?: Sale;
  /** Instead of the book's. */
  policy?: ReturnPolicy;
  /** What the receipt earned, and what earlier returns took of it. */
  points?: { earned: number; takenBack: number };
};

export type PricedReturn = {
  policy: ReturnPolicy;
  /** What the customer gets, tax included. */
  refund: Money;
  lines: ReturnedLine[];
  tax: TaxAmount[];
  /** Both ways to see it, for the person who decides. */
  values: { prorated: Money; reprice?: Money };
  /** Promotions that the kept goods lose (positive) or gain (negative) when they are priced again. */
  changes: ChangedRule[];
  /** Points of the sale that are gone with the goods. */
  points: number;
};

/** What is given back for goods of a receipt. Pure, like `priceBasket`: the same questions in the same order get the same cents. */
export function priceReturn(question: ReturnQuestion): PricedReturn | { refused: ReturnRefusal[] } {
  const { lines, returned = [], back, sale } = question;
  const net = hasNetPrices(lines);
  const states = new Map(lines.map((line) => [line.lineId, stateOf(line, returned, net)]));
  const refused = refuseReturn(states, back);
  if (refused.length > 0) return { refused };
  for (const { lineId, quantity } of back) (states.get(lineId) as LineState).backMilli = quantityToMilli(quantity) ?? 0;
  const isLast = soldOf(states).every((state) => keptAfter(state) <= 0);
  const inOrder = (all: readonly ReturnedLine[]) =>
    back.flatMap((wish) => all.find(({ lineId }) => lineId === wish.lineId) ?? []);
  const asSold = isLast
    ? inOrder(returnTheRest(states))
    : back.map(({ lineId }) => returnAsSold(states.get(lineId) as LineState));
  const again = sale && !isLast ? priceAgain(sale, states) : undefined;
  const repriced = again ? inOrder(again.lines) : sale && isLast ? asSold : undefined;
  const policies: Policies = sale?.book.policies ?? {};
  const wanted = question.policy ?? policies.returns ?? "prorated";
  const chosen = wanted === "reprice" && repriced ? repriced : asSold;
  return {
    policy: wanted === "reprice" && repriced ? "reprice" : "prorated",
    refund: paidBack(chosen, net),
    lines: chosen,
    tax: sumByTaxCode(chosen.map(({ tax }) => tax)),
    values: { prorated: paidBack(asSold, net), ...(repriced && { reprice: paidBack(repriced, net) }) },
    changes: again?.changes ?? [],
    points: pointsBack(question, states, again),
  };
}

/** What the kept goods do not earn; where the book does not earn what the receipt says, by what was paid for the goods. */
function pointsBack(
  { points, sale }: ReturnQuestion,
  states: ReadonlyMap<string, LineState>,
  again: PricedAgain | undefined,
): number {
  if (!points?.earned) return 0;
  const { earned, takenBack } = points;
  const earns = again && sale && priceBasket(sale.book, sale.basket, { nearMisses: 0 }).points;
  const gone = again && earns === earned ? earned - again.keptPoints : divideDown(earned, ...paidShare(states));
  return Math.max(gone - takenBack, 0);
}

/** What was paid for all that has come back by now, of what was paid in all; everything once nothing is kept. */
function paidShare(states: ReadonlyMap<string, LineState>): [back: Money, paid: Money] {
  const sold = soldOf(states);
  const paid = sold.reduce((sum, { line }) => sum + line.amount, 0);
  const backOf = (state: LineState) =>
    cumulatedShare(state.line.amount, state.soldMilli, state.soldMilli - keptAfter(state));
  return paid > 0 ? [sold.reduce((sum, state) => sum + backOf(state), 0), paid] : [1, 1];
}

/** A book that no longer prices the sale must not keep the goods on the counter: then the receipt alone decides, and the answer says so. */
function priceAgain(sale: Sale, states: ReadonlyMap<string, LineState>): PricedAgain | undefined {
  try {
    return returnPricedAgain(sale, states);
  } catch (error) {
    if (error instanceof PricingError) return undefined;
    throw error;
  }
}

function paidBack(lines: readonly ReturnedLine[], net: boolean): Money {
  return lines.reduce((sum, { amount, tax }) => sum + amount + (net ? tax.amount : 0), 0);
}
