import { describe, expect, it } from "vitest";
import { type BookInput, buildPriceBook, convertOffer, type Offer, priceBasket } from "../index.ts";
import { all, always, refusedWith } from "../testing/table.ts";

const price = { articleId: "A", unit: "PC", amount: 1000, ...always };
const least: BookInput = { currency: "EUR", articles: [{ articleId: "A" }], prices: [price] };
const at = "2026-03-02T10:00:00Z";
const one = { lineId: "1", articleId: "A", quantity: 1 };
const tenOff: Offer = {
  ...{ offerId: "P1", name: "Ten off", ...always },
  terms: { style: "simple", get: all, reward: { percentOff: 10 } },
};
const most: Offer = {
  ...tenOff,
  happyHours: [{ days: [1], from: "09:00", to: "11:00" }],
  ...{ stores: ["1010"], storeGroups: ["north"], channels: ["till"], customerGroups: ["gold"], coupon: "SPRING" },
  ...{ sequence: 10, resolution: 1, exclusive: true, regularPriceOnly: true, base: "regular" },
  ...{ maxApplications: 5, maxDiscount: 500, offerSet: "EASTER", leadingCategory: "tea" },
};

describe("the least of everything", () => {
  it("prices a line without unit, taxes, offers or policies", () => {
    expect(priceBasket(buildPriceBook(least), { at, lines: [one] })).toEqual({
      ...{ book: 0, currency: "EUR" },
      lines: [
        {
          ...{ lineId: "1", unitPrice: 1000, regularAmount: 1000, amount: 1000, modifiers: [] },
          tax: { code: "", rate: 0, base: 1000, amount: 0 },
        },
      ],
      modifiers: [],
      totals: {
        ...{ regular: 1000, discount: 0, total: 1000, net: 1000, tax: 0 },
        byTaxCode: [{ code: "", rate: 0, base: 1000, amount: 0 }],
      },
      ...{ coupons: [], points: 0, pointModifiers: [], gifts: [], printedCoupons: [], applied: [], nearMisses: [] },
      proof: { optimal: true, upperBound: 0, nodes: 0 },
    });
  });

  it("prices nothing at all", () => {
    const priced = priceBasket(buildPriceBook({ ...least, offers: [tenOff] }), { at, lines: [], explain: true });
    expect(priced).toMatchObject({ lines: [], totals: { regular: 0, discount: 0, total: 0, byTaxCode: [] } });
    expect(priced.refusals).toMatchObject([{ offerId: "P1", reason: "goods" }]);
  });

  it("takes an offer of required fields only, a tax of zero and codes that nobody knows", () => {
    const book = buildPriceBook({
      ...least,
      offers: [tenOff],
      taxes: [{ code: "A0", rate: 0 }],
      categories: [],
      policies: {},
    });
    const priced = priceBasket(book, { at, lines: [one], coupons: ["NOBODY", "NOBODY", ""] });
    expect(priced.totals.total).toBe(900);
    expect(priced.coupons).toEqual([
      { code: "NOBODY", used: false, reason: "no-offer" },
      { code: "", used: false, reason: "no-offer" },
    ]);
  });

  it.each(["JPY", "KWD", "EUR", "XXX", ""])("counts minor units in %s, and explains in it", (currency) => {
    const offer: Offer = { ...tenOff, terms: { style: "transaction", minAmount: 2000, reward: { percentOff: 10 } } };
    const priced = priceBasket(
      buildPriceBook({ ...least, currency, offers: [offer] }),
      { at, lines: [one] },
      { explain: true },
    );
    expect(priced).toMatchObject({ currency, totals: { total: 1000 }, refusals: [{ reason: "amount" }] });
  });

  it("has refusals only when they are asked for, in the basket or beside it", () => {
    const book = buildPriceBook(least);
    expect(priceBasket(book, { at, lines: [one] })).not.toHaveProperty("refusals");
    expect(priceBasket(book, { at, lines: [one], explain: true }).refusals).toEqual([]);
    expect(priceBasket(book, { at, lines: [one] }, { explain: true }).refusals).toEqual([]);
  });
});

