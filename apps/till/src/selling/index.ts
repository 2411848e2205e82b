export {
  type ArticleChoice,
  addArticle,
  addReturn,
  assignCustomer,
  type Basket,
  type BasketLine,
  type BasketRefusal,
  type BasketResult,
  emptyBasket,
  isSaleLine,
  type SaleLine,
  selectLine,
  setQuantity,
} from "./basket.ts";
export { buildReceipt, type SellingMoment } from "./build-receipt.ts";
export { buildCashMovement, type CashMovementType, cashReasons } from "./cash-movement.ts";
export { markBeside, markedLine, removeMarked, stepMarked } from "./change-line.ts";
export { type Entered, enterResolution, takeArticle } from "./enter-code.ts";
export { type KeptSale, type Notice, type OpenSale, openSale, type Paying, type SaleState } from "./open-sale.ts";
export {
  changeOf,
  giveBack,
  type PaymentRefusal,
  type PaymentResult,
  payCash,
  payExactly,
  quickNotes,
  remaining,
} from "./payments.ts";
export { leftToReturn, planReturn } from "./plan-return.ts";
export { type PricedBasket, type PricingPlace, priceOpenBasket, sumLines } from "./priced-basket.ts";
