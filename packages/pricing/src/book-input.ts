import type { Money } from "@counterfoil/contracts";
import type { PrintedCoupon, Promotion } from "./promotion.ts";

/** Facts about an article that prices and promotions look at. */
export type Article = {
  articleId: string;
  /** Unit meant when a line names none. */
  baseUnit?: string;
  /** Ids of leaf categories; the book carries the tree. */
  categories?: string[];
  groups?: string[];
  attributes?: Record<string, string>;
  taxCode?: string;
  nonDiscountable?: boolean;
  /** Floor per unit that no promotion may go below. */
  minPrice?: Money;
};

/**
 * A regular price. `validFrom` and `validTo` are local times of the store that sells ("2010-12-01", "2010-12-01T00:00:00"; the end is inclusive,
 * a date alone as end means its last second). No `stores` and no `priceList`: for everybody.
 */
export type Price = {
  articleId: string;
  unit: string;
  stores?: string[];
  priceList?: string;
  validFrom: string;
  validTo: string;
  /** For `per` units, 1 when left out. */
  amount: Money;
  per?: number;
  /** Scale: from this quantity of the article in the basket on. */
  fromQuantity?: number;
};

export type Target = (
  | { all: true }
  | { articles: string[] }
  | { group: string }
  | { category: string }
  | { attribute: { name: string; value: string } }
) & { except?: Target[] };

export type Reward =
  | { percentOff: number }
  | { amountOff: Money }
  | { amountOffTotal: Money }
  | { unitPrice: Money }
  | { setPrice: Money }
  | { points: number };

export type BuyCondition = { target: Target; quantity?: number; amount?: Money };

export type Terms =
  | { style: "simple"; get: Target; reward: Reward; minQuantity?: number; minAmount?: Money }
  | { style: "tiered"; get: Target; tiers: { quantity?: number; amount?: Money; reward: Reward }[] }
  | { style: "multibuy"; of: Target; quantity: number; reward: Reward }
  | { style: "nth"; of: Target; every: number; reward: Reward; choose?: "cheapest" | "dearest" }
  | {
      style: "buyGet";
      buy: BuyCondition[];
      get: { target: Target; quantity: number; choose?: "cheapest" | "dearest"; equalOrLower?: boolean };
      reward: Reward;
    }
  | { style: "set"; slots: { target: Target; quantity: number }[]; reward: Reward }
  | { style: "transaction"; minAmount?: Money; minQuantity?: number; of?: Target; reward: Reward }
  | { style: "gift"; buy: BuyCondition[]; gifts: { articleId: string; quantity: number }[]; choose?: number }
  | { style: "printCoupon"; of?: Target; minAmount?: Money; minQuantity?: number; coupon: PrintedCoupon }
  | { style: "points"; of?: Target; points: number; per?: { quantity?: number; amount?: Money } };

/** Days 1 Monday to 7 Sunday, times as "17:00"; the end is exclusive, local time of the store. An end before the start runs past midnight. */
export type HappyHours = { days: number[]; from: string; to: string };

export type Offer = {
  offerId: string;
  name: string;
  validFrom: string;
  validTo: string;
  happyHours?: HappyHours[];
  stores?: string[];
  storeGroups?: string[];
  channels?: string[];
  customerGroups?: string[];
  coupon?: string;
  /** Applies only when a person chooses it at the till: its manual trigger is its offerId. */
  byHand?: boolean;
  sequence?: number;
  resolution?: number;
  exclusive?: boolean;
  regularPriceOnly?: boolean;
  base?: "current" | "regular";
  maxApplications?: number;
  maxDiscount?: Money;
  offerSet?: string;
  leadingCategory?: string;
  terms: Terms;
};

export type Policies = {
  /** Default: gross prices, tax rounded per line. */
  tax?: { prices: "gross" | "net"; rounding: "line" | "document" };
  rounding?: { of?: "discount" | "price"; mode?: "halfUp" | "halfEven" | "down"; multiple?: number };
  remainder?: "largest" | "first" | "last";
  thresholds?: "reached" | "regular";
  returns?: "prorated" | "reprice";
  /** Steps of the search for the best deal per basket; beyond it the best found counts. */
  maxNodes?: number;
};

/** All that prices depend on. A book with a number never changes. */
export type BookInput = {
  number?: number;
  currency: string;
  articles: Article[];
  prices: Price[];
  taxes?: { code: string; rate: number }[];
  categories?: { id: string; parent?: string }[];
  /** Product groups (merchandise sets) by their members; `Article.groups` says the same from the other side. */
  groups?: { id: string; articles: string[] }[];
  storeGroups?: { id: string; stores: string[] }[];
  offers?: Offer[];
  /** In the native form; offers are converted into it. */
  promotions?: Promotion[];
  policies?: Policies;
};
