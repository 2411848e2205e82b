export {
  type ArticleChoice,
  addArticle,
  addCoupon,
  addReturn,
  assignCustomer,
  type Basket,
  type BasketCoupon,
  type BasketLine,
  type BasketRefusal,
  type BasketResult,
  type BasketTrigger,
  emptyBasket,
  type GivenPrice,
  giveDiscount,
  isSaleLine,
  MAX_QUANTITY_MILLI,
  ownerOf,
  removeCoupon,
  type SaleLine,
  selectLine,
  takeTriggerBack,
} from "./basket.ts";
export { buildReceipt, businessDateOf, headOf, type SellingMoment } from "./build-receipt.ts";
export { cancelMarked, stepOrCancel } from "./cancel-line.ts";
export { buildCancellation, type CancelRefusal, refuseCancel } from "./cancel-receipt.ts";
export { markBeside, markedLine } from "./change-line.ts";
export { choosablePromotions, choosePromotion } from "./choose-promotions.ts";
export { type GivenPercent, givenPercents, mostPercent, overLimit } from "./discount-limit.ts";
export { type Entered, enterResolution, tellNoSale } from "./enter-code.ts";
export {
  type KeptSale,
  type Notice,
  type OpenSale,
  openSale,
  type Paying,
  type PriceStep,
  type SaleState,
} from "./open-sale.ts";
export { ownModifiers, shownAmount } from "./paper-amounts.ts";
export {
  type CashWay,
  cashDue,
  changeOf,
  foreignDue,
  foreignWorth,
  giveBack,
  type PaymentNote,
  type PaymentRefusal,
  type PaymentResult,
  payCash,
  payExactly,
  quickNotes,
  remaining,
  withoutPayment,
} from "./payments.ts";
export { leftToReturn, type PlannedReturn, partsBack, planReturn } from "./plan-return.ts";
export { type Deal, type PricedBasket, type PricingPlace, priceOpenBasket, unpriced } from "./priced-basket.ts";
export { type LineWish, rewordLine } from "./reword-line.ts";
export { takeArticle, unitPriceOf } from "./take-article.ts";
export { mostGivenBack, takeBack, takeOneBack } from "./take-back.ts";
