import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const A = { articles: ["A"] };
const B = { articles: ["B"] };
const off = (percentOff: number) => ({ percentOff });
const sale = (percentOff: number) => ({ style: "simple", get: all, reward: off(percentOff) }) as const;
const price = (amount: number, more: object = {}) => ({
  ...{ articleId: "A", unit: "PC", validFrom: "2020-01-01", validTo: "2030-12-31", amount },
  ...more,
});

describe("1 the regular price", () => {
  itPays([
    {
      says: "is the sent one instead of the book's",
      prices: { A: 1000 },
      lines: [["A", 2, { unitPrice: 750 }]],
      pays: [1500],
    },
    {
      says: "may be zero when it is sent as zero",
      prices: { A: 1000 },
      lines: [["A", 2, { unitPrice: 0 }]],
      pays: [0],
    },
    {
      says: "is the one for the quantity of all lines together",
      prices: { A: 0 },
      book: { prices: [price(1000), price(800, { fromQuantity: 10 })] },
      lines: [
        ["A", 4],
        ["A", 6],
      ],
      pays: [3200, 4800],
    },
    {
      says: "does not reach the scale with 9.999",
      prices: { A: 0 },
      book: { prices: [price(1000), price(800, { fromQuantity: 10 })] },
      lines: [["A", 9.999]],
      pays: [9999],
    },
    {
      says: "is the one of the unit: a case of 12 is not twelve pieces",
      prices: { A: 0 },
      book: { prices: [price(100), price(1000, { unit: "CS" })], articles: [{ articleId: "A", baseUnit: "PC" }] },
      lines: [
        ["A", 1],
        ["A", 1, { unit: "CS" }],
        ["A", 1, { unit: "PC" }],
      ],
      pays: [100, 1000, 100],
    },
    {
      says: "per 100: 2.49 for 100 grams, 0.345 of 100 grams is 0.859, 1234 grams are 30.727",
      prices: { A: 0 },
      book: { prices: [price(249, { unit: "G", per: 100 })] },
      lines: [
        ["A", 34.5],
        ["A", 1234],
      ],
      pays: [86, 3073],
    },
    {
      says: "of 0.345 kg at 9.99 is 3.45 (3.44655)",
      prices: { A: 999 },
      lines: [["A", 0.345]],
      pays: [345],
    },
    {
      says: "in yen and dinars is whole minor units, too",
      prices: { A: 1234567 },
      book: { currency: "KWD" },
      lines: [["A", 1]],
      pays: [1234567],
      and: { currency: "KWD" },
    },
  ]);
});

describe("2 line rules", () => {
  itPays([
    {
      says: "lowest sequence first: 10 % of 10.00, then 1.00 off",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 20, terms: { style: "simple", get: A, reward: { amountOff: 100 } } },
        { sequence: 10, terms: sale(10) },
      ],
      pays: [800],
    },
    {
      says: "the other way round 1.00 off 10.00, then 10 % of 9.00",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: { amountOff: 100 } } },
        { sequence: 20, terms: sale(10) },
      ],
      pays: [810],
    },
    {
      says: "with base regular 10 % of the regular 10.00",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: { amountOff: 100 } } },
        { sequence: 20, base: "regular", terms: sale(10) },
      ],
      pays: [800],
    },
    {
      says: "within one sequence a unit takes part in one rule: the better one",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: sale(10) }, { terms: sale(15) }],
      pays: [850],
    },
    {
      says: "as buyer or as receiver: the buyer of A's gift takes no other rule of the sequence",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          resolution: 1,
          terms: {
            style: "buyGet",
            buy: [{ target: B, quantity: 1 }],
            get: { target: A, quantity: 1 },
            reward: off(50),
          },
        },
        { terms: sale(10) },
      ],
      pays: [500, 1000],
    },
    {
      says: "a rule of higher resolution goes first, even when it saves less",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ resolution: 10, terms: sale(5) }, { terms: sale(50) }],
      pays: [950],
    },
    {
      says: "among equal resolution the greatest total: the set for 12.00 of A + B (8.00 off) beats 3 for 2 of A (5.00 off)",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 3],
        ["B", 1],
      ],
      offers: [
        { terms: { style: "nth", of: A, every: 3, reward: off(50) } },
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: { setPrice: 1200 },
          },
        },
      ],
      // 4 and 4 off one A and the B; the other two A are no group of three.
      pays: [2600, 600],
    },
    {
      says: "regularPriceOnly skips units that carry a discount already",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, regularPriceOnly: true, terms: sale(20) },
      ],
      pays: [900, 800],
    },
    {
      says: "a unit touched by an exclusive rule takes no rule of a later sequence",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, exclusive: true, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, terms: sale(20) },
      ],
      pays: [900, 800],
    },
  ]);
});

