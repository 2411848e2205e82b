import type { Basket, BasketLine } from "./basket.ts";
import type { PriceBook } from "./price-book.ts";
import { soldOf } from "./regular-price.ts";

/** How much work a basket may be, found in a moment: how often a rule looks at one of its lines, more for many pieces. `enough`: where it cannot be more, no article is looked at. */
export function weighBasket(book: PriceBook, { lines }: Pick<Basket, "lines">, enough = 0): number {
  const { everywhere, targets } = book.rules;
  const most = lines.reduce((sum, line) => sum + looksOf(targets, line), 0);
  if (most <= enough) return most;
  let looks = 0;
  for (const line of lines) looks += looksOf(everywhere.length + (soldOf(book, line)?.postings.length ?? 0) / 2, line);
  return looks;
}

const looksOf = (targets: number, { quantity }: BasketLine) => targets * Math.log2(1 + Math.max(1, quantity));
