export { type Catalogue, type CodeTarget, categoryPath, textOf } from "./catalogue.ts";
export { type CouponFound, findCoupon } from "./index-coupons.ts";
export { keepCatalogue, loadCatalogue, withCustomer } from "./load-catalogue.ts";
export { dayIn, noSaleOn } from "./no-sale.ts";
export { nameOfPromotion, offerNames } from "./offer-names.ts";
export type { PieceFacts } from "./read-code.ts";
export { type RememberedChoices, rememberChoice, rememberedChoice } from "./remember-choice.ts";
export { isWeight, quantityBefore, type Resolution, resolveCode, resolveTarget } from "./resolve-code.ts";
export { storesShown, unsentQuantityMilli } from "./stock-here.ts";
