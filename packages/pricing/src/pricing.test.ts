import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiplyDivide } from "./arithmetic.ts";
import {
  type Basket,
  type BookInput,
  buildPriceBook,
  localMoment,
  type Price,
  PricingError,
  priceBasket,
  splitByWeight,
} from "./index.ts";

const always = { validFrom: "0001-01-01", validTo: "9999-12-31" };
const lantern: Price = { articleId: "71053", unit: "PC", amount: 339, ...always };

function bookOf(prices: Price[], more: Partial<BookInput> = {}) {
  const articleIds = new Set(prices.map((price) => price.articleId));
  return buildPriceBook({
    number: 7,
    currency: "GBP",
    taxes: [
      { code: "A1", rate: 20 },
      { code: "A2", rate: 5 },
      { code: "A0", rate: 0 },
    ],
    articles: [...articleIds].map((articleId) => ({ articleId, taxCode: "A1", baseUnit: "PC" })),
    prices,
    ...more,
  });
}

function basketOf(lines: Basket["lines"], more: Partial<Basket> = {}): Basket {
  return { store: "1010", at: "2010-12-01T08:26:00Z", timeZone: "Europe/London", lines, ...more };
}

function refusal(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof PricingError) return error.problems;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a regular price", () => {
  it("is the book's, with the tax in it", () => {
    const priced = priceBasket(bookOf([lantern]), basketOf([{ lineId: "1", articleId: "71053", quantity: 6 }]));
    expect(priced.lines).toEqual([
      {
        lineId: "1",
        unitPrice: 339,
        regularAmount: 2034,
        amount: 2034,
        modifiers: [],
        tax: { code: "A1", rate: 20, base: 1695, amount: 339 },
      },
    ]);
    expect(priced.totals).toEqual({
      regular: 2034,
      discount: 0,
      total: 2034,
      net: 1695,
      tax: 339,
      byTaxCode: [{ code: "A1", rate: 20, base: 1695, amount: 339 }],
    });
    expect(priced.book).toBe(7);
  });

  it.each<[string, Price[], Partial<Basket>, number, number]>([
    ["the store's goes before the general one", [lantern, { ...lantern, stores: ["1010"], amount: 350 }], {}, 1, 350],
    ["another store's is not taken", [lantern, { ...lantern, stores: ["1020"], amount: 350 }], {}, 1, 339],
    [
      "the customer's price list goes before the store's",
      [lantern, { ...lantern, stores: ["1010"], amount: 350 }, { ...lantern, priceList: "W1", amount: 295 }],
      { customer: { id: "17850", priceList: "W1" } },
      1,
      295,
    ],
    ["without the list its price is not taken", [lantern, { ...lantern, priceList: "W1", amount: 295 }], {}, 1, 339],
    ["a scale counts from its quantity on", [lantern, { ...lantern, fromQuantity: 6, amount: 300 }], {}, 6, 300],
    ["a scale not reached does not count", [lantern, { ...lantern, fromQuantity: 6, amount: 300 }], {}, 5.999, 339],
    ["the later start wins", [lantern, { ...lantern, validFrom: "2010-12-01", amount: 310 }], {}, 1, 310],
    ["of two alike the lower wins", [lantern, { ...lantern, amount: 310 }], {}, 1, 310],
    ["per 100: 3.39 for 100 pieces", [{ ...lantern, per: 100 }], {}, 1, 3],
  ])("%s", (_name, prices, more, quantity, unitPrice) => {
    const priced = priceBasket(bookOf(prices), basketOf([{ lineId: "1", articleId: "71053", quantity }], more));
    expect(priced.lines[0]?.unitPrice).toBe(unitPrice);
  });

  it("per 100 is multiplied before it is rounded", () => {
    const priced = priceBasket(
      bookOf([{ ...lantern, per: 100 }]),
      basketOf([{ lineId: "1", articleId: "71053", quantity: 250 }]),
    );
    expect(priced.totals.total).toBe(848); // 3.39 * 2.5 = 8.475
  });

  it("reaches a scale with the quantity of all its lines", () => {
    const book = bookOf([lantern, { ...lantern, fromQuantity: 6, amount: 300 }]);
    const lines = ["1", "2"].map((lineId) => ({ lineId, articleId: "71053", quantity: 3 }));
    expect(priceBasket(book, basketOf(lines)).totals.total).toBe(1800);
  });

  // 2010-12-02T00:30 in Berlin is still 1 December in London; the end of a day is inclusive.
  it.each([
    ["Europe/London", "2010-12-01T23:30:00Z", 339],
    ["Europe/Berlin", "2010-12-01T23:30:00Z", 350],
    ["Europe/London", "2010-12-02T00:00:00Z", 350],
    ["Europe/London", "2011-07-01T22:59:59Z", 350],
    ["Europe/London", "2011-07-01T23:00:00Z", 400],
  ])("changes at midnight of the store: %s at %s", (timeZone, at, unitPrice) => {
    const book = bookOf([
      { ...lantern, validTo: "2010-12-01" },
      { ...lantern, validFrom: "2010-12-02", validTo: "2011-07-01", amount: 350 },
      { ...lantern, validFrom: "2011-07-02T00:00:00", amount: 400 },
    ]);
    const priced = priceBasket(book, basketOf([{ lineId: "1", articleId: "71053", quantity: 1 }], { at, timeZone }));
    expect(priced.lines[0]?.unitPrice).toBe(unitPrice);
  });

  it("given with the line goes before the book's, for an unknown article too", () => {
    const line = { lineId: "1", articleId: "M", quantity: 2, unitPrice: 1250, article: { taxCode: "A2" } };
    expect(priceBasket(bookOf([]), basketOf([line])).lines[0]).toMatchObject({
      regularAmount: 2500,
      tax: { code: "A2", rate: 5, base: 2381, amount: 119 },
    });
  });
});

