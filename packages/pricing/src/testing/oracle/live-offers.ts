import type { Basket } from "../../basket.ts";
import type { BookInput, HappyHours, Offer } from "../../book-input.ts";

/** The offers that this basket, place and moment may have at all. Moments in UTC only. */
export function liveOffers(input: BookInput, basket: Basket): Offer[] {
  if (basket.kind === "return") return [];
  const now = new Date(basket.at).toISOString().slice(0, 19);
  return (input.offers ?? []).filter(
    (offer) =>
      isValid(offer, now) &&
      isInStore(input, offer, basket.store) &&
      hasOneOf(offer.channels, basket.channel === undefined ? [] : [basket.channel]) &&
      hasOneOf(offer.customerGroups, basket.customer?.groups ?? []) &&
      hasCoupon(offer, basket),
  );
}

function isValid(offer: Offer, now: string): boolean {
  const from = offer.validFrom.length === 10 ? `${offer.validFrom}T00:00:00` : offer.validFrom;
  const to = offer.validTo.length === 10 ? `${offer.validTo}T23:59:59` : offer.validTo;
  if (now < from || now > to) return false;
  return !offer.happyHours || offer.happyHours.some((hours) => isHappy(hours, now));
}

/** Within one day; hours past midnight have their own tests. */
function isHappy({ days, from, to }: HappyHours, now: string): boolean {
  const day = new Date(`${now}Z`).getUTCDay() || 7;
  const time = now.slice(11);
  return days.includes(day) && time >= `${from}:00` && time < `${to}:00`;
}

function isInStore(input: BookInput, { stores, storeGroups }: Offer, store: string | undefined): boolean {
  if (!stores && !storeGroups) return true;
  const grouped = (input.storeGroups ?? []).filter(({ id }) => storeGroups?.includes(id)).flatMap((one) => one.stores);
  return store !== undefined && [...(stores ?? []), ...grouped].includes(store);
}

function hasOneOf(wanted: readonly string[] | undefined, there: readonly string[]): boolean {
  return !wanted || there.some((one) => wanted.includes(one));
}

function hasCoupon({ coupon }: Offer, basket: Basket): boolean {
  return coupon === undefined || (basket.coupons ?? []).some((code) => code.trim() === coupon.trim());
}
