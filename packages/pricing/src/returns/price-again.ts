import type { Money } from "@counterfoil/contracts";
import { splitByWeight } from "../arithmetic.ts";
import type { Modifier } from "../priced.ts";
import { type ChangedRule, changedRules } from "./changed-rules.ts";
import { priceKept, type Sale } from "./kept-basket.ts";
import { keptAfter, keptBefore, type LineState, soldOf, taxBack } from "./line-state.ts";
import { type ReturnedLine, returnAsSold } from "./returned-line.ts";
import { settleTax } from "./settle-tax.ts";
import { cumulatedShare, sumOf } from "./shares.ts";

export type PricedAgain = { lines: ReturnedLine[]; changes: ChangedRule[]; keptPoints: number };

type States = ReadonlyMap<string, LineState>;

/**
 * The refund is what was paid, less what was given back, less what the kept goods cost when only they had been bought. It is never
 * below zero and never above what was paid for all that has come back by now; whoever brings back everything gets everything, in
 * whatever order: what a first return loses, a later one that takes the reason away brings.
 */
export function returnPricedAgain(sale: Sale, states: States): PricedAgain {
  const after = priceKept(sale, states, keptAfter);
  const changes = changedRules(priceKept(sale, states, keptBefore), after, states);
  return { lines: refundLines(states, sumOf(after?.lines ?? []), changes), changes, keptPoints: after?.points ?? 0 };
}

/** The last goods bring what is left of the receipt, whatever was given back for the others and by which policy. */
export function returnTheRest(states: States): ReturnedLine[] {
  return refundLines(states, 0, []);
}

function refundLines(states: States, kept: Money, changes: readonly ChangedRule[]): ReturnedLine[] {
  const sold = soldOf(states);
  const back = sold.filter(({ backMilli }) => backMilli > 0);
  return settleTax(adjust(back, refundOf(sold, kept), changes), sold);
}

function refundOf(sold: readonly LineState[], kept: Money): Money {
  const total = (amountOf: (state: LineState) => Money) => sold.reduce((sum, state) => sum + amountOf(state), 0);
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
  const amount = returned.amount + difference;
  return {
    ...returned,
    amount,
    modifiers: [...returned.modifiers, ...reasonsOf(returned, difference, changes)],
    tax: taxBack(state, amount),
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
