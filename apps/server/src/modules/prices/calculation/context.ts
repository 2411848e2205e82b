import type { Clock } from "@counterfoil/platform";
import type { Basket, PriceBook, Priced, PricingOptions, Promotion } from "@counterfoil/pricing";
import type { PricePlace, PriceStore } from "../books/index.ts";
import type { CodeQuestion, ResolvedCode } from "../coupons/index.ts";
import type { SetNames } from "../set-names.ts";

export type Language = "en" | "de";

/** What the retailer's own code may do to each calculation. Both must not change what they are given. */
export type CalculationHooks = {
  beforeCalculation?: (basket: Basket) => Basket;
  afterCalculation?: (priced: Priced, basket: Basket) => Priced;
};

/** With the book of a store, and drafts as if they were active. Undefined: there is no such book. */
export type PriceInStore = (
  book: { number: number; store: PriceStore; drafts?: readonly Promotion[] },
  basket: Basket,
  options: PricingOptions,
) => Promise<Priced | undefined>;

/** What the use cases of this folder work with. */
export type CalculationContext = {
  clock: Clock;
  readStore: (storeId: string) => Promise<PriceStore | undefined>;
  readCustomer: (customerId: string, place: PricePlace) => Promise<Basket["customer"]>;
  currentBook: () => Promise<number>;
  compiledBook: (number: number, place: PricePlace) => Promise<PriceBook | undefined>;
  price: PriceInStore;
  resolveCodes: (question: CodeQuestion) => Promise<ResolvedCode[]>;
  hooks: CalculationHooks;
  /** The promotions that an answer names. */
  readPromotions: (book: number, promotionIds: readonly string[]) => Promise<Map<string, Promotion>>;
  readArticleNames: (articleIds: readonly string[], language: Language) => Promise<Map<string, string>>;
  readSetNames: () => Promise<SetNames>;
};
