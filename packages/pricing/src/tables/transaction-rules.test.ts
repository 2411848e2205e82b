import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const A = { articles: ["A"] };
const B = { articles: ["B"] };
const off = (percentOff: number) => ({ percentOff });

const sale = (percentOff: number) => ({ style: "simple", get: all, reward: off(percentOff) }) as const;
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
