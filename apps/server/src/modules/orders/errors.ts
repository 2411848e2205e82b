import { problemOf } from "@counterfoil/platform";

export const orderUnknown = problemOf(404, "order-unknown", "There is no such order");
export const orderIdUsed = problemOf(409, "order-id-used", "Another order has this id");
export const orderRefused = problemOf(422, "order-refused", "The order cannot be taken");
export const orderCouponRefused = problemOf(422, "order-coupon-refused", "A coupon does not count");
export const orderPriceDiffers = problemOf(422, "order-price-differs", "The price that was shown is not the price");
export const orderNotCancellable = problemOf(409, "order-not-cancellable", "The ERP may have the order already");
export const orderNotCorrectable = problemOf(409, "order-not-correctable", "The order cannot be corrected now");
export const orderCorrectedMeanwhile = problemOf(409, "order-corrected-meanwhile", "Somebody else has corrected it");
