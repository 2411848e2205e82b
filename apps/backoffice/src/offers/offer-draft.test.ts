import type { Offer, Terms } from "@counterfoil/pricing";
import { formatsFor } from "@counterfoil/ui";
import { describe, expect, it } from "vitest";
import { blankOffer, daysAfter, offerDraftOf, offerOf } from "./offer-draft.ts";

const tea = { group: "TEA" };
const terms: Terms[] = [
  { style: "simple", get: { ...tea, except: [{ articles: ["22086"] }] }, reward: { amountOff: 150 }, minQuantity: 2 },
  {
    style: "tiered",
    get: { category: "CANDLES" },
    tiers: [
      { quantity: 3, reward: { percentOff: 12.5 } },
      { amount: 1_234_567, reward: { unitPrice: 99 } },
    ],
  },
  { style: "multibuy", of: tea, quantity: 3, reward: { setPrice: 500 } },
  { style: "nth", of: { articles: ["22086", "71053"] }, every: 4, reward: { percentOff: 100 }, choose: "cheapest" },
  {
    style: "buyGet",
    buy: [
      { target: tea, quantity: 2 },
      { target: { all: true }, amount: 2000 },
    ],
    get: { target: { attribute: { name: "colour", value: "red" } }, quantity: 1, equalOrLower: true },
    reward: { percentOff: 50 },
  },
  {
    style: "set",
    slots: [
      { target: tea, quantity: 1 },
      { target: { articles: ["1"] }, quantity: 2 },
    ],
    reward: { setPrice: 999 },
  },
  { style: "transaction", minAmount: 5000, reward: { amountOffTotal: 500 } },
  { style: "transaction", of: tea, reward: { percentOff: 10 } },
  { style: "gift", buy: [{ target: tea, quantity: 3 }], gifts: [{ articleId: "22086", quantity: 1 }], choose: 1 },
  { style: "printCoupon", minAmount: 1000, coupon: { code: "NEXT5", text: "5.00 off", validDays: 30 } },
  { style: "points", points: 10, per: { amount: 100 } },
];
const head: Omit<Offer, "terms"> = {
  offerId: "OF-1",
  name: "Tea week",
  validFrom: "2026-11-21T09:00:00",
  validTo: "2026-11-28T23:59:59",
  happyHours: [{ days: [1, 2], from: "17:00", to: "19:00" }],
  stores: ["1010"],
  storeGroups: ["NORTH", "SOUTH"],
  channels: ["10"],
  customerGroups: ["02"],
  coupon: "TEA10",
  sequence: 50,
  resolution: 2,
  exclusive: true,
  regularPriceOnly: true,
  base: "regular",
  maxApplications: 3,
  maxDiscount: 1_000_050,
};

describe.each(["en-GB", "de-DE"])("an offer edited in %s", (locale) => {
  const formats = formatsFor(locale);

  it.each(terms.map((one) => [one.style, one] as const))("comes out as it went in: %s", (_style, one) => {
    const offer: Offer = { ...head, terms: one };
    expect(offerOf(offerDraftOf(offer, formats, "GBP"), formats, "GBP")).toEqual({ offer, wrong: [] });
  });
});

describe("an offer that is not whole", () => {
  const formats = formatsFor("en-GB");

  it("names every field that is missing", () => {
    const { wrong } = offerOf(blankOffer("nth", "2026-11-21"), formats, "GBP");
    expect(wrong).toEqual(["/name", "/terms/of/articles"]);
  });

  it.each([
    ["an end before the start", { validTo: "2026-11-20T00:00:00" }, "/validTo"],
    ["a sequence that is no number", { sequence: "first" }, "/sequence"],
    ["a limit of nothing", { maxApplications: "0" }, "/maxApplications"],
    ["an amount in words", { maxDiscount: "ten" }, "/maxDiscount"],
    ["hours without days", { happyHours: [{ days: [], from: "17:00", to: "19:00" }] }, "/happyHours/0/days"],
  ])("refuses %s", (_what, change, field) => {
    expect(offerOf({ ...blankOffer("nth", "2026-11-21"), ...change }, formats, "GBP").wrong).toContain(field);
  });

  it("refuses more than all off", () => {
    const draft = blankOffer("nth", "2026-11-21");
    draft.terms.reward.figure = "101";
    expect(offerOf(draft, formats, "GBP").wrong).toContain("/terms/reward/percentOff");
  });
});

it("a week from the last day of February is in March", () => {
  expect(daysAfter("2028-02-28", 6)).toBe("2028-03-05");
});
