import { type Money, milliToQuantity } from "@counterfoil/contracts";
import type { Modifier } from "../priced.ts";
import { type LineState, type SoldLine, taxBack } from "./line-state.ts";
import { cumulatedShare, shareOf, sumOf } from "./shares.ts";

/** What is given back for a line; all figures positive, `amount = regularAmount + modifiers`. */
export type ReturnedLine = Pick<SoldLine, "lineId" | "articleId" | "quantity" | "regularAmount" | "amount" | "tax"> & {
  modifiers: Modifier[];
};

/** What was paid for the units that come back, after all discounts, less what was given back for the line already. */
export function returnAsSold(state: LineState): ReturnedLine {
  const { line, soldMilli, beforeMilli, backMilli, refunded } = state;
  const upTo = beforeMilli + backMilli;
  const share = (amount: Money) => shareOf(amount, soldMilli, beforeMilli, upTo);
  const amount = Math.max(cumulatedShare(line.amount, soldMilli, upTo) - refunded, 0);
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
    tax: taxBack(state, amount),
  };
}
