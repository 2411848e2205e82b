import { describe, expect, it } from "vitest";
import type { Modifier, NearMiss } from "../priced.ts";
import type { Promotion } from "../promotion.ts";
import { couponText } from "./coupon-text.ts";
import { modifierText } from "./modifier-text.ts";
import { nearMissText } from "./near-miss-text.ts";
import { englishNames, germanNames } from "./testing/names.ts";

const lanterns = { group: "lanterns" };
const lights = { articles: ["22"] };
const promotion: Promotion = {
  promotionId: "12",
  name: "Spring",
  validFrom: "2010-12-01",
  validTo: "2010-12-31",
  rules: [
    {
      ruleId: "free",
      sequence: 1,
      resolution: 0,
      eligibility: { type: "goods", target: lights },
      priceRule: { type: "MM", items: [{ target: lights, quantity: 1, reward: { percentOff: 100 } }] },
    },
    {
      ruleId: "third",
      sequence: 1,
      resolution: 0,
      eligibility: { type: "goods", target: lanterns, threshold: { by: "quantity", from: 3, every: 3 } },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 100 }, choose: "cheapest" },
    },
    {
      ruleId: "tenth",
      sequence: 1,
      resolution: 0,
      eligibility: { type: "total", threshold: { by: "amount", from: 5000 } },
      priceRule: { type: "RB", control: "transaction", reward: { percentOff: 10 } },
    },
  ],
};

const misses: [Pick<NearMiss, "missing" | "target" | "ruleId" | "gain">, string, string][] = [
  [
    { missing: { quantity: 2 }, target: { articles: ["22"] }, ruleId: "free", gain: 195 },
    "2 more Tea lights: 1 free",
    "Noch 2 Teelichter: 1 gratis",
  ],
  [
    { missing: { quantity: 1 }, target: lanterns, ruleId: "third", gain: 195 },
    "1 more of Lanterns: 1 free",
    "Noch 1 Stück aus „Laternen“: 1 gratis",
  ],
  [
    { missing: { quantity: 1 }, target: lanterns, ruleId: "none", gain: 195 },
    "1 more of Lanterns: saves £1.95",
    "Noch 1 Stück aus „Laternen“: spart 1,95\u00a0€",
  ],
  [
    { missing: { quantity: 1 }, target: { articles: ["10", "11"] }, ruleId: "none", gain: 195 },
    "1 more Tea or Milk: saves £1.95",
    "Noch 1 Tee oder Milch: spart 1,95\u00a0€",
  ],
  [
    { missing: { quantity: 1 }, target: { all: true }, ruleId: "none", gain: 195 },
    "1 more article: saves £1.95",
    "Noch 1 Artikel: spart 1,95\u00a0€",
  ],
  [{ missing: { quantity: 2 }, ruleId: "none", gain: 195 }, "2 more: saves £1.95", "Noch 2 Stück: spart 1,95\u00a0€"],
  [
    { missing: { amount: 410 }, ruleId: "tenth", gain: 500 },
    "Spend £4.10 more: 10% off the purchase",
    "Noch 4,10\u00a0€: 10\u00a0% Rabatt auf den Einkauf",
  ],
  [
    { missing: { amount: 410 }, target: lanterns, ruleId: "none", gain: 500 },
    "Spend £4.10 more on Lanterns: saves £5.00",
    "Noch 4,10\u00a0€ für alles aus „Laternen“: spart 5,00\u00a0€",
  ],
];

const modifiers: [Omit<Modifier, "ruleId" | "sequence">, string, string][] = [
  [
    { promotionId: "12", quantity: 3, base: 1000, amount: -200, note: "Spring" },
    "Spring sale: -£2.00 on £10.00 (quantity 3)",
    "Frühlingsangebot: -2,00\u00a0€ auf 10,00\u00a0€ (Menge 3)",
  ],
  [
    { promotionId: "77", quantity: 0.345, base: 1000, amount: -200, note: "Autumn" },
    "Autumn: -£2.00 on £10.00 (quantity 0.345)",
    "Autumn: -2,00\u00a0€ auf 10,00\u00a0€ (Menge 0,345)",
  ],
  [
    { promotionId: "77", offerId: "12", quantity: 1, base: 123_456, amount: -12_346, note: "" },
    "Spring sale: -£123.46 on £1,234.56 (quantity 1)",
    "Frühlingsangebot: -123,46\u00a0€ auf 1.234,56\u00a0€ (Menge 1)",
  ],
  [
    { promotionId: "78", quantity: 3, base: 1000, amount: -200, note: "", prorated: true },
    "78: -£2.00 on £10.00 (share of a discount on the purchase)",
    "78: -2,00\u00a0€ auf 10,00\u00a0€ (Anteil am Rabatt auf den Einkauf)",
  ],
  [
    { promotionId: "manual", quantity: 1, base: 1000, amount: -200, note: "scratched" },
    "Given by hand (scratched): -£2.00 on £10.00 (quantity 1)",
    "Von Hand gegeben (scratched): -2,00\u00a0€ auf 10,00\u00a0€ (Menge 1)",
  ],
];

const coupons: [Parameters<typeof couponText>[0], string, string][] = [
  [{ code: "Q", used: false, reason: "used" }, "Coupon Q: it was used already", "Coupon Q: er wurde schon eingelöst"],
  [
    { code: "Q", used: false, reason: "too-many-tries" },
    "Coupon Q: not checked now: too many tries",
    "Coupon Q: jetzt nicht geprüft: zu viele Versuche",
  ],
  [{ code: "SPR-1", used: true }, "Coupon SPRING: redeemed", "Coupon FRÜHLING: eingelöst"],
  [
    { code: "SPR-1", used: false, reason: "no-offer" },
    "Coupon SPRING: belongs to no offer",
    "Coupon FRÜHLING: gehört zu keinem Angebot",
  ],
  [
    { code: "SPR-1", used: false, reason: "not-valid" },
    "Coupon SPRING: its offer is not valid here and now",
    "Coupon FRÜHLING: das Angebot dazu gilt hier und jetzt nicht",
  ],
  [
    { code: "Q", used: false, reason: "conditions" },
    "Coupon Q: what its offer asks for is not in the basket",
    "Coupon Q: was das Angebot dazu verlangt, ist nicht im Korb",
  ],
];

describe("what is said about a basket", () => {
  it.each(misses)("nearly reached: %o", (miss, english, german) => {
    expect(nearMissText(miss, promotion, "en", englishNames)).toBe(english);
    expect(nearMissText(miss, promotion, "de", germanNames)).toBe(german);
  });

  it("says what is saved when the promotion is not at hand", () => {
    const miss = { missing: { quantity: 2 }, target: lights, ruleId: "free", gain: 195 };
    expect(nearMissText(miss, undefined, "en", englishNames)).toBe("2 more Tea lights: saves £1.95");
  });

  it.each(modifiers)("discount: %o", (modifier, english, german) => {
    expect(modifierText({ ...modifier, ruleId: "1", sequence: 1 }, "en", englishNames)).toBe(english);
    expect(modifierText({ ...modifier, ruleId: "1", sequence: 1 }, "de", germanNames)).toBe(german);
  });

  it.each(coupons)("coupon: %o", (coupon, english, german) => {
    expect(couponText(coupon, "en", englishNames)).toBe(english);
    expect(couponText(coupon, "de", germanNames)).toBe(german);
  });
});
