export { extendAll, keepReservations } from "./keep-reservations.ts";
export { takeCoupon } from "./take-coupon.ts";