describe("all of everything", () => {
  const book = buildPriceBook({
    ...{ number: 3, currency: "EUR", offers: [most], promotions: [] },
    articles: [
      {
        ...{ articleId: "A", baseUnit: "PC", categories: ["tea"], groups: ["gifts"], attributes: { brand: "Fox" } },
        ...{ taxCode: "A1", nonDiscountable: false, minPrice: 500 },
      },
    ],
    prices: [
      { ...price, stores: ["1010"], per: 10, fromQuantity: 0 },
      { ...price, priceList: "W1" },
    ],
    taxes: [{ code: "A1", rate: 20 }],
    categories: [{ id: "food" }, { id: "tea", parent: "food" }],
    groups: [{ id: "gifts", articles: ["A"] }],
    storeGroups: [{ id: "north", stores: ["1020"] }],
    policies: {
      ...{ tax: { prices: "gross", rounding: "document" }, rounding: { of: "discount", mode: "halfUp", multiple: 1 } },
      ...{ remainder: "largest", thresholds: "reached", returns: "prorated", maxNodes: 1000 },
    },
  });

  it("comes out the same twice, byte for byte, and leaves basket and book alone", () => {
    const basket = Object.freeze({
      ...{ store: "1010", channel: "till", at, timeZone: "Europe/London", coupons: ["SPRING"], kind: "sale" as const },
      customer: { id: "C1", groups: ["gold"], priceList: "W1" },
      manualDiscounts: [{ percent: 10, reason: "regular" }],
      lines: [
        {
          ...{ lineId: "1", articleId: "A", quantity: 2, unit: "PC", unitPrice: 1000, fixedPrice: true },
          ...{ nonDiscountable: false, article: { categories: ["tea"] } },
          manualDiscounts: [{ amount: 100, reason: "dent" }],
        },
      ],
    });
    const before = JSON.stringify(basket);
    const priced = priceBasket(book, basket, { explain: true, maxNodes: 100, nearMisses: 1 });
    expect(priceBasket(book, basket, { explain: true, maxNodes: 100, nearMisses: 1 })).toEqual(priced);
    expect(JSON.stringify(basket)).toBe(before);
    // 20.00, less 10 %, less 1.00, less 10 % of 17.00; 2.55 tax in 15.30.
    expect(priced).toMatchObject({
      book: 3,
      totals: { regular: 2000, discount: 470, total: 1530, tax: 255, net: 1275 },
    });
  });
});

const line = (more: object) => [{ ...one, ...more }];

