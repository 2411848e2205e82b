import { describe } from "vitest";
import { itPays } from "../testing/table.ts";

const A = { articles: ["A"] };
const off = (percentOff: number) => ({ percentOff });

describe("discounts that people give", () => {
  const reason = "scratched";
  itPays([
    {
      says: "after line rules, before transaction rules: 10 % of 18.00, then 10 % of 16.20",
      prices: { A: 2000 },
      lines: [["A", 1, { manualDiscounts: [{ percent: 10, reason }] }]],
      offers: [
        { terms: { style: "simple", get: A, reward: off(10) } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      pays: [1458],
      and: {
        lines: [
          {
            modifiers: [
              { amount: -200 },
              { promotionId: "manual", ruleId: "manual", base: 1800, amount: -180, note: reason },
              { amount: -162, prorated: true },
            ],
          },
        ],
      },
    },
    {
      says: "in the order given: 1.00 off, then half",
      prices: { A: 2000 },
      lines: [
        [
          "A",
          1,
          {
            manualDiscounts: [
              { amount: 100, reason },
              { percent: 50, reason },
            ],
          },
        ],
      ],
      pays: [950],
    },
    {
      says: "on the receipt after all, spread like a transaction rule",
      prices: { A: 2000, B: 3000 },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      basket: { manualDiscounts: [{ amount: 500, reason }] },
      pays: [1600, 2400],
      and: {
        modifiers: [
          { promotionId: "P1", amount: -500 },
          { promotionId: "manual", base: 4500, amount: -500, note: reason },
        ],
      },
    },
    {
      says: "a price of each unit: 3 for 15.00 each after 10 % of 60.00",
      prices: { A: 2000 },
      lines: [["A", 3, { manualDiscounts: [{ unitPrice: 1500, reason }] }]],
      offers: [{ terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [4500],
      and: { lines: [{ modifiers: [{ amount: -600 }, { promotionId: "manual", base: 5400, amount: -900 }] }] },
    },
    {
      says: "a price of each unit by weight: 0.345 of 15.00, half a penny up",
      prices: { A: 2000 },
      lines: [["A", 0.345, { manualDiscounts: [{ unitPrice: 1500, reason }] }]],
      pays: [518],
    },
    {
      says: "a price of each unit never raises",
      prices: { A: 2000 },
      lines: [["A", 2, { manualDiscounts: [{ unitPrice: 2500, reason }] }]],
      pays: [4000],
    },
    {
      says: "a floor binds promotions, not people",
      prices: { A: 2000 },
      articles: { A: { minPrice: 1900 } },
      lines: [["A", 1, { manualDiscounts: [{ amount: 1500, reason }] }]],
      pays: [500],
    },
    {
      says: "an exclusive rule does not bar a person",
      prices: { A: 2000 },
      lines: [["A", 1, { manualDiscounts: [{ percent: 10, reason }] }]],
      offers: [{ exclusive: true, terms: { style: "simple", get: A, reward: off(10) } }],
      pays: [1620],
    },
    {
      says: "non-discountable lines stay out of the receipt's",
      prices: { A: 2000, B: 3000 },
      articles: { B: { nonDiscountable: true } },
      lines: [
        ["A", 1],
        ["B", 1],
      ],
      basket: { manualDiscounts: [{ percent: 10, reason }] },
      pays: [1800, 3000],
    },
  ]);
});
