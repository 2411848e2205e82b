import type { Language } from "./formats.ts";
import { type Names, nameOf } from "./names.ts";

const redeemed = { en: "redeemed", de: "eingelöst" };

/** Of the engine, and of whoever knows the codes. */
const refusals = {
  en: {
    "no-offer": "belongs to no offer",
    "not-valid": "its offer is not valid here and now",
    conditions: "what its offer asks for is not in the basket",
    unknown: "nobody knows this code",
    blocked: "it is blocked",
    "not-yet-valid": "it is not valid yet",
    expired: "it is no longer valid",
    used: "it was used already",
    reserved: "another basket that is open now holds it",
    limit: "it was used as often as it may be",
    "customer-needed": "it counts per customer, and no customer is named",
    "too-many-tries": "not checked now: too many tries",
  },
  de: {
    "no-offer": "gehört zu keinem Angebot",
    "not-valid": "das Angebot dazu gilt hier und jetzt nicht",
    conditions: "was das Angebot dazu verlangt, ist nicht im Korb",
    unknown: "diesen Code kennt niemand",
    blocked: "er ist gesperrt",
    "not-yet-valid": "er gilt noch nicht",
    expired: "er gilt nicht mehr",
    used: "er wurde schon eingelöst",
    reserved: "ein anderer offener Korb hält ihn",
    limit: "er wurde so oft eingelöst, wie es geht",
    "customer-needed": "er zählt je Kunde, und kein Kunde ist genannt",
    "too-many-tries": "jetzt nicht geprüft: zu viele Versuche",
  },
};

/** What became of a coupon that was handed in: "Coupon SPRING: redeemed". */
export function couponText(
  coupon: { code: string; used: boolean; reason?: string },
  language: Language,
  names: Names,
): string {
  const said: Record<string, string> = refusals[language];
  const text = coupon.used ? redeemed[language] : (said[coupon.reason ?? "conditions"] ?? coupon.reason);
  return `Coupon ${nameOf(names, "coupon", coupon.code)}: ${text}`;
}
