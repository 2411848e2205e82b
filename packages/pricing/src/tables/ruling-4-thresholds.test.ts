import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

describe("4 what thresholds look at", () => {
  itPays([
    {
      says: "minQuantity looks at all matching units, whoever claims them",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { resolution: 5, terms: { style: "simple", get: A, reward: off(20) } },
        { terms: { style: "simple", get: all, minQuantity: 2, reward: off(10) } },
      ],
      pays: [800, 900],
    },
    {
      says: "non-discountable units do not count for minQuantity",
      prices: { A: 1000, B: 1000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "simple", get: all, minQuantity: 2, reward: off(10) } }],
      pays: [1000, 1000],
    },
    {
      says: "quantity thresholds count decimals: 0.345 + 1.655 are 2",
      prices: { A: 1000 },
      lines: [
        ["A", 0.345],
        ["A", 1.655],
      ],
      offers: [{ terms: { style: "simple", get: A, minQuantity: 2, reward: off(10) } }],
      // 345 less 34.5; 1655 less 165.5, both half up.
      pays: [310, 1489],
    },
    {
      says: "the threshold is the start of the sequence's amount on the rule's base: 18.00 are left of 20.00, minAmount 20.00 is missed",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, terms: { style: "simple", get: A, minAmount: 2000, reward: off(10) } },
      ],
      pays: [1800],
    },
    {
      says: "with base regular the threshold is reached and the percentage is of the regular price",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { sequence: 10, terms: { style: "simple", get: A, reward: off(10) } },
        { sequence: 20, base: "regular", terms: { style: "simple", get: A, minAmount: 2000, reward: off(10) } },
      ],
      pays: [1600],
    },
    {
      says: "a tier looks at all units: 6 reach the tier from 5, the one from 10 is not",
      prices: { A: 100 },
      lines: [["A", 6]],
      offers: [
        {
          terms: {
            style: "tiered",
            get: A,
            tiers: [
              { quantity: 2, reward: off(5) },
              { quantity: 5, reward: off(10) },
              { quantity: 10, reward: off(20) },
            ],
          },
        },
      ],
      pays: [540],
    },
    {
      says: "a transaction threshold looks at the amount then reached: 18.00 of 20.00 is missed",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", minAmount: 2000, reward: { amountOffTotal: 500 } } },
      ],
      pays: [1800],
    },
    {
      says: "or with thresholds regular at the regular one",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", minAmount: 2000, reward: { amountOffTotal: 500 } } },
      ],
      policies: { thresholds: "regular" },
      pays: [1300],
    },
    {
      says: "of limits both threshold and reward of a transaction rule: 10 % of B's 30.00 only",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", of: B, minAmount: 3000, reward: off(10) } }],
      pays: [2000, 2700],
    },
    {
      says: "A's 20.00 do not help B's threshold",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", of: B, minAmount: 3001, reward: off(10) } }],
      pays: [2000, 3000],
    },
    {
      says: "its setPrice is what the whole amount costs: 20 + 30 for 40, shares 4 and 6",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { setPrice: 4000 } } }],
      pays: [1600, 2400],
    },
  ]);
});
