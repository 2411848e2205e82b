import { milliToQuantity } from "@counterfoil/contracts";
import type { Basket, BasketLine, ManualDiscount } from "../basket.ts";
import { priceBasket } from "../price-basket.ts";
import type { PriceBook } from "../price-book.ts";
import type { Priced } from "../priced.ts";
import type { Kept, LineState } from "./line-state.ts";
import { cumulatedShare, divideDown } from "./shares.ts";

/** The sale as it was priced: with its moment, customer, coupons and book. */
export type Sale = { book: PriceBook; basket: Basket };

/** Prices what the customer keeps as if only that had been bought; undefined when nothing is kept. */
export function priceKept(
  { book, basket }: Sale,
  states: ReadonlyMap<string, LineState>,
  kept: Kept,
): Priced | undefined {
  const lines = basket.lines.flatMap((line) => keepLine(line, states.get(line.lineId), kept));
  if (lines.length === 0) return undefined;
  const { manualDiscounts, explain: _, ...facts } = basket;
  const options = { nearMisses: 0 };
  if (!manualDiscounts) return priceBasket(book, { ...facts, lines }, options);
  const inSale = basket.lines.flatMap(({ lineId }) => states.get(lineId) ?? []);
  const total = inSale.reduce((sum, { line }) => sum + line.regularAmount, 0);
  const part = inSale.reduce((sum, one) => sum + cumulatedShare(one.line.regularAmount, one.soldMilli, kept(one)), 0);
  return priceBasket(book, { ...facts, lines, manualDiscounts: scaled(manualDiscounts, part, total) }, options);
}

function keepLine(line: BasketLine, state: LineState | undefined, kept: Kept): BasketLine[] {
  const keptMilli = state ? kept(state) : 0;
  if (!state || keptMilli <= 0) return [];
  const { manualDiscounts, ...facts } = line;
  const byHand = manualDiscounts && { manualDiscounts: scaled(manualDiscounts, keptMilli, state.soldMilli) };
  return [{ ...facts, ...byHand, quantity: milliToQuantity(keptMilli) }];
}

/** An amount that a person took off was meant for all of it: the kept part keeps its part. */
function scaled(discounts: readonly ManualDiscount[], kept: number, sold: number): ManualDiscount[] {
  return discounts.flatMap((discount) => {
    if (discount.amount === undefined || sold === 0) return [discount];
    const amount = divideDown(discount.amount, kept, sold);
    return amount > 0 ? [{ ...discount, amount }] : [];
  });
}