describe("3 transaction rules", () => {
  itPays([
    {
      says: "come after all line rules, whatever their sequence: 10 % off 20.00, then 10 % of 18.00",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 1, terms: { style: "transaction", reward: off(10) } },
        { sequence: 900, terms: sale(10) },
      ],
      pays: [1620],
    },
    {
      says: "leave non-discountable lines out: 10 % of 10.00 only",
      prices: { A: 1000, B: 1000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      pays: [900, 1000],
      and: { modifiers: [{ base: 1000, amount: -100, lineIds: ["1"] }] },
    },
    {
      says: "give every cent out, largest remainder: 1.00 over 3.33, 3.33, 3.34 is 33, 33, 34",
      prices: { A: 333, B: 334 },
      lines: [
        ["A", 1],
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 100 } } }],
      pays: [300, 300, 300],
    },
    {
      says: "ties go to the earlier line: 0.01 over two lines",
      prices: { A: 100 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 1 } } }],
      pays: [99, 100],
    },
    {
      says: "are marked prorated on the lines",
      prices: { A: 100 },
      lines: [["A", 2]],
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      pays: [180],
      and: {
        lines: [
          { modifiers: [{ prorated: true, amount: -20, base: 200, promotionId: "P1", ruleId: "P1", offerId: "P1" }] },
        ],
      },
    },
  ]);
});

describe("4 buyers and floors", () => {
  itPays([
    {
      says: "what bought may not buy again in the same sequence: one A buys one B",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 2],
      ],
      offers: [
        {
          terms: {
            style: "buyGet",
            buy: [{ target: A, quantity: 1 }],
            get: { target: B, quantity: 1 },
            reward: off(100),
          },
        },
      ],
      pays: [1000, 500],
    },
    {
      says: "in the next sequence it may: one A buys one B of each offer",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 2],
      ],
      offers: [10, 20].map((sequence) => ({
        sequence,
        regularPriceOnly: true,
        terms: {
          ...{ style: "buyGet", buy: [{ target: A, quantity: 1 }], get: { target: B, quantity: 1 }, reward: off(50) },
        } as const,
      })),
      pays: [1000, 500],
    },
    {
      says: "non-discountable lines do not fulfil a transaction's threshold",
      prices: { A: 1000, B: 1000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", minAmount: 2000, reward: off(10) } }],
      pays: [1000, 1000],
    },
    {
      says: "a price floor holds over several rules: 50 % twice of 10.00 stays at 4.00",
      prices: { A: 1000 },
      articles: { A: { minPrice: 400 } },
      lines: [["A", 2]],
      offers: [
        { sequence: 10, terms: sale(50) },
        { sequence: 20, terms: sale(50) },
      ],
      pays: [800],
    },
    {
      says: "a price below its floor already is not raised",
      prices: { A: 300 },
      articles: { A: { minPrice: 400 } },
      lines: [["A", 1]],
      offers: [{ terms: sale(50) }],
      pays: [300],
    },
  ]);
});

describe("5 how a quantity is split over lines", () => {
  itPays([
    {
      says: "changes nothing: 3 for 2 on one line of 3",
      prices: { A: 999 },
      lines: [["A", 3]],
      offers: [{ terms: { style: "nth", of: A, every: 3, reward: off(100) } }],
      pays: [1998],
    },
    {
      says: "nor on three lines of 1: the last line is the free one",
      prices: { A: 999 },
      lines: [
        ["A", 1],
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "nth", of: A, every: 3, reward: off(100) } }],
      pays: [999, 999, 0],
    },
    {
      says: "but for the rounding of each line: 10 % of 2 x 0.05 is 0.01",
      prices: { A: 5 },
      lines: [["A", 2]],
      offers: [{ terms: sale(10) }],
      pays: [9],
    },
    {
      says: "and twice 10 % of 0.05 is twice half a cent, half up",
      prices: { A: 5 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: sale(10) }],
      pays: [4, 4],
    },
  ]);
});

const thirdOff = (rounding: object) => ({
  prices: { A: 1000 },
  lines: [["A", 1]] as [string, number][],
  offers: [{ terms: sale(33.333) }],
  policies: { rounding },
});
const cents = (percent: number, rounding: object) => ({
  prices: { A: 50 },
  lines: [["A", 1]] as [string, number][],
  offers: [{ terms: sale(percent) }],
  policies: { rounding },
});
const oneOverThree = {
  prices: { A: 100, B: 100, C: 100 },
  lines: [
    ["A", 1],
    ["B", 1],
    ["C", 1],
  ] as [string, number][],
};
const hundredOff = [{ terms: { style: "transaction", reward: { amountOffTotal: 100 } } as const }];

