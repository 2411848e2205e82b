import type { GivenTrigger } from "@counterfoil/contracts";
import { type OpenTrigger, openTriggers } from "@counterfoil/pricing";
import { type Basket, type BasketTrigger, giveTrigger } from "./basket.ts";
import type { PricingPlace } from "./priced-basket.ts";

/** Promotions that a person may choose for this sale now. Those chosen already are among them. */
export function choosablePromotions(basket: Basket, place: PricingPlace | undefined, at: string): OpenTrigger[] {
  if (!place) return [];
  const { book, storeId: store, channel, timeZone, customer } = place;
  const coupons = (basket.coupons ?? []).map(({ couponId }) => couponId);
  return openTriggers(book, { store, channel, timeZone, at, coupons, ...(customer ? { customer } : {}) });
}

export function choosePromotion(basket: Basket, chosen: OpenTrigger, given: Omit<GivenTrigger, "trigger">) {
  return giveTrigger(basket, { ...given, ...chosen });
}

/** What the receipt carries of it. */
export function receiptTrigger({ promotionIds: _ids, ...given }: BasketTrigger): GivenTrigger {
  return given;
}
