import type { BookPromotion } from "@counterfoil/contracts";
import { priceBasket } from "@counterfoil/pricing";
import { describe, expect, it } from "vitest";
import { type BookSource, bookFrom, type LocalBook } from "./book-from.ts";

const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
const article = (articleId: string) => ({
  articleId,
  type: "goods" as const,
  texts: { en: articleId },
  baseUnit: "PC",
  units: [],
  taxCode: "A1",
});
const price = (articleId: string, amount: number) => ({ priceId: articleId, articleId, unit: "PC", amount, ...always });
const percentOff = (promotionId: string, percent: number): BookPromotion =>
  ({
    promotionId,
    name: promotionId,
    ...always,
    rules: [
      {
        ruleId: promotionId,
        sequence: 100,
        resolution: 0,
        eligibility: { type: "goods", target: { group: "G" } },
        priceRule: { type: "RB", control: "line", reward: { percentOff: percent } },
      },
    ],
  }) as BookPromotion;

const source: BookSource = {
  number: 7,
  currency: "GBP",
  articles: [article("MUG"), { ...article("CUP"), minPrice: 950 }],
  categories: [],
  prices: [price("MUG", 1000), price("CUP", 1000)],
  taxes: [{ code: "A1", rate: 20 }],
  groups: [{ groupId: "G", articleIds: ["MUG", "CUP"] }],
  promotions: [percentOff("TEN", 10)],
  policies: {},
};
const paid = ({ book }: LocalBook, articleId: string) =>
  priceBasket(book, { at: "2026-11-22T00:00:00Z", lines: [{ lineId: "1", articleId, quantity: 1 }] }).totals.total;

describe("the book of a till", () => {
  it("has the round's promotions, groups and floors", async () => {
    const local = await bookFrom(source);
    expect([local.book.number, local.leftOut, paid(local, "MUG"), paid(local, "CUP")]).toEqual([7, [], 900, 950]);
  });

  it("leaves out what the engine cannot read, says what, and sells the rest", async () => {
    const local = await bookFrom({
      ...source,
      prices: [...source.prices, price("BAD", -1)],
      promotions: [...source.promotions, percentOff("WRONG", 250)],
    });
    expect(local.leftOut.map(({ articleId, offerId }) => articleId ?? offerId).toSorted()).toEqual(["BAD", "WRONG"]);
    expect(paid(local, "MUG")).toBe(900);
  });
});