describe("6 rounding and remainders", () => {
  itPays([
    { says: "the default is half up on the discount: 3.3333 is 3.33", ...thirdOff({}), pays: [667] },
    { says: "half up: 2.5 cents are 3", ...cents(5, { mode: "halfUp" }), pays: [47] },
    { says: "half even: 2.5 cents are 2", ...cents(5, { mode: "halfEven" }), pays: [48] },
    { says: "half even: 3.5 cents are 4", ...cents(7, { mode: "halfEven" }), pays: [46] },
    { says: "down: 3.5 cents are 3", ...cents(7, { mode: "down" }), pays: [47] },
    { says: "of the price half up: 47.5 is 48", ...cents(5, { of: "price" }), pays: [48] },
    { says: "of the price down: 46.5 is 46", ...cents(7, { of: "price", mode: "down" }), pays: [46] },
    { says: "to tens: 3.33 is 3.30", ...thirdOff({ multiple: 10 }), pays: [670] },
    { says: "the price to hundreds: 6.67 is 7.00", ...thirdOff({ of: "price", multiple: 100 }), pays: [700] },
    {
      says: "largest: 1.00 over three alike is 34, 33, 33",
      ...oneOverThree,
      offers: hundredOff,
      pays: [66, 67, 67],
      policies: { remainder: "largest" },
    },
    {
      says: "first: 0.05 over 1.00, 2.00 and 2.00: floors 1, 2, 2 and nothing is left",
      prices: { A: 100, B: 200, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 5 } } }],
      policies: { remainder: "first" },
      pays: [99, 198, 198],
    },
    {
      says: "first: 0.07 over 1.00, 2.00 and 2.00: floors 1, 2, 2, then one each from the first line",
      prices: { A: 100, B: 200, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 7 } } }],
      policies: { remainder: "first" },
      pays: [98, 197, 198],
    },
    {
      says: "last: the same from the last line",
      prices: { A: 100, B: 200, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 7 } } }],
      policies: { remainder: "last" },
      pays: [99, 197, 197],
    },
    {
      says: "largest: 1.4, 2.8, 2.8, so B and C have the larger fraction",
      prices: { A: 100, B: 200, C: 200 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 7 } } }],
      policies: { remainder: "largest" },
      pays: [99, 197, 197],
    },
  ]);
});

const taxed = {
  taxes: [
    { code: "A1", rate: 20 },
    { code: "A2", rate: 5 },
  ],
};
const twoRates = { A: { taxCode: "A1" }, B: { taxCode: "A2" } };

describe("7 tax, after all discounts", () => {
  itPays([
    {
      says: "gross: 10 % off 10.00 leaves 9.00, with 1.50 tax in it",
      prices: { A: 1000 },
      articles: twoRates,
      book: taxed,
      lines: [["A", 1]],
      offers: [{ terms: sale(10) }],
      pays: [900],
      and: {
        lines: [{ tax: { code: "A1", rate: 20, base: 750, amount: 150 } }],
        totals: { total: 900, net: 750, tax: 150 },
      },
    },
    {
      says: "net: the tax comes on top: 9.00 and 1.80",
      prices: { A: 1000 },
      articles: twoRates,
      book: taxed,
      lines: [["A", 1]],
      offers: [{ terms: sale(10) }],
      policies: { tax: { prices: "net", rounding: "line" } },
      pays: [900],
      and: {
        lines: [{ tax: { base: 900, amount: 180 } }],
        totals: { regular: 1000, discount: 100, total: 1080, net: 900, tax: 180 },
      },
    },
    {
      says: "per line: three times 0.10 with 0.0167 in it is 0.02 each",
      prices: { A: 10 },
      articles: twoRates,
      book: taxed,
      lines: [
        ["A", 1],
        ["A", 1],
        ["A", 1],
      ],
      pays: [10, 10, 10],
      and: { totals: { tax: 6, net: 24 } },
    },
    {
      says: "per document: 0.30 has 0.05 in it, spread 2, 2, 1",
      prices: { A: 10 },
      articles: twoRates,
      book: taxed,
      policies: { tax: { prices: "gross", rounding: "document" } },
      lines: [
        ["A", 1],
        ["A", 1],
        ["A", 1],
      ],
      pays: [10, 10, 10],
      and: {
        totals: { tax: 5, net: 25 },
        lines: [{ tax: { amount: 2 } }, { tax: { amount: 2 } }, { tax: { amount: 1 } }],
      },
    },
    {
      says: "net per document: 3 x 0.12 at 20 % is 0.072, so 0.07, and 0.02 a line by line",
      prices: { A: 12 },
      articles: twoRates,
      book: taxed,
      policies: { tax: { prices: "net", rounding: "document" } },
      lines: [
        ["A", 1],
        ["A", 1],
        ["A", 1],
      ],
      pays: [12, 12, 12],
      and: { totals: { tax: 7, net: 36, total: 43 } },
    },
    {
      says: "by tax code, in the order of the codes",
      prices: { A: 1200, B: 1050 },
      articles: twoRates,
      book: taxed,
      lines: [
        ["B", 1],
        ["A", 1],
      ],
      pays: [1050, 1200],
      and: {
        totals: {
          byTaxCode: [
            { code: "A1", rate: 20, base: 1000, amount: 200 },
            { code: "A2", rate: 5, base: 1000, amount: 50 },
          ],
        },
      },
    },
    {
      says: "an article without a tax code is untaxed",
      prices: { A: 1000 },
      lines: [["A", 1]],
      pays: [1000],
      and: { lines: [{ tax: { code: "", rate: 0, base: 1000, amount: 0 } }], totals: { tax: 0, net: 1000 } },
    },
  ]);
});

describe("8 a basket that returns", () => {
  itPays([
    {
      says: "takes no part in promotions",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: sale(10) }],
      basket: { kind: "return" },
      pays: [1000],
    },
  ]);
});