describe("what cannot be priced is named with line, article and a stable code", () => {
  it.each<[string, BookInput, object, object]>([
    [
      "an article that nobody knows",
      least,
      { lines: line({ articleId: "B" }) },
      { code: "article-unknown", lineId: "1", articleId: "B" },
    ],
    ["no price", { ...least, prices: [] }, {}, { code: "price-missing", lineId: "1", articleId: "A" }],
    [
      "a price that has ended",
      { ...least, prices: [{ ...price, validTo: "2026-03-01" }] },
      {},
      { code: "price-missing", articleId: "A" },
    ],
    [
      "another store's price",
      { ...least, prices: [{ ...price, stores: ["1020"] }] },
      { store: "1010" },
      { code: "price-missing", articleId: "A" },
    ],
    [
      "no price for the unit",
      least,
      { lines: line({ unit: "CS" }) },
      { code: "price-missing", lineId: "1", articleId: "A" },
    ],
    [
      "two units and none named",
      { ...least, prices: [price, { ...price, unit: "CS" }] },
      {},
      { code: "unit-missing", lineId: "1" },
    ],
    ["a quantity of zero", least, { lines: line({ quantity: 0 }) }, { code: "quantity-invalid", lineId: "1" }],
    ["a quantity below zero", least, { lines: line({ quantity: -1 }) }, { code: "quantity-invalid" }],
    ["four places", least, { lines: line({ quantity: 0.0005 }) }, { code: "quantity-invalid" }],
    ["no number", least, { lines: line({ quantity: Number.NaN }) }, { code: "quantity-invalid" }],
    ["a price with half cents", least, { lines: line({ unitPrice: 9.5 }) }, { code: "amount-invalid", lineId: "1" }],
    ["a price below zero", least, { lines: line({ unitPrice: -1 }) }, { code: "amount-invalid" }],
    [
      "more than can be counted",
      least,
      { lines: line({ unitPrice: 999_999_999_999, quantity: 999_999.999 }) },
      { code: "amount-too-high", lineId: "1", articleId: "A", detail: expect.stringContaining("its amount") },
    ],
    [
      "lines that together are more",
      least,
      {
        lines: ["1", "2", "3"].map((lineId) => ({
          ...one,
          lineId,
          unitPrice: lineId === "2" ? 30_000_000_001 : 30_000_000_000,
        })),
      },
      { code: "amount-too-high", lineId: "2", detail: expect.stringContaining("with it the lines come to") },
    ],
    ["a moment on 30 February", least, { at: "2026-02-30T10:00:00Z" }, { code: "moment-invalid" }],
    ["a line twice", least, { lines: [one, one] }, { code: "line-repeated", lineId: "1" }],
    ["a moment without zone", least, { at: "2026-03-02T10:00:00" }, { code: "moment-invalid" }],
    ["a zone that nobody knows", least, { timeZone: "Mars/Olympus" }, { code: "time-zone-unknown" }],
    [
      "a tax that the book has not",
      { ...least, articles: [{ articleId: "A", taxCode: "A9" }] },
      {},
      { code: "tax-unknown", lineId: "1", articleId: "A" },
    ],
    [
      "a person's 101 %",
      least,
      { manualDiscounts: [{ percent: 101, reason: "x" }] },
      { code: "discount-invalid", detail: expect.stringContaining("on the receipt") },
    ],
    [
      "a person's 0 %",
      least,
      { lines: line({ manualDiscounts: [{ percent: 0, reason: "x" }] }) },
      { code: "discount-invalid", lineId: "1" },
    ],
    [
      "a price of each unit on the receipt",
      least,
      { manualDiscounts: [{ unitPrice: 1, reason: "x" }] },
      { code: "discount-invalid", detail: expect.stringContaining("on the receipt") },
    ],
    [
      "percent and amount at once",
      least,
      { lines: line({ manualDiscounts: [{ percent: 1, amount: 1, reason: "x" }] }) },
      { code: "discount-invalid" },
    ],
    [
      "more than is left",
      least,
      { lines: line({ manualDiscounts: [{ amount: 1001, reason: "x" }] }) },
      { code: "discount-too-high", lineId: "1", articleId: "A" },
    ],
    [
      "a discount where none is allowed",
      least,
      { lines: line({ nonDiscountable: true, manualDiscounts: [{ amount: 1, reason: "x" }] }) },
      { code: "discount-not-allowed", lineId: "1" },
    ],
  ])("%s", (_name, input, basket, problem) => {
    const book = buildPriceBook(input);
    expect(refusedWith(() => priceBasket(book, { at, lines: [one], ...basket }))).toMatchObject([problem]);
  });

  it("counts to the cent up to the most that a basket may be", () => {
    const lines = ["1", "2", "3"].map((lineId) => ({ ...one, lineId, unitPrice: 30_000_000_000 }));
    const third: Offer = { ...tenOff, terms: { style: "simple", get: all, reward: { percentOff: 33.333 } } };
    const { totals } = priceBasket(buildPriceBook({ ...least, offers: [third] }), { at, lines });
    expect(totals).toMatchObject({ regular: 90_000_000_000, discount: 29_999_700_000, total: 60_000_300_000 });
  });

  it("tells every line at once", () => {
    const lines = [
      { ...one, lineId: "1", articleId: "X" },
      { ...one, lineId: "2" },
      { ...one, lineId: "3", quantity: 0 },
    ];
    const problems = refusedWith(() => priceBasket(buildPriceBook(least), { at, lines }));
    expect(problems.map(({ lineId, code }) => [lineId, code])).toEqual([
      ["1", "article-unknown"],
      ["3", "quantity-invalid"],
    ]);
  });
});

