import { type Money, quantityToMilli } from "@counterfoil/contracts";
import type { Modifier, TaxAmount } from "../priced.ts";
import { divideDown, shareOf } from "./shares.ts";

/** A line of the receipt, as the receipt says it. */
export type SoldLine = {
  lineId: string;
  articleId: string;
  quantity: number;
  regularAmount: Money;
  amount: Money;
  modifiers: readonly Modifier[];
  tax: TaxAmount;
  /** False for what the shop does not take back, such as a gift. */
  returnable?: boolean;
};

/** One earlier return of units of a line. Without `amount` what the receipt says was given back for them, without `tax` its part of that. */
export type EarlierReturn = { lineId: string; quantity: number; amount?: Money; tax?: Money };

/** A sold line with what came back of it earlier and what comes back now, in thousandths. */
export type LineState = {
  line: SoldLine;
  net: boolean;
  soldMilli: number;
  beforeMilli: number;
  backMilli: number;
  refunded: Money;
  refundedTax: Money;
};

/** Where a line stands before anything comes back now. */
export function stateOf(line: SoldLine, earlier: readonly EarlierReturn[], net: boolean): LineState {
  const soldMilli = quantityToMilli(line.quantity) ?? 0;
  const state = { line, net, soldMilli, beforeMilli: 0, backMilli: 0, refunded: 0, refundedTax: 0 };
  for (const { lineId, quantity, amount, tax } of earlier) {
    if (lineId !== line.lineId) continue;
    const from = state.beforeMilli;
    state.beforeMilli += quantityToMilli(quantity) ?? 0;
    const given = amount ?? shareOf(line.amount, soldMilli, from, state.beforeMilli);
    state.refundedTax += tax ?? taxBack(state, given).amount;
    state.refunded += given;
  }
  return state;
}

/** What is not given back yet. */
export type Open = { amount: Money; tax: Money };

export function openOf(states: readonly LineState[]): Open {
  return {
    amount: states.reduce((sum, { line, refunded }) => sum + line.amount - refunded, 0),
    tax: states.reduce((sum, { line, refundedTax }) => sum + line.tax.amount - refundedTax, 0),
  };
}

/** The tax in the refund of a line: its part of the line's tax that is still open, all of it with the last of the amount. */
export function taxBack(state: LineState, amount: Money): TaxAmount {
  return withTax(state.net, state.line.tax, amount, partOf(openOf([state]), amount));
}

/** The tax that goes with an amount; what there is more than is open has none here. */
export function partOf(open: Open, amount: Money): Money {
  const part = Math.min(amount, open.amount);
  return part > 0 ? divideDown(Math.max(open.tax, 0), part, open.amount) : 0;
}

/** With gross prices base and tax together are the amount; with net prices the base is the amount itself. */
export function withTax(net: boolean, tax: TaxAmount, amount: Money, taxAmount: Money): TaxAmount {
  return { ...tax, base: net ? amount : amount - taxAmount, amount: taxAmount };
}

/** The lines of a receipt that were sold on it; what came back on it from elsewhere cannot come back again. */
export function soldOf(states: ReadonlyMap<string, LineState>): LineState[] {
  return [...states.values()].filter(({ soldMilli }) => soldMilli > 0);
}

/** How many thousandths of a line the customer keeps. */
export type Kept = (state: LineState) => number;
export const keptBefore: Kept = ({ soldMilli, beforeMilli }) => soldMilli - beforeMilli;
export const keptAfter: Kept = (state) => keptBefore(state) - state.backMilli;

/** A line without tax does not tell, the receipt does. */
export function hasNetPrices(lines: readonly SoldLine[]): boolean {
  return lines.some(({ amount, tax }) => tax.amount !== 0 && tax.base === amount);
}
