import { describe } from "vitest";
import { itPays, type Row } from "../testing/table.ts";

const A = { articles: ["A"] };
const off = (percentOff: number) => ({ percentOff });

describe("transaction, points and printed coupons", () => {
  const twoLines = {
    prices: { A: 2000, B: 3000 },
    lines: [
      ["A", 1],
      ["B", 1],
    ] as Row["lines"],
  };
  const coupon = { code: "NEXT5", text: "5.00 off next time", validDays: 14 };
  itPays([
    {
      says: "percentOff",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: off(10) } }],
      pays: [1800, 2700],
    },
    {
      says: "amountOff is for each unit",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: { amountOff: 100 } } }],
      pays: [1920, 2880],
    },
    {
      says: "minQuantity counts units",
      ...twoLines,
      offers: [{ terms: { style: "transaction", minQuantity: 3, reward: off(10) } }],
      pays: [2000, 3000],
    },
    {
      says: "never more than there is",
      ...twoLines,
      offers: [{ terms: { style: "transaction", reward: { amountOffTotal: 9000 } } }],
      pays: [0, 0],
    },
    {
      says: "a transaction's points are given once",
      ...twoLines,
      offers: [{ terms: { style: "transaction", minAmount: 5000, reward: { points: 50 } } }],
      pays: [2000, 3000],
      and: { points: 50 },
    },
    {
      says: "points per 1.00 paid after all discounts, whole steps only: 45.00 are 45",
      ...twoLines,
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "points", points: 1, per: { amount: 100 } } },
      ],
      pays: [1800, 2700],
      and: { points: 45 },
    },
    {
      says: "per 10.00 of 45.00: 4 steps of 3",
      ...twoLines,
      offers: [
        { terms: { style: "transaction", reward: off(10) } },
        { terms: { style: "points", points: 3, per: { amount: 1000 } } },
      ],
      pays: [1800, 2700],
      and: { points: 12 },
    },
    {
      says: "non-discountable lines earn none",
      ...twoLines,
      articles: { B: { nonDiscountable: true } },
      offers: [{ terms: { style: "points", points: 1, per: { amount: 100 } } }],
      pays: [2000, 3000],
      and: { points: 20 },
    },
    {
      says: "per 2 pieces of A",
      prices: { A: 100, B: 100 },
      lines: [
        ["A", 5],
        ["B", 5],
      ],
      offers: [{ terms: { style: "points", of: A, points: 10, per: { quantity: 2 } } }],
      pays: [500, 500],
      and: { points: 20 },
    },
    {
      says: "without a step once",
      ...twoLines,
      offers: [{ terms: { style: "points", of: A, points: 7 } }],
      pays: [2000, 3000],
      and: { points: 7 },
    },
    {
      says: "points take no units from money",
      ...twoLines,
      offers: [
        { terms: { style: "simple", get: A, reward: { points: 5 } } },
        { terms: { style: "simple", get: A, reward: off(10) } },
      ],
      pays: [1800, 3000],
      and: { points: 5 },
    },
    {
      says: "a coupon is printed once, on the amount reached",
      ...twoLines,
      offers: [{ terms: { style: "printCoupon", minAmount: 5000, coupon } }],
      pays: [2000, 3000],
      and: { printedCoupons: [{ ...coupon, offerId: "P1", count: 1 }] },
    },
    {
      says: "and not below it: 45.00 are left",
      ...twoLines,
      offers: [
        { terms: { style: "printCoupon", minAmount: 5000, coupon } },
        { terms: { style: "transaction", reward: off(10) } },
      ],
      basket: { explain: true },
      pays: [1800, 2700],
      and: {
        printedCoupons: [],
        refusals: [
          { offerId: "P1", reason: "amount", detail: "Needs €50.00, has €45.00.", facts: { needs: 5000, has: 4500 } },
        ],
      },
    },
    {
      says: "points that lack a step say so",
      ...twoLines,
      offers: [{ terms: { style: "points", points: 1, per: { amount: 6000 } } }],
      basket: { explain: true },
      pays: [2000, 3000],
      and: { points: 0, refusals: [{ reason: "amount", facts: { needs: 6000, has: 5000 } }] },
    },
  ]);
});
