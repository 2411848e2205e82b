import type { Basket } from "./basket.ts";
import type { PriceBook } from "./price-book.ts";
import { soldOf } from "./regular-price.ts";

/** How much work a basket may be, found in a moment: how often a rule looks at one of its lines. */
export function weighBasket(book: PriceBook, { lines }: Pick<Basket, "lines">): number {
  const { everywhere } = book.rules;
  let looks = lines.length * everywhere.length;
  for (const line of lines) looks += soldOf(book, line)?.postings.length ?? 0;
  return looks;
}
