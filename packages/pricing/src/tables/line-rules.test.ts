import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const A = { articles: ["A"] };
const B = { articles: ["B"] };
const off = (percentOff: number) => ({ percentOff });
const sale = (percentOff: number) => ({ style: "simple", get: all, reward: off(percentOff) }) as const;

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
