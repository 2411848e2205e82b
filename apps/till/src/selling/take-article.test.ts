import { expect, it } from "vitest";
import { addArticle, type BasketResult, emptyBasket, isSaleLine } from "./basket.ts";
import { weigh } from "./take-article.ts";

it.each([
  [899, 1199, 750, 1199],
  [1, 1199, 1, 1199],
  [12_345, 4999, 2469, 5000],
  [100_000, 333, 300_300, 333],
])("a label of %i at %i a kilogram is %i grams at %i: to the penny", (amount, kilogram, grams, each) => {
  expect(weigh(amount, kilogram)).toEqual({ quantityMilli: grams, unitPrice: each });
  expect(Math.round((grams * each) / 1000)).toBe(amount);
});

it("keeps what was weighed twice in two lines", () => {
  const basketOf = (result: BasketResult) => ("basket" in result ? result.basket : emptyBasket);
  let basket = emptyBasket;
  for (const quantityMilli of [300, 1783])
    basket = basketOf(addArticle(basket, { articleId: "SWEETS", unit: "KG", text: "Sweets", quantityMilli }));
  expect(basket.lines.filter(isSaleLine).map(({ quantityMilli }) => quantityMilli)).toEqual([300, 1783]);
});