describe("what cannot be priced is refused, by line and article", () => {
  it.each<[string, Basket["lines"], unknown]>([
    [
      "no price",
      [{ lineId: "1", articleId: "22086", quantity: 1 }],
      [{ code: "price-missing", lineId: "1", articleId: "22086" }],
    ],
    [
      "unknown article",
      [{ lineId: "1", articleId: "X", quantity: 1 }],
      [{ code: "article-unknown", lineId: "1", articleId: "X" }],
    ],
    ["other unit", [{ lineId: "1", articleId: "71053", quantity: 1, unit: "BOX" }], [{ code: "price-missing" }]],
    ["quantity 0", [{ lineId: "1", articleId: "71053", quantity: 0 }], [{ code: "quantity-invalid" }]],
    ["negative quantity", [{ lineId: "1", articleId: "71053", quantity: -1 }], [{ code: "quantity-invalid" }]],
    ["four places", [{ lineId: "1", articleId: "71053", quantity: 1.0001 }], [{ code: "quantity-invalid" }]],
    ["half a penny", [{ lineId: "1", articleId: "71053", quantity: 1, unitPrice: 0.5 }], [{ code: "amount-invalid" }]],
    [
      "a line twice, and another without price: both are named",
      [
        { lineId: "1", articleId: "71053", quantity: 1 },
        { lineId: "1", articleId: "22086", quantity: 1 },
      ],
      [{ code: "line-repeated" }, { code: "price-missing", articleId: "22086" }],
    ],
  ])("%s", (_name, lines, problems) => {
    const book = bookOf([lantern], {
      articles: [
        { articleId: "71053", taxCode: "A1", baseUnit: "PC" },
        { articleId: "22086", taxCode: "A1", baseUnit: "PC" },
      ],
    });
    expect(refusal(() => priceBasket(book, basketOf(lines)))).toMatchObject(problems as object);
  });

  it("an unknown tax code", () => {
    const book = bookOf([lantern], { articles: [{ articleId: "71053", taxCode: "X9", baseUnit: "PC" }] });
    const line = { lineId: "1", articleId: "71053", quantity: 1 };
    expect(refusal(() => priceBasket(book, basketOf([line])))).toMatchObject([
      { code: "tax-unknown", lineId: "1", articleId: "71053" },
    ]);
  });

  it.each(["2010-12-01T08:26:00", "today", ""])("the moment %j, which has no zone", (at) => {
    expect(refusal(() => priceBasket(bookOf([]), basketOf([], { at })))).toMatchObject([{ code: "moment-invalid" }]);
  });

  it("a time zone nobody knows", () => {
    expect(refusal(() => localMoment("2010-12-01T08:26:00Z", "Europe/Atlantis"))).toMatchObject([
      { code: "time-zone-unknown" },
    ]);
  });

  it("a book with a price that is no amount", () => {
    expect(refusal(() => bookOf([{ ...lantern, amount: 3.39 }]))).toMatchObject([
      { code: "book-invalid", articleId: "71053" },
    ]);
  });
});

