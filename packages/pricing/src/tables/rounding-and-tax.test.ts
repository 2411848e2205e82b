import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const sale = (percentOff: number) => ({ style: "simple", get: all, reward: off(percentOff) }) as const;

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

const taxed = {
  taxes: [
    { code: "A1", rate: 20 },
    { code: "A2", rate: 5 },
  ],
};

const twoRates = { A: { taxCode: "A1" }, B: { taxCode: "A2" } };

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
