import { type Money, milliToQuantity, quantityToMilli } from "@counterfoil/contracts";
import type { Modifier, TaxAmount } from "../priced.ts";
import { cumulatedShare, shareOf } from "./shares.ts";

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

/** One earlier return of units of a line. Without `amount` what the receipt says was given back for them. */
export type EarlierReturn = { lineId: string; quantity: number; amount?: Money; tax?: Money };

/** What is given back for a line; all figures positive, `amount = regularAmount + modifiers`. */
export type ReturnedLine = Pick<SoldLine, "lineId" | "articleId" | "quantity" | "regularAmount" | "amount" | "tax"> & {
  modifiers: Modifier[];
};

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
    state.refunded += amount ?? shareOf(line.amount, soldMilli, from, state.beforeMilli);
    state.refundedTax += tax ?? shareOf(line.tax.amount, soldMilli, from, state.beforeMilli);
  }
  return state;
}

/** What was paid for the units that come back, after all discounts, less what was given back for the line already. */
export function returnAsSold(state: LineState): ReturnedLine {
  const { line, soldMilli, beforeMilli, backMilli, refunded, refundedTax } = state;
  const upTo = beforeMilli + backMilli;
  const share = (amount: Money) => shareOf(amount, soldMilli, beforeMilli, upTo);
  const amount = Math.max(cumulatedShare(line.amount, soldMilli, upTo) - refunded, 0);
  const tax = Math.max(cumulatedShare(line.tax.amount, soldMilli, upTo) - refundedTax, 0);
  const quantity = milliToQuantity(backMilli);
  const modifiers = line.modifiers.map((modifier) => ({
    ...modifier,
    quantity,
    base: share(modifier.base),
    amount: share(modifier.amount),
  }));
  return {
    lineId: line.lineId,
    articleId: line.articleId,
    quantity,
    regularAmount: amount - sumOf(modifiers),
    amount,
    modifiers,
    tax: taxed(state, amount, tax),
  };
}

/** With gross prices base and tax together are the amount; with net prices the base is the amount itself. */
export function taxed({ line, net }: LineState, amount: Money, tax: Money): TaxAmount {
  return { ...line.tax, base: net ? amount : amount - tax, amount: tax };
}

/** A line without tax does not tell, the receipt does. */
export function hasNetPrices(lines: readonly SoldLine[]): boolean {
  return lines.some(({ amount, tax }) => tax.amount !== 0 && tax.base === amount);
}

export function sumOf(parts: readonly { amount: Money }[]): Money {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
