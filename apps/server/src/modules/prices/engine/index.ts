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
 * What `weighBasket` may say for a basket that is priced here, where a thread would only add its way there and back: 50 lines of a shop with
 * three rules each are 300. At 5,000 contradictory offers take up to 40 ms; beyond, all who wait for this thread would wait for one basket.
 */
const LIGHT = 5000;
/** Reasons are found by pricing once more for each offer that does not apply. */
const LIGHT_EXPLAINED = 500;

/** The price engine, as all requests of this process use it: one basket never keeps the others waiting. */
export function createEngine(options: HardBasketOptions) {
  const hard = createHardBaskets(options);
  return {
    /** Undefined: there is no such book. Throws `PricingError`, and `BookNotUsable` for a draft that cannot be compiled. */
    async price({ asked, book, basket, options: how }: EngineQuestion): Promise<Priced | undefined> {
      const most = (how.explain ?? basket.explain) ? LIGHT_EXPLAINED : LIGHT;
      if (book && weighBasket(book, basket, most) <= most) return priceBasket(book, basket, how);
      return hard.price({ asked, basket, options: how });
    },
    stop: () => hard.stop(),
  };
}

export type Engine = ReturnType<typeof createEngine>;