describe("a book that cannot be used is refused as book-invalid, every fault at its place", () => {
  const offers = (...terms: unknown[]) => ({
    offers: terms.map((one, at) => ({ ...tenOff, offerId: `P${at}`, terms: one })) as Offer[],
  });
  it.each<[string, Partial<BookInput>, object[]]>([
    ["an offer without terms", offers(undefined), [{ offerId: "P0", field: "terms.style" }]],
    ["a style that is none", offers({ style: "lottery" }), [{ field: "terms.style" }]],
    ["no reward", offers({ style: "simple", get: all }), [{ field: "terms.reward" }]],
    ["no goods", offers({ style: "simple", reward: { percentOff: 10 } }), [{ field: "eligibility.target" }]],
    [
      "goods that are none",
      offers({ style: "simple", get: {}, reward: { percentOff: 10 } }),
      [{ field: "eligibility.target" }],
    ],
    [
      "101 %",
      offers({ style: "simple", get: all, reward: { percentOff: 101 } }),
      [{ field: "priceRule.reward.percentOff" }],
    ],
    [
      "half a cent off",
      offers({ style: "simple", get: all, reward: { amountOff: 0.5 } }),
      [{ field: "priceRule.reward.amountOff" }],
    ],
    ["no tiers", offers({ style: "tiered", get: all }), [{ field: "terms.tiers" }]],
    [
      "half a piece",
      offers({ style: "multibuy", of: all, quantity: 1.5, reward: { percentOff: 10 } }),
      [{ field: "terms.quantity" }],
    ],
    [
      "nothing to buy",
      offers({ style: "buyGet", reward: { percentOff: 10 } }),
      [{ field: "terms.buy" }, { field: "terms.get.quantity" }],
    ],
    ["no gifts", offers({ style: "gift", buy: [{ target: all, quantity: 1 }] }), [{ field: "terms.gifts" }]],
    ["no slots", offers({ style: "set", reward: { percentOff: 10 } }), [{ field: "terms.slots" }]],
    ["two faulty offers", offers(undefined, { style: "lottery" }), [{ offerId: "P0" }, { offerId: "P1" }]],
    [
      "no dates",
      { offers: [{ ...tenOff, validFrom: "soon", validTo: "later" }] },
      [{ field: "validFrom" }, { field: "validTo" }],
    ],
    [
      "an end before its start",
      { offers: [{ ...tenOff, validFrom: "2026-02-01", validTo: "2026-01-31" }] },
      [{ field: "validTo" }],
    ],
    [
      "a day 8",
      { offers: [{ ...tenOff, happyHours: [{ days: [8], from: "10:00", to: "25:00" }] }] },
      [{ field: "happyHours[0].days" }, { field: "happyHours[0].to" }],
    ],
    ["an offer twice", { offers: [tenOff, tenOff] }, [{ offerId: "P1", field: "promotionId" }]],
    [
      "amounts in another currency",
      {
        promotions: [
          { ...convertOffer(tenOff), currency: "EUR" },
          { ...convertOffer(most), promotionId: "P2", offerId: "P2", currency: "GBP" },
        ],
      },
      [
        {
          offerId: "P2",
          field: "currency",
          detail: "Offer P2, currency: its amounts are in GBP, those of the book in EUR.",
        },
      ],
    ],
    ["30 February", { offers: [{ ...tenOff, validFrom: "2026-02-30" }] }, [{ field: "validFrom" }]],
    ["month 13", { offers: [{ ...tenOff, validTo: "2026-13-01T00:00:00" }] }, [{ field: "validTo" }]],
    ["29 February of a common year", { offers: [{ ...tenOff, validTo: "2100-02-29" }] }, [{ field: "validTo" }]],
    ["24 o'clock", { offers: [{ ...tenOff, validTo: "2026-12-31T24:00:00" }] }, [{ field: "validTo" }]],
    [
      "a price of half a cent",
      { prices: [{ ...price, amount: 0.5 }] },
      [{ articleId: "A", field: "prices[0].amount" }],
    ],
    [
      "a price of no days",
      { prices: [price, { ...price, per: 0, fromQuantity: 0.0001, validFrom: "2026-00-01", validTo: "2026-04-31" }] },
      ["per", "validFrom", "validTo", "fromQuantity"].map((field) => ({ articleId: "A", field: `prices[1].${field}` })),
    ],
    ["a tax of 120 %", { taxes: [{ code: "A1", rate: 120 }] }, [{ detail: expect.stringContaining("A1") }]],
    [
      "a rounding that is none",
      { policies: { rounding: { mode: "up" as never, multiple: 0 } } },
      [{ field: "policies.rounding.mode" }, { field: "policies.rounding.multiple" }],
    ],
  ])("%s", (_name, input, problems) => {
    const told = refusedWith(() => buildPriceBook({ ...least, ...input }));
    expect(told).toMatchObject(problems.map((one) => ({ code: "book-invalid", ...one })));
  });
});
