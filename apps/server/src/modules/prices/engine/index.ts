import {
  type Basket,
  type PriceBook,
  type Priced,
  type PricingOptions,
  priceBasket,
  weighBasket,
} from "@counterfoil/pricing";
import type { BookAsked } from "./book-asked.ts";
import { createHardBaskets, type HardBasketOptions } from "./hard-baskets.ts";

export type { BookAsked } from "./book-asked.ts";
export { BookNotUsable } from "./hard-baskets.ts";

/** What is asked of the engine. `book` is there when this thread has it compiled; else another one compiles it. */
export type EngineQuestion = { asked: BookAsked; book: PriceBook | undefined; basket: Basket; options: PricingOptions };

/**
 * A rule that looks at a line is one. Up to here a basket takes some milliseconds here, where a thread would only add its way there and back;
 * beyond, all who wait for this thread would wait for one basket.
 */
const LIGHT = 5000;

/** The price engine, as all requests of this process use it: one basket never keeps the others waiting. */
export function createEngine(options: HardBasketOptions) {
  const hard = createHardBaskets(options);
  return {
    /** Undefined: there is no such book. Throws `PricingError`, and `BookNotUsable` for a draft that cannot be compiled. */
    async price({ asked, book, basket, options: how }: EngineQuestion): Promise<Priced | undefined> {
      if (book && weighBasket(book, basket) <= LIGHT) return priceBasket(book, basket, how);
      return hard.price({ asked, basket, options: how });
    },
    stop: () => hard.stop(),
  };
}

export type Engine = ReturnType<typeof createEngine>;
