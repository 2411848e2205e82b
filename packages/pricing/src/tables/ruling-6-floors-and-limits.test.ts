import { describe } from "vitest";
import { all, itPays } from "../testing/table.ts";

const off = (percentOff: number) => ({ percentOff });
const A = { articles: ["A"] };
const B = { articles: ["B"] };

describe("6 spreading, floors and limits", () => {
  itPays([
    {
      says: "a line setPrice is spread by price: 30 + 20 for 40 is 24 and 16",
      prices: { A: 3000, B: 2000 },
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
            reward: { setPrice: 4000 },
          },
        },
      ],
      pays: [2400, 1600],
    },
    {
      says: "amountOffTotal once per application, spread by price: 5 off 30 + 20 is 3 and 2",
      prices: { A: 3000, B: 2000 },
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
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2700, 1800],
    },
    {
      says: "what a floor does not take moves on: A may lose 1.00 of its 3.00, B takes 4.00",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 } },
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
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2900, 1600],
    },
    {
      says: "the rest is lost: both floors leave 3.00 of 5.00",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 }, B: { minPrice: 1800 } },
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
            reward: { amountOffTotal: 500 },
          },
        },
      ],
      pays: [2900, 1800],
    },
    {
      says: "the same for a transaction discount",
      prices: { A: 3000, B: 2000 },
      articles: { A: { minPrice: 2900 } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 500 } } }],
      pays: [2900, 1600],
    },
    {
      says: "no rule ever raises a price: unitPrice and setPrice above the price do nothing",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [
        { terms: { style: "simple", get: A, reward: { unitPrice: 1200 } } },
        { sequence: 200, terms: { style: "multibuy", of: A, quantity: 1, reward: { setPrice: 1100 } } },
        { terms: { style: "transaction", reward: { setPrice: 1001 } } },
      ],
      pays: [1000],
    },
    {
      says: "maxDiscount caps an offer per basket and is spread again over its lines: 10 % of 50.00 capped to 2.50",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ maxDiscount: 250, terms: { style: "simple", get: all, reward: off(10) } }],
      pays: [2850, 1900],
    },
    {
      says: "maxDiscount of a transaction rule",
      prices: { A: 3000, B: 2000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ maxDiscount: 250, terms: { style: "transaction", reward: off(10) } }],
      pays: [2850, 1900],
    },
    {
      says: "a floor of a weight is its share: 0.345 kg at 10.00 with floor 8.00 stays at 2.76",
      prices: { A: 1000 },
      articles: { A: { minPrice: 800 } },
      lines: [["A", 0.345]],
      offers: [{ terms: { style: "simple", get: A, reward: off(50) } }],
      pays: [276],
    },
  ]);
});
