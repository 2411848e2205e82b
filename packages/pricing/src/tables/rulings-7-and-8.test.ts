import { describe } from "vitest";
import type { Terms } from "../index.ts";
import { all, itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

const bAndA: Terms = {
  style: "buyGet",
  buy: [{ target: B, quantity: 1 }],
  get: { target: A, quantity: 1 },
  reward: off(50),
};

describe("7 who may buy", () => {
  itPays([
    {
      says: "non-discountable units can be buyers of buyGet",
      prices: { A: 1000, B: 500 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: bAndA }],
      pays: [500, 500],
    },
    {
      says: "and nothing else: not of a set",
      prices: { A: 1000, B: 500 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        {
          terms: {
            style: "set",
            slots: [
              { target: A, quantity: 1 },
              { target: B, quantity: 1 },
            ],
            reward: off(10),
          },
        },
      ],
      pays: [1000, 500],
    },
    {
      says: "nor of every second",
      prices: { A: 1000, B: 500 },
      articles: { A: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "nth", of: all, every: 2, reward: off(100) } }],
      pays: [1000, 500],
    },
    {
      says: "the line says it, too, and goes before the article",
      prices: { A: 1000 },
      articles: { A: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["A", 1, { nonDiscountable: false }],
      ],
      offers: [{ terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [1000, 900],
    },
    {
      says: "regularPriceOnly bars discounted units as buyers",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, terms: { style: "simple", get: B, reward: off(10) } },
        { sequence: 20, regularPriceOnly: true, terms: bAndA },
      ],
      pays: [1000, 450],
    },
    {
      says: "a unit that has only bought is not discounted",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { sequence: 10, terms: bAndA },
        { sequence: 20, regularPriceOnly: true, terms: { style: "simple", get: all, reward: off(10) } },
      ],
      pays: [500, 450],
    },
  ]);
});

describe("8 exclusive rules, and transaction rules against one another", () => {
  itPays([
    {
      says: "exclusive bars the touched units from every later line rule, buyers too",
      prices: { A: 1000, B: 500 },
      lines: [
        ["A", 1],
        ["B", 2],
      ],
      offers: [
        { sequence: 10, exclusive: true, terms: bAndA },
        { sequence: 20, terms: { style: "simple", get: all, reward: off(10) } },
      ],
      // One B bought and is barred, the other is not.
      pays: [500, 950],
    },
    {
      says: "and from every transaction rule",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { exclusive: true, terms: { style: "simple", get: A, reward: off(50) } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      pays: [500, 900],
    },
    {
      says: "and its threshold: 10.00 of B do not reach 15.00",
      prices: { A: 1000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { exclusive: true, terms: { style: "simple", get: A, reward: off(50) } },
        { terms: { style: "transaction", minAmount: 1500, reward: off(10) } },
      ],
      pays: [500, 1000],
    },
    {
      says: "of transaction rules of one sequence on the same units the greater total applies",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1700],
    },
    {
      says: "but the higher resolution first",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { resolution: 1, terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1800],
    },
    {
      says: "of two sequences both apply: 10 % of 20.00, then 3.00",
      prices: { A: 2000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { sequence: 200, terms: { style: "transaction", reward: { amountOffTotal: 300 } } },
      ],
      pays: [1500],
    },
    {
      says: "on different units both apply",
      prices: { A: 2000, B: 1000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [
        { terms: { style: "transaction", of: A, reward: off(10) } },
        { terms: { style: "transaction", of: B, reward: off(20) } },
      ],
      pays: [1800, 800],
    },
    {
      says: "a transaction percentage is rounded once on the total, then spread: 5 % of 3 x 0.33 is 0.0495, so 0.05",
      prices: { A: 33, B: 33, C: 33 },
      lines: [
        ["A", 1],
        ["B", 1],
        ["C", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: off(5) } }],
      // Per line it were 0.0165, so 0.02 each and 0.06 in all.
      pays: [31, 31, 32],
    },
  ]);
});
