import type { Payment, Receipt, ReceiptCoupon, ReceiptLine, TillConfiguration } from "@counterfoil/contracts";
import type { BasketCoupon } from "./basket.ts";
import { receiptTrigger } from "./choose-promotions.ts";
import { remaining } from "./payments.ts";
import type { PricedBasket } from "./priced-basket.ts";

/** A receipt before the ledger gave it its id and number. */
export type ReceiptDraft = Omit<Receipt, "id" | "number">;

/** Who sells, where and when: what every transaction of a till has. */
export type SellingMoment = {
  configuration: TillConfiguration;
  cashier: { personId: string; name: string };
  at: string;
};

/** The calendar date in the store's zone: a sale at 23:30 UTC in summer is tomorrow's in London. */
export function businessDateOf(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(at));
}

export function headOf({ configuration, cashier, at }: SellingMoment) {
  return {
    storeId: configuration.store.storeId,
    tillId: configuration.tillId,
    cashierId: cashier.personId,
    cashierName: cashier.name,
    occurredAt: at,
    businessDate: businessDateOf(at, configuration.store.timeZone),
    currency: configuration.currency,
  };
}

/** Puts the receipt together. A receipt that does not balance must never reach the ledger: that would be our fault, and throws. */
export function buildReceipt(moment: SellingMoment, priced: PricedBasket, payments: Payment[]): ReceiptDraft {
  if (priced.lines.length === 0) throw new Error("a receipt without lines");
  if (priced.problems.length > 0) throw new Error("a receipt with unpriced lines");
  const rest = remaining(priced.totals.total, payments);
  if (rest !== 0) throw new Error(`a receipt with ${rest} minor units open`);
  const receipt: ReceiptDraft = {
    kind: "receipt",
    ...headOf(moment),
    priceBook: priced.priceBook,
    lines: priced.lines as ReceiptLine[],
    payments,
    totals: priced.totals,
  };
  const { customerId, customerTerms } = priced;
  if (customerId) receipt.customerId = customerId;
  if (customerTerms) receipt.customerTerms = customerTerms;
  return { ...receipt, ...dealOf(priced) };
}

/** What lowered the receipt as a whole, and what it takes to find the same price again. Empty parts are left out. */
function dealOf({ deal, coupons, discounts, triggers }: PricedBasket): Partial<ReceiptDraft> {
  const used = new Set(deal.coupons.flatMap(({ code, used }) => (used ? code : [])));
  const counted = coupons.filter(({ couponId }) => used.has(couponId));
  const parts: Partial<ReceiptDraft> = {};
  if (discounts.length > 0) parts.manualDiscounts = discounts;
  if (triggers.length > 0) parts.manualTriggers = triggers.map(receiptTrigger);
  if (counted.length > 0) parts.coupons = counted.map(receiptCoupon);
  if (deal.modifiers.length > 0) parts.transactionModifiers = deal.modifiers;
  if (deal.points > 0) parts.points = deal.points;
  if (deal.printedCoupons.length > 0) parts.printedCoupons = deal.printedCoupons;
  return parts;
}

function receiptCoupon({ code, couponId, reservationId, offline }: BasketCoupon): ReceiptCoupon {
  const coupon: ReceiptCoupon = { code, couponId };
  if (reservationId) coupon.reservationId = reservationId;
  if (offline) coupon.offline = true;
  return coupon;
}
