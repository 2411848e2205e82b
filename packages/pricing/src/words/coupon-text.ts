import type { Priced } from "../priced.ts";
import type { Language } from "./formats.ts";
import { type Names, nameOf } from "./names.ts";

const texts = {
  en: {
    used: "redeemed",
    "no-offer": "belongs to no offer",
    "not-valid": "its offer is not valid here and now",
    conditions: "what its offer asks for is not in the basket",
  },
  de: {
    used: "eingelöst",
    "no-offer": "gehört zu keinem Angebot",
    "not-valid": "das Angebot dazu gilt hier und jetzt nicht",
    conditions: "was das Angebot dazu verlangt, ist nicht im Korb",
  },
};

/** What became of a coupon that was handed in: "Coupon SPRING: redeemed". */
export function couponText(coupon: Priced["coupons"][number], language: Language, names: Names): string {
  const said: Record<string, string> = texts[language];
  const text = (coupon.used ? said.used : said[coupon.reason ?? "conditions"]) ?? coupon.reason;
  return `Coupon ${nameOf(names, "coupon", coupon.code)}: ${text}`;
}
