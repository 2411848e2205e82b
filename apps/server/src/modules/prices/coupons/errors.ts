import { problemOf } from "@counterfoil/platform";

export const couponUnknown = problemOf(409, "coupon-unknown", "There is no such coupon");
export const couponUsed = problemOf(409, "coupon-used", "The coupon was used already");
export const couponReserved = problemOf(409, "coupon-reserved", "Another open basket holds the coupon");
export const couponLimit = problemOf(409, "coupon-limit", "The coupon was used as often as it may be");
export const couponExpired = problemOf(409, "coupon-expired", "The coupon is not valid now");
export const couponBlocked = problemOf(409, "coupon-blocked", "The coupon is blocked");
export const couponNeedsCustomer = problemOf(409, "coupon-needs-customer", "The coupon counts per customer");
export const couponExists = problemOf(409, "coupon-exists", "The coupon, its code or its prefix exists already");
export const couponInvalid = problemOf(422, "coupon-invalid", "The coupon cannot be like this");
export const couponNotFound = problemOf(404, "coupon-not-found", "There is no such coupon");
export const couponNotSeries = problemOf(409, "coupon-not-series", "Only a series has codes");
export const codesHandedOut = problemOf(409, "codes-handed-out", "The codes were downloaded already");
export const reservationUnknown = problemOf(404, "reservation-unknown", "There is no such reservation");
export const changedMeanwhile = problemOf(409, "changed-meanwhile", "Somebody else changed it meanwhile");
