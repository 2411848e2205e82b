import { describe, expect, it } from "vitest";
import type { Offer, Terms } from "../book-input.ts";
import { convertOffer } from "../convert-offer.ts";
import { offerSentence } from "./offer-sentence.ts";
import { englishNames, germanNames } from "./testing/names.ts";

const tea = { articles: ["10"] };
const milk = { articles: ["11"] };
const lanterns = { group: "lanterns" };
const head = { offerId: "7", name: "Seven", validFrom: "2010-12-01", validTo: "2010-12-31" };

const styles: [Terms, string, string][] = [
  [
    { style: "simple", get: lanterns, reward: { percentOff: 20 } },
    "20% off all Lanterns",
    "20\u00a0% Rabatt auf alles aus „Laternen“",
  ],
  [
    { style: "simple", get: { category: "K1" }, reward: { percentOff: 100 } },
    "All Kitchen free",
    "Alles aus „Küche“ gratis",
  ],
  [{ style: "simple", get: tea, reward: { amountOff: 100 } }, "Tea: £1.00 off each", "Je 1,00\u00a0€ Rabatt auf Tee"],
  [
    { style: "simple", get: { articles: ["10", "11", "12"] }, reward: { unitPrice: 200 } },
    "Tea, Milk and Sugar for £2.00 each",
    "Tee, Milch und Zucker für je 2,00\u00a0€",
  ],
  [
    { style: "simple", get: { articles: ["10", "11", "12", "22", "30", "31"] }, reward: { percentOff: 5 } },
    "5% off Tea, Milk, Sugar, Tea lights and 2 more",
    "5\u00a0% Rabatt auf Tee, Milch, Zucker, Teelichter und 2 weitere",
  ],
  [
    { style: "simple", get: { all: true, except: [tea, lanterns] }, reward: { percentOff: 12.5 }, minQuantity: 3 },
    "12.5% off everything (except Tea and Lanterns) when you buy 3 or more",
    "12,5\u00a0% Rabatt auf alles (außer Tee und „Laternen“) ab 3 Stück",
  ],
  [
    { style: "simple", get: lanterns, reward: { points: 1 }, minAmount: 5000 },
    "1 point each for all Lanterns when you spend £50.00 or more on Lanterns",
    "Je 1 Punkt für alles aus „Laternen“ ab 50,00\u00a0€ Warenwert",
  ],
  [
    { style: "simple", get: { attribute: { name: "colour", value: "red" } }, reward: { amountOffTotal: 500 } },
    "£5.00 off everything with colour “red”",
    "5,00\u00a0€ Rabatt auf alles mit colour „red“",
  ],
  [
    {
      style: "tiered",
      get: tea,
      tiers: [
        { quantity: 3, reward: { percentOff: 10 } },
        { quantity: 6, reward: { percentOff: 20 } },
      ],
    },
    "Tea: 10% off from 3, 20% off from 6",
    "Tee: 10\u00a0% Rabatt ab 3 Stück, 20\u00a0% Rabatt ab 6 Stück",
  ],
  [
    {
      style: "tiered",
      get: lanterns,
      tiers: [
        { amount: 5000, reward: { amountOff: 100 } },
        { amount: 10_000, reward: { amountOff: 250 } },
      ],
    },
    "All Lanterns: £1.00 off each from £50.00, £2.50 off each from £100.00",
    "Alles aus „Laternen“: je 1,00\u00a0€ Rabatt ab 50,00\u00a0€, je 2,50\u00a0€ Rabatt ab 100,00\u00a0€",
  ],
  [
    { style: "multibuy", of: tea, quantity: 3, reward: { setPrice: 1000 } },
    "Buy 3 of Tea for £10.00 together",
    "3 × Tee zusammen für 10,00\u00a0€",
  ],
  [
    { style: "multibuy", of: lanterns, quantity: 3, reward: { unitPrice: 200 } },
    "Buy 3 of Lanterns for £2.00 each",
    "3 Stück aus „Laternen“ für je 2,00\u00a0€",
  ],
  [
    { style: "multibuy", of: tea, quantity: 3, reward: { percentOff: 20 } },
    "Buy 3 of Tea, get 20% off",
    "3 × Tee kaufen, 20\u00a0% Rabatt",
  ],
  [
    { style: "multibuy", of: { all: true }, quantity: 2, reward: { amountOff: 100 } },
    "Buy 2 articles, get £1.00 off each",
    "2 Artikel kaufen, je 1,00\u00a0€ Rabatt",
  ],
  [
    { style: "nth", of: tea, every: 3, reward: { percentOff: 100 } },
    "Buy 3 of Tea, get 1 of them free",
    "3 × Tee kaufen, 1 davon gratis",
  ],
  [
    { style: "nth", of: lanterns, every: 3, reward: { percentOff: 50 } },
    "Buy 3 of Lanterns, get 50% off the cheapest of them",
    "3 Stück aus „Laternen“ kaufen, 50\u00a0% Rabatt auf das günstigste davon",
  ],
  [
    { style: "nth", of: lanterns, every: 2, reward: { unitPrice: 100 }, choose: "dearest" },
    "Buy 2 of Lanterns, get the most expensive of them for £1.00",
    "2 Stück aus „Laternen“ kaufen, das teuerste davon für 1,00\u00a0€",
  ],
  [
    {
      style: "buyGet",
      buy: [{ target: tea, quantity: 3 }],
      get: { target: tea, quantity: 1 },
      reward: { percentOff: 100 },
    },
    "Buy 3 of Tea, get 1 free",
    "3 × Tee kaufen, 1 weiteres Stück gratis",
  ],
  [
    {
      style: "buyGet",
      buy: [{ target: tea, quantity: 3 }],
      get: { target: tea, quantity: 2 },
      reward: { percentOff: 50 },
    },
    "Buy 3 of Tea, get 50% off 2 more",
    "3 × Tee kaufen, 50\u00a0% Rabatt auf 2 weitere Stück",
  ],
  [
    {
      style: "buyGet",
      buy: [{ target: lanterns, quantity: 2 }],
      get: { target: milk, quantity: 1 },
      reward: { unitPrice: 0 },
    },
    "Buy 2 of Lanterns, get 1 of Milk free",
    "2 Stück aus „Laternen“ kaufen, 1 × Milch gratis",
  ],
  [
    {
      style: "buyGet",
      buy: [
        { target: tea, quantity: 2 },
        { target: milk, amount: 500 },
      ],
      get: { target: lanterns, quantity: 1, choose: "cheapest", equalOrLower: true },
      reward: { percentOff: 50 },
    },
    "Buy 2 of Tea and Milk for £5.00 or more, get 50% off 1 of Lanterns (the cheapest, of equal or lower price)",
    "2 × Tee und Milch für mindestens 5,00\u00a0€ kaufen, 50\u00a0% Rabatt auf 1 Stück aus „Laternen“ (das günstigste, gleich teuer oder günstiger)",
  ],
  [
    {
      style: "set",
      slots: [
        { target: tea, quantity: 1 },
        { target: lanterns, quantity: 2 },
      ],
      reward: { setPrice: 1000 },
    },
    "Buy 1 of Tea and 2 of Lanterns for £10.00 together",
    "1 × Tee und 2 Stück aus „Laternen“ zusammen für 10,00\u00a0€",
  ],
  [
    {
      style: "set",
      slots: [
        { target: tea, quantity: 1 },
        { target: milk, quantity: 1 },
      ],
      reward: { amountOffTotal: 300 },
    },
    "Buy 1 of Tea and 1 of Milk, get £3.00 off",
    "1 × Tee und 1 × Milch kaufen, 3,00\u00a0€ Rabatt",
  ],
  [
    { style: "transaction", reward: { percentOff: 10 }, minAmount: 5000 },
    "10% off the purchase when you spend £50.00 or more",
    "10\u00a0% Rabatt auf den Einkauf ab 50,00\u00a0€ Einkaufswert",
  ],
  [
    { style: "transaction", reward: { amountOffTotal: 500 }, minAmount: 5000, of: lanterns },
    "£5.00 off all Lanterns when you spend £50.00 or more on Lanterns",
    "5,00\u00a0€ Rabatt auf alles aus „Laternen“ ab 50,00\u00a0€ Warenwert",
  ],
  [
    { style: "transaction", reward: { setPrice: 500 }, minQuantity: 5 },
    "The purchase for £5.00 when you buy 5 or more",
    "Der Einkauf für 5,00\u00a0€ ab 5 Stück",
  ],
  [
    { style: "gift", buy: [{ target: tea, quantity: 3 }], gifts: [{ articleId: "12", quantity: 1 }] },
    "Buy 3 of Tea, get 1 of Sugar free",
    "3 × Tee kaufen, 1 × Zucker gratis dazu",
  ],
  [
    {
      style: "gift",
      buy: [{ target: { all: true }, amount: 5000 }],
      gifts: [
        { articleId: "12", quantity: 1 },
        { articleId: "11", quantity: 2 },
      ],
      choose: 1,
    },
    "Buy goods for £50.00 or more, get 1 of these free: 1 of Sugar or 2 of Milk",
    "Waren für mindestens 50,00\u00a0€ kaufen, 1 davon gratis dazu: 1 × Zucker oder 2 × Milch",
  ],
  [
    { style: "printCoupon", minAmount: 5000, coupon: { code: "SPR-1", validDays: 30 } },
    "A coupon is printed when you spend £50.00 or more: “SPRING”, valid for 30 days",
    "Ein Coupon wird gedruckt ab 50,00\u00a0€ Einkaufswert: „FRÜHLING“, gültig 30 Tage",
  ],
  [
    { style: "printCoupon", of: lanterns, minQuantity: 2, coupon: { code: "NEXT", text: "5 off", validDays: 1 } },
    "A coupon is printed when you buy 2 or more of Lanterns: “5 off”, valid for 1 day",
    "Ein Coupon wird gedruckt ab 2 Stück („Laternen“): „5 off“, gültig 1 Tag",
  ],
  [
    { style: "points", points: 10, per: { amount: 100 } },
    "10 points for every £1.00 spent",
    "10 Punkte je 1,00\u00a0€ Einkaufswert",
  ],
  [
    { style: "points", of: tea, points: 10, per: { quantity: 2 } },
    "10 points for every 2 of Tea",
    "10 Punkte je 2 × Tee",
  ],
  [{ style: "points", of: lanterns, points: 1 }, "1 point for all Lanterns", "1 Punkt für alles aus „Laternen“"],
];

