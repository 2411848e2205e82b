import { describe } from "vitest";
import { itPays } from "../testing/table.ts";

const price = (amount: number, more: object = {}) => ({
  ...{ articleId: "A", unit: "PC", validFrom: "2020-01-01", validTo: "2030-12-31", amount },
  ...more,
});

describe("1 the regular price", () => {
  itPays([
    {
      says: "is the sent one instead of the book's",
      prices: { A: 1000 },
      lines: [["A", 2, { unitPrice: 750 }]],
      pays: [1500],
    },
    {
      says: "may be zero when it is sent as zero",
      prices: { A: 1000 },
      lines: [["A", 2, { unitPrice: 0 }]],
      pays: [0],
    },
    {
      says: "is the one for the quantity of all lines together",
      prices: { A: 0 },
      book: { prices: [price(1000), price(800, { fromQuantity: 10 })] },
      lines: [
        ["A", 4],
        ["A", 6],
      ],
      pays: [3200, 4800],
    },
    {
      says: "does not reach the scale with 9.999",
      prices: { A: 0 },
      book: { prices: [price(1000), price(800, { fromQuantity: 10 })] },
      lines: [["A", 9.999]],
      pays: [9999],
    },
    {
      says: "is the one of the unit: a case of 12 is not twelve pieces",
      prices: { A: 0 },
      book: { prices: [price(100), price(1000, { unit: "CS" })], articles: [{ articleId: "A", baseUnit: "PC" }] },
      lines: [
        ["A", 1],
        ["A", 1, { unit: "CS" }],
        ["A", 1, { unit: "PC" }],
      ],
      pays: [100, 1000, 100],
    },
    {
      says: "per 100: 2.49 for 100 grams, 0.345 of 100 grams is 0.859, 1234 grams are 30.727",
      prices: { A: 0 },
      book: { prices: [price(249, { unit: "G", per: 100 })] },
      lines: [
        ["A", 34.5],
        ["A", 1234],
      ],
      pays: [86, 3073],
    },
    {
      says: "of 0.345 kg at 9.99 is 3.45 (3.44655)",
      prices: { A: 999 },
      lines: [["A", 0.345]],
      pays: [345],
    },
    {
      says: "in yen and dinars is whole minor units, too",
      prices: { A: 1234567 },
      book: { currency: "KWD" },
      lines: [["A", 1]],
      pays: [1234567],
      and: { currency: "KWD" },
    },
  ]);
});
