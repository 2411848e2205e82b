import { expect, it } from "vitest";
import { faultsOf, price } from "../testing/invariants.ts";
import type { Case } from "../testing/random-basket.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const quantities = [20, 20, 20, 30, 20, 20, 40, 30, 30, 40, 20, 30];
const articleIds = quantities.map((_, index) => `bag-${index}`);

const bags: Case = {
  input: {
    currency: "GBP",
    taxes: [{ code: "A1", rate: 20 }],
    articles: articleIds.map((articleId) => ({ articleId, baseUnit: "PC", taxCode: "A1" })),
    prices: articleIds.map((articleId) => ({ articleId, unit: "PC", amount: 195, ...always })),
    offers: [
      {
        offerId: "BAGS",
        name: "Buy two bags, a third at half price",
        ...always,
        terms: {
          style: "buyGet",
          buy: [{ target: { all: true }, quantity: 2 }],
          get: { target: { all: true }, quantity: 1, equalOrLower: true },
          reward: { percentOff: 50 },
        },
      },
    ],
  },
  basket: {
    at: "2026-03-02T10:00:00Z",
    lines: quantities.map((quantity, index) => ({
      lineId: String(index + 1),
      articleId: articleIds[index] as string,
      quantity,
    })),
  },
};

it("320 bags at one price on twelve lines: 106 at half price, an odd number on each line, so that each rounds half a penny up", () => {
  const priced = price(bags);
  expect(faultsOf(bags, priced)).toEqual([]);
  expect(priced.applied[0]?.count).toBe(106);
  // 106 times 97.5, and twelve halves.
  expect(priced.totals.discount).toBe(10_341);
  expect(priced.proof).toMatchObject({ optimal: true, upperBound: 10_341 });
});