const limits: [Partial<Offer>, string, string][] = [
  [
    { byHand: true },
    "20% off all Lanterns, when “Seven” is chosen at the till",
    "20\u00a0% Rabatt auf alles aus „Laternen“, wenn „Seven“ an der Kasse gewählt ist",
  ],
  [
    { happyHours: [{ days: [1, 2], from: "17:00", to: "19:00" }] },
    "20% off all Lanterns from 17:00 to 19:00 on Mondays and Tuesdays",
    "20\u00a0% Rabatt auf alles aus „Laternen“ montags und dienstags von 17:00 bis 19:00 Uhr",
  ],
  [
    {
      happyHours: [
        { days: [5, 4, 3, 2, 1, 7], from: "17:00", to: "19:00" },
        { days: [6], from: "00:00", to: "24:00" },
      ],
    },
    "20% off all Lanterns from 17:00 to 19:00 on Mondays to Fridays and Sundays and on Saturdays",
    "20\u00a0% Rabatt auf alles aus „Laternen“ montags bis freitags und sonntags von 17:00 bis 19:00 Uhr und samstags",
  ],
  [
    { happyHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", to: "02:00" }] },
    "20% off all Lanterns from 22:00 to 02:00 every day",
    "20\u00a0% Rabatt auf alles aus „Laternen“ täglich von 22:00 bis 02:00 Uhr",
  ],
  [
    { coupon: "SPR-1" },
    "20% off all Lanterns with coupon SPRING",
    "20\u00a0% Rabatt auf alles aus „Laternen“ mit Coupon FRÜHLING",
  ],
  [
    { customerGroups: ["G", "Staff"] },
    "20% off all Lanterns for customer group Gold or Staff",
    "20\u00a0% Rabatt auf alles aus „Laternen“ für Kundengruppe Gold oder Staff",
  ],
  [
    { regularPriceOnly: true, exclusive: true },
    "20% off all Lanterns, only on goods at the regular price, not together with other offers",
    "20\u00a0% Rabatt auf alles aus „Laternen“, nur auf Ware zum regulären Preis, nicht mit anderen Angeboten kombinierbar",
  ],
  [
    { maxApplications: 1 },
    "20% off all Lanterns, once per purchase",
    "20\u00a0% Rabatt auf alles aus „Laternen“, höchstens 1-mal je Einkauf",
  ],
  [
    { maxApplications: 3, maxDiscount: 2000 },
    "20% off all Lanterns, at most 3 times per purchase, at most £20.00 off",
    "20\u00a0% Rabatt auf alles aus „Laternen“, höchstens 3-mal je Einkauf, höchstens 20,00\u00a0€ Rabatt",
  ],
];

describe("the sentence of an offer", () => {
  it.each(styles)("%o", (terms, english, german) => {
    expect(offerSentence({ ...head, terms }, "en", englishNames)).toBe(english);
    expect(offerSentence({ ...head, terms }, "de", germanNames)).toBe(german);
  });

  it.each(styles)("is the same for the promotion it becomes: %o", (terms, english, german) => {
    const promotion = convertOffer({ ...head, terms });
    expect(offerSentence(promotion, "en", englishNames)).toBe(english);
    expect(offerSentence(promotion, "de", germanNames)).toBe(german);
  });

  it.each(limits)("says for whom and when: %o", (limit, english, german) => {
    const offer: Offer = { ...head, ...limit, terms: { style: "simple", get: lanterns, reward: { percentOff: 20 } } };
    for (const form of [offer, convertOffer(offer)]) {
      expect(offerSentence(form, "en", englishNames)).toBe(english);
      expect(offerSentence(form, "de", germanNames)).toBe(german);
    }
  });

  it("calls what has no name by its id", () => {
    const terms: Terms = { style: "nth", of: { group: "G7" }, every: 2, reward: { percentOff: 100 } };
    expect(offerSentence({ ...head, terms }, "en", { currency: "JPY" })).toBe(
      "Buy 2 of G7, get the cheapest of them free",
    );
  });
});
