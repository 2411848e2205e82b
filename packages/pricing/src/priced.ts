import type { Money } from "@counterfoil/contracts";
import type { HappyHours, Target } from "./book-input.ts";

/** Why a line costs less (negative `amount`) than its regular price. */
export type Modifier = {
  promotionId: string;
  ruleId: string;
  offerId?: string;
  sequence: number;
  /** Rewarded units. */
  quantity: number;
  /** What the rewarded units cost on the rule's base. */
  base: Money;
  amount: Money;
  prorated?: boolean;
  note: string;
};

export type TaxAmount = { code: string; rate: number; base: Money; amount: Money };

/** Units of a line that are inside applications of a rule, buyers and receivers (SAP's PromotionPriceDerivationRuleReference). */
export type Trigger = { promotionId: string; ruleId: string; quantity: number };

export type LinePoints = { promotionId: string; ruleId: string; offerId?: string; points: number; quantity: number };

export type PricedLine = {
  lineId: string;
  /** Regular price of one unit. */
  unitPrice: Money;
  regularAmount: Money;
  /** After all discounts, shares of transaction discounts included. */
  amount: Money;
  modifiers: Modifier[];
  tax: TaxAmount;
  /** Left out when no line rule took the line's units. */
  triggers?: Trigger[];
  points?: LinePoints[];
};

export type TransactionModifier = Modifier & { lineIds: string[] };

/** A rule that took part: with money (`amount`, positive when it lowered the price), points or a printed coupon. */
export type AppliedRule = {
  offerId: string;
  promotionId: string;
  ruleId: string;
  count: number;
  amount: Money;
  points?: number;
};

/** Handed out after the sale; `amount` is what it is worth when the discount method makes a voucher of the discount. */
export type PrintedCouponCount = {
  code: string;
  text?: string;
  validDays?: number;
  offerId: string;
  count: number;
  amount?: Money;
};

export type NearMiss = {
  offerId: string;
  promotionId: string;
  ruleId: string;
  missing: { quantity?: number; amount?: Money };
  have: number;
  target?: Target;
  /** What the basket saves with the missing goods in it, found by pricing it. */
  gain: Money;
};

export type RefusalReason =
  | "not-started"
  | "ended"
  | "happy-hours"
  | "store"
  | "channel"
  | "customer-group"
  | "coupon"
  | "manual-trigger"
  | "return"
  | "goods"
  | "quantity"
  | "amount"
  | "above"
  | "gift"
  | "excluded"
  | "discounted"
  | "not-discountable"
  | "outranked"
  | "taken"
  | "floor"
  | "no-gain";

/** Numbers and ids of a refusal, for texts in any language. Quantities are decimals, amounts minor units. */
export type RefusalFacts = {
  from?: string;
  to?: string;
  happyHours?: HappyHours[];
  /** The opening that is still to come on the day of the receipt: "17:00". */
  opensAt?: string;
  stores?: string[];
  channels?: string[];
  groups?: string[];
  code?: string;
  trigger?: string;
  target?: Target;
  needs?: number;
  has?: number;
  /** Whether the figures of `above` are quantities or amounts. */
  by?: "quantity" | "amount";
  /** The gift that is not in the basket. */
  articleId?: string;
  /** The offer that stands in the way, what it saves, and what this one would save instead. */
  byOfferId?: string;
  saves?: Money;
  wouldSave?: Money;
};

export type Refusal = {
  offerId: string;
  promotionId: string;
  ruleId: string;
  reason: RefusalReason;
  /** English sentence. */
  detail: string;
  facts: RefusalFacts;
};

export type CouponReason = "no-offer" | "not-valid" | "conditions";

export type Priced = {
  book: number;
  currency: string;
  lines: PricedLine[];
  modifiers: TransactionModifier[];
  /** `total` is what is paid, tax included; `net = total - tax`; `discount` is positive. */
  totals: { regular: Money; discount: Money; total: Money; net: Money; tax: Money; byTaxCode: TaxAmount[] };
  coupons: { code: string; used: boolean; reason?: CouponReason }[];
  points: number;
  /** Points that no single line earned. */
  pointModifiers: { promotionId: string; ruleId: string; offerId?: string; points: number }[];
  /** Recommended: what may still be taken for nothing. */
  gifts: { articleId: string; quantity: number; offerId: string }[];
  printedCoupons: PrintedCouponCount[];
  applied: AppliedRule[];
  nearMisses: NearMiss[];
  refusals?: Refusal[];
  proof: { optimal: boolean; upperBound: Money; nodes: number };
};
