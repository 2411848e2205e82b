import { problemOf } from "@counterfoil/platform";

export const voucherUnknown = problemOf(409, "voucher-unknown", "There is no such voucher");
export const voucherBlocked = problemOf(409, "voucher-blocked", "The voucher is blocked");
export const voucherExpired = problemOf(409, "voucher-expired", "The voucher is not good any more");
export const voucherEmpty = problemOf(409, "voucher-empty", "There is nothing on the voucher");
export const voucherReserved = problemOf(409, "voucher-reserved", "Another open basket holds what is on the voucher");
export const voucherReservationUnknown = problemOf(
  404,
  "voucher-reservation-unknown",
  "There is no such reservation of a voucher",
);
