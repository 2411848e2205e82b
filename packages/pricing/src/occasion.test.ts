import { describe, expect, test } from "vitest";
import { type Basket, type BookInput, buildPriceBook, priceBasket } from "./index.ts";

const validity = { validFrom: "2026-01-01", validTo: "2026-12-31" };
const march = { validFrom: "2026-03-01", validTo: "2026-03-31" };
const percent = (percentOff: number) => ({ style: "simple", get: { all: true }, reward: { percentOff } }) as const;

const input: BookInput = {
  currency: "EUR",
  taxes: [{ code: "A1", rate: 19 }],
  articles: [{ articleId: "TEA", baseUnit: "PC", taxCode: "A1" }],
  prices: [
    { articleId: "TEA", unit: "PC", amount: 1000, ...validity },
    { articleId: "TEA", unit: "PC", amount: 900, ...march },
    { articleId: "TEA", unit: "PC", amount: 800, ...validity, stores: ["B"] },
    { articleId: "TEA", unit: "PC", amount: 700, ...validity, priceList: "CLUB" },
    { articleId: "TEA", unit: "PC", amount: 600, ...validity, stores: ["C"], fromQuantity: 10 },
  ],
  offers: [
    { offerId: "MARCH", name: "", ...march, sequence: 10, terms: percent(10) },
    { offerId: "STORE", name: "", ...validity, stores: ["A"], sequence: 20, terms: percent(20) },
    { offerId: "WEB", name: "", ...validity, channels: ["web"], sequence: 30, terms: percent(30) },
    { offerId: "CARD", name: "", ...validity, customerGroups: ["gold"], sequence: 40, terms: percent(40) },
    { offerId: "CODE", name: "", ...validity, coupon: "TEN", sequence: 50, terms: percent(50) },
    {
      offerId: "HOUR",
      name: "",
      ...validity,
      happyHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "17:00", to: "18:00" }],
      sequence: 60,
      terms: percent(60),
    },
  ],
};

/** In the order in which they come in: each has something of the one before. */
const asked: [string, Omit<Basket, "lines">, number, number, string[]][] = [
  ["February", { at: "2026-02-28T23:59:59Z" }, 1, 1000, []],
  ["the first second of March", { at: "2026-03-01T00:00:00Z" }, 1, 900, ["MARCH"]],
  ["the last one", { at: "2026-03-31T23:59:59Z" }, 1, 900, ["MARCH"]],
  ["April", { at: "2026-04-01T00:00:00Z" }, 1, 1000, []],
  ["April in store A", { at: "2026-04-01T00:00:00Z", store: "A" }, 1, 1000, ["STORE"]],
  ["store B has a price of its own", { at: "2026-04-01T00:00:00Z", store: "B" }, 1, 800, []],
  ["store C has a scale: 1", { at: "2026-04-01T00:00:00Z", store: "C" }, 1, 1000, []],
  ["store C has a scale: 10", { at: "2026-04-01T00:00:00Z", store: "C" }, 10, 600, []],
  ["store C has a scale: 1 again", { at: "2026-04-01T00:00:00Z", store: "C" }, 1, 1000, []],
  ["the web", { at: "2026-04-01T00:00:00Z", channel: "web" }, 1, 1000, ["WEB"]],
  ["a price list", { at: "2026-04-01T00:00:00Z", customer: { id: "1", priceList: "CLUB" } }, 1, 700, []],
  ["a customer", { at: "2026-04-01T00:00:00Z", customer: { id: "1", groups: ["gold"] } }, 1, 1000, ["CARD"]],
  ["another customer", { at: "2026-04-01T00:00:00Z", customer: { id: "2" } }, 1, 1000, []],
  ["a coupon", { at: "2026-04-01T00:00:00Z", coupons: ["TEN"] }, 1, 1000, ["CODE"]],
  ["an hour", { at: "2026-04-01T17:30:00Z" }, 1, 1000, ["HOUR"]],
  ["the hour is over", { at: "2026-04-01T18:00:00Z" }, 1, 1000, []],
  ["goods that come back", { at: "2026-03-02T17:30:00Z", kind: "return" }, 1, 900, []],
  ["March in store A at five", { at: "2026-03-02T17:00:00Z", store: "A" }, 1, 900, ["MARCH", "STORE", "HOUR"]],
];

describe("one book prices baskets of many moments, places and customers, one after the other", () => {
  const book = buildPriceBook(input);
  const rows = [...asked, ...asked.toReversed()];
  test.each(rows)("%s", (_what, basket, quantity, unitPrice, offers) => {
    const lines = [{ lineId: "1", articleId: "TEA", quantity }];
    const priced = priceBasket(book, { ...basket, lines });
    expect(priced.lines[0]?.unitPrice).toBe(unitPrice);
    expect(priced.applied.map(({ offerId }) => offerId)).toEqual(offers);
    expect(priced).toEqual(priceBasket(buildPriceBook(input), { ...basket, lines }));
    const explained = priceBasket(book, { ...basket, lines }, { explain: true });
    expect(explained.refusals).toHaveLength(6 - offers.length);
  });

  test("and after a thousand other places the answer is the same", () => {
    for (let place = 0; place < 1000; place += 1)
      priceBasket(book, { at: "2026-04-01T00:00:00Z", store: `S${place}`, lines: [] });
    const lines = [{ lineId: "1", articleId: "TEA", quantity: 1 }];
    const priced = priceBasket(book, { at: "2026-04-01T00:00:00Z", store: "A", lines });
    expect(priced.applied.map(({ offerId }) => offerId)).toEqual(["STORE"]);
  });
});
