import { describe } from "vitest";
import type { Terms } from "../index.ts";
import { all, itPays, type Row } from "../testing/table.ts";

const A = { articles: ["A"] };
const off = (percentOff: number) => ({ percentOff });
const sixOfA = { prices: { A: 250 }, lines: [["A", 6]] as Row["lines"] };

describe("simple", () => {
  itPays([
    { says: "percentOff", ...sixOfA, offers: [{ terms: { style: "simple", get: A, reward: off(10) } }], pays: [1350] },
    {
      says: "amountOff each unit",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { amountOff: 30 } } }],
      pays: [1320],
    },
    {
      says: "amountOff never below zero",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { amountOff: 300 } } }],
      pays: [0],
    },
    {
      says: "unitPrice",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { unitPrice: 199 } } }],
      pays: [1194],
    },
    {
      says: "unitPrice of a weight: 1.5 kg at 1.99 is 2.985, 0.765 off 3.75 is 0.77",
      prices: { A: 250 },
      lines: [["A", 1.5]],
      offers: [{ terms: { style: "simple", get: A, reward: { unitPrice: 199 } } }],
      pays: [298],
    },
    {
      says: "percentage with three places: 12.345 % of 15.00 is 1.85175",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: off(12.345) } }],
      pays: [1315],
    },
    {
      says: "minQuantity reached opens all units",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 6, reward: off(10) } }],
      pays: [1350],
    },
    {
      says: "minQuantity missed opens none",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 7, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "minAmount reached to the cent",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minAmount: 1500, reward: off(10) } }],
      pays: [1350],
    },
    {
      says: "minAmount missed by one",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minAmount: 1501, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "both minimums are wanted",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, minQuantity: 2, minAmount: 1501, reward: off(10) } }],
      pays: [1500],
    },
    {
      says: "points are for each unit and lower nothing",
      ...sixOfA,
      offers: [{ terms: { style: "simple", get: A, reward: { points: 5 } } }],
      pays: [1500],
      and: { points: 30 },
    },
  ]);
});

describe("tiered", () => {
  const tiers = [
    { quantity: 3, reward: off(10) },
    { quantity: 6, reward: off(20) },
    { quantity: 12, reward: { unitPrice: 150 } },
  ];
  const terms: Terms = { style: "tiered", get: A, tiers };
  const spend: Terms = {
    style: "tiered",
    get: all,
    tiers: [
      { amount: 1000, reward: off(10) },
      { amount: 2000, reward: off(25) },
    ],
  };
  const times = (quantity: number, pays: number, more: Partial<Row> = {}): Row => ({
    ...{ says: `${quantity} pieces`, prices: { A: 250 }, lines: [["A", quantity]], offers: [{ terms }], pays: [pays] },
    ...more,
  });
  itPays([
    times(2, 500),
    times(3, 675),
    times(5.999, 1350, { says: "5.999 kg are below 6: 10 % of 15.00" }),
    times(6, 1200),
    times(12, 1800),
    {
      says: "by amount: 9.99 reaches none",
      prices: { A: 999 },
      lines: [["A", 1]],
      offers: [{ terms: spend }],
      pays: [999],
    },
    {
      says: "by amount: 10.00 reaches the first",
      prices: { A: 1000 },
      lines: [["A", 1]],
      offers: [{ terms: spend }],
      pays: [900],
    },
    {
      says: "by amount: 15.00 + 5.00 reach the second",
      prices: { A: 1500, B: 500 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: spend }],
      pays: [1125, 375],
    },
    {
      says: "the highest reached counts, also where a lower one would give more",
      prices: { A: 250 },
      lines: [["A", 6]],
      offers: [
        {
          terms: {
            style: "tiered",
            get: A,
            tiers: [
              { quantity: 2, reward: off(50) },
              { quantity: 6, reward: off(10) },
            ],
          },
        },
      ],
      pays: [1350],
    },
  ]);
});
