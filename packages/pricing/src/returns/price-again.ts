import type { Money } from "@counterfoil/contracts";
import { multiplyDivide, splitByWeight } from "../arithmetic.ts";
import type { Modifier } from "../priced.ts";
import { type ChangedRule, changedRules } from "./changed-rules.ts";
import { keptAfter, keptBefore, priceKept, type Sale } from "./kept-basket.ts";
import { type LineState, type ReturnedLine, returnAsSold, sumOf, taxed } from "./returned-line.ts";
import { cumulatedShare } from "./shares.ts";

export type PricedAgain = { lines: ReturnedLine[]; changes: ChangedRule[]; points: number };

/**
 * The refund is what was paid, less what was given back, less what the kept goods cost when only they had been bought. It is never
 * below zero and never above what was paid for all that has come back by now; whoever brings back everything gets everything, in
 * whatever order: what a first return loses, a later one that takes the reason away brings.
 */
export function returnPricedAgain(sale: Sale, states: ReadonlyMap<string, LineState>): PricedAgain {
  const before = priceKept(sale, states, keptBefore);
  const after = priceKept(sale, states, keptAfter);
  const changes = changedRules(before, after, states);
  const inSale = sale.basket.lines.flatMap(({ lineId }) => states.get(lineId) ?? []);
  const back = inSale.filter(({ backMilli }) => backMilli > 0);
  const lines = adjust(back, refundOf(inSale, after ? sumOf(after.lines) : 0), changes);
  return {
    lines: after ? lines : withRestOfTax(lines, inSale),
    changes,
    points: (before?.points ?? 0) - (after?.points ?? 0),
  };
}

function refundOf(inSale: readonly LineState[], kept: Money): Money {
  const total = (amountOf: (state: LineState) => Money) => inSale.reduce((sum, state) => sum + amountOf(state), 0);
  const refunded = total((state) => state.refunded);
  const paid = total(({ line }) => line.amount);
  const cap = total(({ line, soldMilli, beforeMilli, backMilli }) =>
    cumulatedShare(line.amount, soldMilli, beforeMilli + backMilli),
  );
  return Math.max(Math.min(paid - kept, cap) - refunded, 0);
}

/** Spreads what the refund differs from the receipt's amounts over the lines: a loss by what was paid, a gain by the regular price. */
function adjust(back: readonly LineState[], refund: Money, changes: readonly ChangedRule[]): ReturnedLine[] {
  const asSold = back.map(returnAsSold);
  const difference = refund - sumOf(asSold);
  if (difference === 0) return asSold;
  const weights = asSold.map(({ amount, regularAmount }) => (difference < 0 ? amount : regularAmount));
  const parts = splitByWeight(difference, weights);
  return asSold.map((line, position) => changeLine(line, back[position] as LineState, parts[position] ?? 0, changes));
}

function changeLine(
  returned: ReturnedLine,
  state: LineState,
  difference: Money,
  changes: readonly ChangedRule[],
): ReturnedLine {
  if (difference === 0) return returned;
  const rate = Math.round(state.line.tax.rate * 1000);
  const tax = returned.tax.amount + multiplyDivide(difference, rate, state.net ? 100_000 : 100_000 + rate);
  const amount = returned.amount + difference;
  return {
    ...returned,
    amount,
    modifiers: [...returned.modifiers, ...reasonsOf(returned, difference, changes)],
    tax: taxed(state, amount, Math.max(tax, 0)),
  };
}

/** Names the promotions that are lost as the reason; nothing to name is left when a price scale or an earlier return made the difference. */
function reasonsOf(returned: ReturnedLine, difference: Money, changes: readonly ChangedRule[]): Modifier[] {
  const lost = changes.filter(({ amount }) => amount > 0);
  const named =
    difference < 0 && lost.length > 0 ? lost : [{ promotionId: "return", ruleId: "return", note: "", amount: 1 }];
  const parts = splitByWeight(
    difference,
    named.map(({ amount }) => amount),
  );
  return named.flatMap((rule, position) => {
    const amount = parts[position] ?? 0;
    const { quantity, amount: base } = returned;
    return amount === 0 ? [] : [{ ...rule, sequence: 0, quantity, base, amount }];
  });
}

/** The last return takes the rest of the tax, so that all of it has come back with the last cent. */
function withRestOfTax(lines: readonly ReturnedLine[], inSale: readonly LineState[]): ReturnedLine[] {
  const rest = inSale.reduce((sum, { line, refundedTax }) => sum + line.tax.amount - refundedTax, 0);
  const difference = rest - lines.reduce((sum, { tax }) => sum + tax.amount, 0);
  const last = lines.reduce((one, other) => (other.amount > one.amount ? other : one), lines[0] as ReturnedLine);
  return lines.map((line) => {
    if (line !== last || difference === 0) return line;
    const tax = { ...line.tax, amount: line.tax.amount + difference };
    const state = inSale.find(({ line: { lineId } }) => lineId === line.lineId) as LineState;
    return { ...line, tax: taxed(state, line.amount, tax.amount) };
  });
}
