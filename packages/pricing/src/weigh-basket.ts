import type { Basket } from "./basket.ts";
import type { PriceBook } from "./price-book.ts";
import { soldOf } from "./regular-price.ts";

/** How much work a basket may be, found in a moment: how often a rule looks at one of its lines, more for many pieces. */
export function weighBasket(book: PriceBook, { lines }: Pick<Basket, "lines">): number {
  const { everywhere } = book.rules;
  let looks = 0;
  for (const line of lines) {
    const rules = everywhere.length + (soldOf(book, line)?.postings.length ?? 0) / 2;
    looks += rules * Math.log2(1 + Math.max(1, line.quantity));
  }
  return looks;
}
