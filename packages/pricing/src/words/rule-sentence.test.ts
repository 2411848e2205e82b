import { expect, it } from "vitest";
import type { Reward, Target } from "../book-input.ts";
import type { Eligibility, PriceRule, Promotion, PromotionRule } from "../promotion.ts";
import { offerSentence } from "./offer-sentence.ts";
import { englishNames, germanNames } from "./testing/names.ts";

const tea = { articles: ["10"] };
const milk = { articles: ["11"] };
const lanterns = { group: "lanterns" };
const groups = (target: Target, count: number): Eligibility => ({
  type: "goods",
  target,
  threshold: { by: "quantity", from: count, every: count },
});
const spent = (amount: number): Eligibility => ({ type: "total", threshold: { by: "amount", from: amount } });
const rewarded = (reward: Reward, control: "line" | "transaction" = "line"): PriceRule => ({
  type: "RB",
  control,
  reward,
});

type Tree = Pick<PromotionRule, "eligibility" | "priceRule"> & Partial<PromotionRule>;

const promotions: [Tree[], string, string][] = [
  [
    [
      {
        eligibility: {
          type: "all",
          of: [
            { type: "coupon", code: "SPR-1" },
            { type: "customerGroup", group: "G" },
            { type: "manual", trigger: "STAFF" },
            { type: "goods", target: tea },
          ],
        },
        priceRule: rewarded({ percentOff: 20 }),
      },
    ],
    "20% off Tea with coupon SPRING for customer group Gold, when “STAFF” is chosen at the till",
    "20\u00a0% Rabatt auf Tee mit Coupon FRÜHLING für Kundengruppe Gold, wenn „STAFF“ an der Kasse gewählt ist",
  ],
  [
    [
      {
        eligibility: { type: "any", of: [groups(tea, 2), groups(lanterns, 3)] },
        priceRule: rewarded({ percentOff: 20 }),
      },
    ],
    "Buy 2 of Tea or 3 of Lanterns, get 20% off",
    "2 × Tee oder 3 Stück aus „Laternen“ kaufen, 20\u00a0% Rabatt",
  ],
  [
    [
      {
        eligibility: { type: "all", of: [groups(tea, 1), groups(milk, 3)] },
        priceRule: { type: "MM", items: [{ target: milk, quantity: 1, reward: { percentOff: 100 } }] },
      },
    ],
    "Buy 1 of Tea and 3 of Milk, get 1 of Milk free",
    "1 × Tee und 3 × Milch kaufen, 1 × Milch gratis",
  ],
  [
    [
      {
        eligibility: groups(lanterns, 3),
        priceRule: {
          type: "MM",
          items: [{ target: lanterns, quantity: 1, choose: "cheapest", reward: { percentOff: 100 } }],
        },
      },
    ],
    "Buy 3 of Lanterns, get the cheapest of them free",
    "3 Stück aus „Laternen“ kaufen, das günstigste davon gratis",
  ],
  [
    [{ eligibility: groups(lanterns, 3), priceRule: { type: "MM", setPrice: 1000, items: [] } }],
    "Buy 3 of Lanterns for £10.00 together",
    "3 Stück aus „Laternen“ zusammen für 10,00\u00a0€",
  ],
  [
    [{ eligibility: spent(5000), priceRule: rewarded({ percentOff: 10 }, "transaction") }],
    "10% off the purchase when you spend £50.00 or more",
    "10\u00a0% Rabatt auf den Einkauf ab 50,00\u00a0€ Einkaufswert",
  ],
  [
    [
      {
        eligibility: { type: "all", of: [groups(tea, 2), spent(5000)] },
        priceRule: rewarded({ amountOffTotal: 500 }, "transaction"),
      },
    ],
    "Buy 2 of Tea and goods for £50.00 or more, get £5.00 off the purchase",
    "2 × Tee und Waren für mindestens 50,00\u00a0€ kaufen, 5,00\u00a0€ Rabatt auf den Einkauf",
  ],
  [
    [
      {
        eligibility: { type: "goods", target: tea, threshold: { by: "amount", from: 1000, every: 1000 } },
        priceRule: rewarded({ amountOffTotal: 100 }),
      },
    ],
    "£1.00 off for every £10.00 spent on Tea",
    "1,00\u00a0€ Rabatt je 10,00\u00a0€ für Tee",
  ],
  [
    [
      {
        eligibility: { type: "goods", target: tea, threshold: { by: "quantity", from: 3, below: 6 } },
        priceRule: rewarded({ percentOff: 10 }),
      },
    ],
    "Tea: 10% off from 3 to below 6",
    "Tee: 10\u00a0% Rabatt ab 3 Stück bis unter 6 Stück",
  ],
  [
    [{ eligibility: spent(5000), priceRule: { type: "AB", items: [{ articleId: "12", quantity: 1 }] } }],
    "Buy goods for £50.00 or more, get 1 of Sugar free",
    "Waren für mindestens 50,00\u00a0€ kaufen, 1 × Zucker gratis dazu",
  ],
  [
    [
      {
        eligibility: groups(tea, 2),
        priceRule: {
          ...rewarded({ amountOffTotal: 500 }, "transaction"),
          method: "04",
          coupon: { code: "SPR-1", validDays: 14 },
        },
      },
    ],
    "2 of Tea: a coupon is printed: “SPRING”, valid for 14 days",
    "2 × Tee: ein Coupon wird gedruckt: „FRÜHLING“, gültig 14 Tage",
  ],
  [
    [
      { eligibility: { type: "goods", target: tea }, priceRule: rewarded({ percentOff: 20 }) },
      { eligibility: { type: "goods", target: lanterns }, priceRule: rewarded({ amountOff: 50 }), exclusive: true },
    ],
    "20% off Tea; all Lanterns: £0.50 off each, not together with other offers",
    "20\u00a0% Rabatt auf Tee; je 0,50\u00a0€ Rabatt auf alles aus „Laternen“, nicht mit anderen Angeboten kombinierbar",
  ],
];

it.each(promotions)("a promotion that no offer made reads itself: %o", (trees, english, german) => {
  const rules = trees.map((tree, position) => ({ ruleId: `${position}`, sequence: 1, resolution: 0, ...tree }));
  const promotion: Promotion = {
    promotionId: "P1",
    name: "One",
    validFrom: "2010-12-01",
    validTo: "2010-12-31",
    rules,
  };
  expect(offerSentence(promotion, "en", englishNames)).toBe(english);
  expect(offerSentence(promotion, "de", germanNames)).toBe(german);
});