describe("tax", () => {
  const three = ["1", "2", "3"].map((lineId) => ({ lineId, articleId: "71053", quantity: 1 }));
  // 3 x 0.33 gross at 20 %: a line has 0.055 tax, rounded 0.06; the document 0.165, rounded 0.17.
  it.each([
    ["gross", "line", 99, 18],
    ["gross", "document", 99, 17],
    ["net", "line", 120, 21],
    ["net", "document", 119, 20],
  ] as const)("%s prices rounded per %s", (prices, rounding, total, tax) => {
    const book = bookOf([{ ...lantern, amount: 33 }], { policies: { tax: { prices, rounding } } });
    const priced = priceBasket(book, basketOf(three));
    expect(priced.totals).toMatchObject({ total, tax, net: total - tax });
    expect(priced.lines.reduce((sum, line) => sum + line.tax.amount, 0)).toBe(tax);
  });
});

describe("arithmetic", () => {
  it("multiplies and divides as whole numbers do, however large", () => {
    const big = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(big, fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (value, factor, divisor) => {
        const doubled = BigInt(value) * BigInt(factor) * 2n;
        const magnitude = (doubled < 0n ? -doubled : doubled) + BigInt(divisor);
        const expected = Number((magnitude / (2n * BigInt(divisor))) * (doubled < 0n ? -1n : 1n));
        expect(multiplyDivide(value, factor, divisor)).toBe(expected);
      }),
    );
  });

  it("gives every minor unit out", () => {
    expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByWeight(-5, [2, 1])).toEqual([-3, -2]);
    expect(splitByWeight(5, [0, 0])).toEqual([5, 0]);
    const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), weights, (total, parts) => {
        const shares = splitByWeight(total, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      }),
    );
  });
});

it("does not depend on the order of lines and prices", () => {
  const articleIds = ["A", "B", "C"];
  const price = fc.record({
    articleId: fc.constantFrom(...articleIds),
    amount: fc.integer({ min: 0, max: 10_000 }),
    fromQuantity: fc.integer({ min: 0, max: 4 }),
  });
  const line = fc.record({ articleId: fc.constantFrom(...articleIds), quantity: fc.integer({ min: 1, max: 5 }) });
  fc.assert(
    fc.property(
      fc.array(price, { maxLength: 8 }),
      fc.array(line, { maxLength: 6 }),
      fc.constantFrom("line", "document"),
      (prices, rawLines, rounding) => {
        const policies = { tax: { prices: "gross", rounding } } as const;
        const all: Price[] = [
          ...articleIds.map((articleId) => ({ ...lantern, articleId })),
          ...prices.map((one) => ({ ...lantern, ...one })),
        ];
        const lines = rawLines.map((one, index) => ({ ...one, lineId: String(index) }));
        const forward = priceBasket(bookOf(all, { policies }), basketOf(lines));
        const backward = priceBasket(bookOf(all.toReversed(), { policies }), basketOf(lines.toReversed()));
        expect(backward.totals).toEqual(forward.totals);
        expect(backward.lines.toReversed()).toEqual(forward.lines);
      },
    ),
  );
});
