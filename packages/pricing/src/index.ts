export { splitByWeight } from "./arithmetic.ts";
export type { Basket, BasketLine, ManualDiscount } from "./basket.ts";
export type {
  Article,
  BookInput,
  BuyCondition,
  HappyHours,
  Offer,
  Policies,
  Price,
  Reward,
  Target,
  Terms,
} from "./book-input.ts";
export { buildPriceBook } from "./build-price-book.ts";
export { convertOffer } from "./convert-offer.ts";
export { PricingError, type PricingProblem, type PricingProblemCode } from "./errors.ts";
export { localMoment } from "./local-time.ts";
export { type OpenTrigger, openTriggers } from "./open-triggers.ts";
export { type PricingOptions, priceBasket } from "./price-basket.ts";
export { buildPriceBookInSteps, type PriceBook } from "./price-book.ts";
export type {
  AppliedRule,
  CouponReason,
  LinePoints,
  Modifier,
  NearMiss,
  Priced,
  PricedLine,
  PrintedCouponCount,
  Refusal,
  RefusalFacts,
  RefusalReason,
  TaxAmount,
  TransactionModifier,
  Trigger,
} from "./priced.ts";
export type {
  Choose,
  DiscountMethod,
  Eligibility,
  MixMatchItem,
  PriceRule,
  PrintedCoupon,
  Promotion,
  PromotionRule,
  Threshold,
} from "./promotion.ts";
export { type PricedReturn, priceReturn, type ReturnQuestion } from "./returns/price-return.ts";
export { weighBasket } from "./weigh-basket.ts";
