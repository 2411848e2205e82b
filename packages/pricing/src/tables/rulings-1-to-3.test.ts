import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const tax20 = {
  book: {
    taxes: [
      { code: "A1", rate: 20 },
      { code: "A0", rate: 0 },
    ],
  },
};

const A1 = { taxCode: "A1" };
const off = (percentOff: number) => ({ percentOff });

const A = { articles: ["A"] };
describe("1 totals", () => {
  itPays([
    {
      says: "discount is positive, total is what is paid with the tax in it, net is total less tax",
      prices: { A: 1200, B: 600 },
      articles: { A: A1, B: { taxCode: "A0" } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(50) } }],
      pays: [600, 600],
      and: {
        totals: {
          ...{ regular: 1800, discount: 600, total: 1200, net: 1100, tax: 100 },
          byTaxCode: [
            { code: "A0", rate: 0, base: 600, amount: 0 },
            { code: "A1", rate: 20, base: 500, amount: 100 },
          ],
        },
      },
      ...tax20,
    },
    {
      says: "the amounts of lines include prorated shares: 10 off 20 + 30 are 4 and 6",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 1000 } } }],
      pays: [1600, 2400],
      and: { modifiers: [{ amount: -1000, base: 5000, lineIds: ["1", "2"] }], totals: { discount: 1000 } },
    },
    {
      says: "multiple counts minor units: 33.333 % of 10.00 is 3.33, to fives 3.35",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: { style: "simple", get: A, reward: off(33.333) } }],
      policies: { rounding: { multiple: 5 } },
      pays: [665],
    },
  ]);
});

describe("2 earlier means the lower line id, alike units tie by article, then line", () => {
  itPays([
    {
      says: "the odd cent of 1.00 over three lines goes to the lowest line id",
      prices: { A: 500, B: 500, C: 500 },
      lines: [
        ["A", 1, { lineId: "z" }],
        ["B", 1, { lineId: "b" }],
        ["C", 1, { lineId: "a" }],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 100 } } }],
      pays: [467, 467, 466],
    },
    {
      says: "ids compare by code units: 10 comes before 9",
      prices: { A: 500 },
      lines: [
        ["A", 1, { lineId: "9" }],
        ["A", 1, { lineId: "10" }],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 1 } } }],
      pays: [500, 499],
    },
    {
      says: "of units of one price the last by article id is the cheapest",
      prices: { A: 500, B: 500 },
      lines: [
        ["B", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [0, 500],
    },
    {
      says: "of units of one article the last by line id is the cheapest",
      prices: { A: 500 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [500, 0],
    },
    {
      says: "of equal totals fewer rules: one set of 4 off 4 rather than twice 2 off 2",
      prices: { A: 100 },
      lines: [["A", 4]],
      offers: [
        { terms: { style: "multibuy", of: A, quantity: 4, reward: off(10) } },
        { terms: { style: "multibuy", of: A, quantity: 2, reward: off(10) } },
      ],
      pays: [360],
      and: { applied: [{ ruleId: "P1", count: 1 }] },
    },
    {
      says: "then the lower rule id",
      prices: { A: 100 },
      lines: [["A", 1]],
      offers: [
        { offerId: "X9", terms: { style: "simple", get: A, reward: off(10) } },
        { offerId: "X10", terms: { style: "simple", get: A, reward: { amountOff: 10 } } },
      ],
      pays: [90],
      and: { applied: [{ ruleId: "X10" }] },
    },
  ]);
});

describe("3 the objective is the sum after rounding", () => {
  itPays([
    {
      says: "rounded per line and rule: 3 x 0.99 less 10 % is 0.297, so 0.30 off, not three times 0.10",
      prices: { A: 99 },
      lines: [["A", 3]],
      offers: [{ terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [267],
    },
    {
      says: "5 % of 0.10 is half a cent and rounds up",
      prices: { A: 10 },
      lines: [["A", 1]],
      offers: [{ terms: { style: "simple", get: A, reward: off(5) } }],
      pays: [9],
    },
    {
      says: "1.04 in two lines of 0.52: 1 % is 0.0052 each, half up 0.01 each, and the engine takes it",
      prices: { A: 52 },
      lines: [
        ["A", 1],
        ["A", 1],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(1) } }],
      pays: [51, 51],
    },
    {
      says: "a later sequence sees the unit's share of its line's rounded discount: 3 x 0.99 less 0.30 is 89 each, less 50 % 1.335",
      prices: { A: 99 },
      lines: [["A", 3]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, terms: { style: "simple", get: A, reward: off(50) } },
      ],
      pays: [133],
    },
  ]);
});
