export { type AskedStock, askAccount, askCode, askPurchases, askStock } from "./ask-server.ts";
export { extendReservation, releaseReservation, reserveCoupon } from "./coupon-reservations.ts";
export { findSoldReceipt, type SoldReceipt, type SoldReceiptAnswer } from "./find-sold-receipt.ts";
export { type InStep, keepInStep } from "./keep-in-step.ts";
export type { Link } from "./link.ts";
export type { RoundProgress, RoundResult } from "./master-data-round.ts";
export { OtherTillUnsent, type Pairing, pairTill, unpairTill } from "./pair-till.ts";
export { isForLater } from "./send-transactions.ts";
export { type Call, connectServer, type Server, ServerRefusal, ServerUnreachable } from "./server.ts";
