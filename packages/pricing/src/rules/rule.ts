import type { HappyHours, Target } from "../book-input.ts";
import type { LocalMoment } from "../local-time.ts";
import type { Choose, DiscountMethod, Eligibility, PrintedCoupon, Promotion, PromotionRule } from "../promotion.ts";
import type { Rounding } from "../rounding.ts";

/** Off each rewarded unit: percentages in thousandths of a percent, amounts in minor units. */
export type UnitReward = { percentMilli: number } | { off: number } | { price: number };

/** What all rewarded units of some parts get together, once per application: an amount off, or what they cost together. */
export type SharedReward = { parts: number[]; off: number } | { parts: number[]; setPrice: number };

/**
 * Units that one application takes. `buy` units are only bought (non-discountable ones may be), `fill` units complete a group without a reward
 * of their own, `get` units are rewarded. With `amount` the units are a minimal set that reaches it.
 */
export type Part = {
  target: number;
  role: "buy" | "fill" | "get";
  quantity: number;
  amount?: number;
  reward?: UnitReward;
  /** The rewarded units are the cheapest or dearest of those in the application that match this part. */
  choose?: Choose;
  /** Not dearer than the cheapest buyer. */
  equalOrLower?: boolean;
  /** Up to `quantity`: gifts, of which as many are free as are there. */
  partial?: boolean;
};

export type Pattern = { parts: Part[]; shared: SharedReward[]; points: number };

/** Counts what a rule's goods come to at the start of its sequence; nothing is claimed. */
export type Condition =
  | { type: "coupon"; code: string }
  | { type: "customerGroup"; group: string }
  | { type: "manual"; trigger: string }
  | { type: "goods"; target: number; by: "quantity" | "amount"; from: number; below: number }
  | { type: "total"; target: number | undefined; by: "quantity" | "amount"; from: number; below: number }
  | { type: "all" | "any"; of: Condition[] };

/** `each` rewards every unit on its own, `deal` applications of several units, `transaction` what is left of the receipt. */
export type Form =
  | EachForm
  | DealForm
  | { type: "transaction"; targets: number[]; reward: TransactionReward; step: Step | undefined };

/** `needs`: for each pattern, what one application asks for. */
export type DealForm = { type: "deal"; patterns: Pattern[]; needs: Need[][]; gift: GiftList | undefined };
/** Goods of one kind, in thousandths or minor units. `isBought`: they are only bought, so that non-discountable ones count. */
export type Need = { target: number; by: "quantity" | "amount"; each: number; isBought: boolean };

export type EachForm = { type: "each"; targets: number[]; reward: UnitReward | undefined; points: number };
export type GiftList = { items: { articleId: string; quantity: number }[]; choose: number };
export type TransactionReward =
  | UnitReward
  | { offTotal: number }
  | { setPrice: number }
  | { points: number }
  | { nothing: true };
export type Step = { by: "quantity" | "amount"; every: number; limit: number };

/** Money rules, points and vouchers do not claim units from one another. */
export type Lane = "money" | "points" | "voucher";

export type CompiledTarget = { keys: string[]; except: CompiledTarget[]; unitKey?: string };

/** When and for whom: shared by all rules of a promotion. */
export type Gate = {
  from: LocalMoment;
  to: LocalMoment;
  happyHours: readonly HappyHours[] | undefined;
  stores: ReadonlySet<string> | undefined;
  channels: ReadonlySet<string> | undefined;
  customerGroups: ReadonlySet<string> | undefined;
};

/** A rule as the engine works with it. `rank` orders by ruleId, then promotionId. */
export type Rule = {
  promotionId: string;
  offerId: string | undefined;
  ruleId: string;
  note: string;
  rank: number;
  sequence: number;
  resolution: number;
  exclusive: boolean;
  regularPriceOnly: boolean;
  onRegular: boolean;
  maxApplications: number;
  maxDiscount: number;
  saleReturn: "sale" | "return" | "both";
  lane: Lane;
  method: DiscountMethod;
  printed: PrintedCoupon | undefined;
  rounding: Rounding | undefined;
  gate: Gate;
  condition: Condition | undefined;
  targets: CompiledTarget[];
  form: Form;
  /** For texts. */
  source: { promotion: Promotion; rule: PromotionRule; targets: Target[] };
};

export type GoodsEligibility = Extract<Eligibility, { type: "goods" }>;
