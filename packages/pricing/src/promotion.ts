import type { Money } from "@counterfoil/contracts";
import type { HappyHours, Reward, Target } from "./book-input.ts";

/**
 * How much of the goods is asked for (ARTS threshold codes). `every` is the interval: the goods are counted off in groups of it and
 * each group is taken (QUTI, AMTI). Without it the threshold only opens the rule, which then takes all the goods (QUT, AMT).
 * Quantities are decimals, amounts minor units. `below` closes the rule again from there on: the next tier takes over.
 */
export type Threshold = { by: "quantity" | "amount"; from: number; every?: number; below?: number; limit?: number };

/**
 * What must be there for a rule to apply: SAP's tree of eligibilities, ITEM, MSET, MSTR and attributes all being goods.
 * Goods with a `unit` are the lines of that unit only.
 */
export type Eligibility =
  | { type: "goods"; target: Target; unit?: string; threshold?: Threshold }
  | { type: "total"; of?: Target; threshold: Threshold }
  | { type: "coupon"; code: string }
  | { type: "customerGroup"; group: string }
  | { type: "manual"; trigger: string }
  | { type: "all"; of: Eligibility[] }
  | { type: "any"; of: Eligibility[] };

/** Which of the units inside one application are rewarded. Left out: free choice, in the customer's favour. */
export type Choose = "cheapest" | "dearest";

export type MixMatchItem = {
  target: Target;
  /** Left out: the unit of the goods with the same target that made the rule eligible. */
  unit?: string;
  quantity: number;
  reward: Reward;
  choose?: Choose;
  equalOrLower?: boolean;
};

/** What becomes of the discount: SAP's discount method codes. 00 lowers the total, 04 prints a coupon and leaves it as it is. */
export type DiscountMethod = "00" | "01" | "02" | "03" | "04";

export type PrintedCoupon = { code: string; text?: string; validDays?: number };

/**
 * `RB` rewards the goods that made the rule eligible, `MM` items of its own list inside each application, `AB` gives articles free.
 * `control` is SAP's transaction control break code: line (PO, PC) or transaction (SP, SU).
 */
export type PriceRule = (
  | { type: "RB"; control: "line" | "transaction"; reward: Reward; choose?: Choose }
  | { type: "MM"; items: MixMatchItem[]; setPrice?: Money }
  | { type: "AB"; items: { articleId: string; quantity: number }[]; choose?: number }
) & {
  method?: DiscountMethod;
  coupon?: PrintedCoupon;
  rounding?: { mode: "halfUp" | "halfEven" | "down"; multiple: number };
};

export type PromotionRule = {
  ruleId: string;
  name?: string;
  sequence: number;
  resolution: number;
  exclusive?: boolean;
  regularPriceOnly?: boolean;
  base?: "current" | "regular";
  maxApplications?: number;
  maxDiscount?: Money;
  /** SALE_RETURN_TCD 00, the default: a basket that returns takes no part. */
  saleReturn?: "sale" | "return" | "both";
  eligibility: Eligibility;
  priceRule: PriceRule;
};

/** The engine's native form, ARTS's and SAP's: what an offer is converted into when it is activated, and what `/ROP/PROMOTION02` brings. */
export type Promotion = {
  promotionId: string;
  offerId?: string;
  externalId?: string;
  /** SAP's PROMOTION_TYPE, free text of the retailer; ERPs map it to condition types. */
  promotionType?: string;
  /** 01: from a promotion management system. */
  origin?: string;
  /** Of its amounts; left out: whatever the book's is. A book in another one cannot use it. */
  currency?: string;
  name: string;
  /** Text by language ("en", "de"). */
  descriptions?: Record<string, string>;
  validFrom: string;
  validTo: string;
  happyHours?: HappyHours[];
  stores?: string[];
  storeGroups?: string[];
  channels?: string[];
  customerGroups?: string[];
  offerSet?: string;
  leadingCategory?: string;
  rules: PromotionRule[];
};
