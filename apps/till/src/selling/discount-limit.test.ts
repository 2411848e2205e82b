import { buildPriceBook } from "@counterfoil/pricing";
import { describe, expect, it } from "vitest";
import { addArticle, type Basket, emptyBasket, giveDiscount, setQuantity } from "./basket.ts";
import { givenPercents, mostPercent, overLimit } from "./discount-limit.ts";
import { priceOpenBasket } from "./priced-basket.ts";

const book = buildPriceBook({
  currency: "GBP",
  articles: [{ articleId: "MUG", taxCode: "A1" }],
  prices: [{ articleId: "MUG", unit: "PC", amount: 1000, validFrom: "2010-01-01", validTo: "9999-12-31" }],
  taxes: [{ code: "A1", rate: 20 }],
});
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };
const price = (basket: Basket) => priceOpenBasket(basket, place, "2026-11-22T00:00:00Z");
const rules = {
  reasons: [],
  limits: [
    { role: "cashier", maxPercent: 10 },
    { role: "storeManager", maxPercent: 50 },
  ],
};
const person = (personId: string, ...roles: string[]) => ({
  personId,
  name: personId,
  roles,
  pin: { salt: "", iterations: 1, hash: "" },
});
const people = [person("colin", "cashier"), person("maya", "cashier", "storeManager")];
const mugs = (milli: number): Basket => {
  const added = addArticle(emptyBasket, { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: milli });
  return "basket" in added ? added.basket : emptyBasket;
};
const given = { reason: "DAMAGED", by: "colin" };

describe("a discount by a person", () => {
  it("is limited by the highest of their roles; where nothing is said nothing is allowed", () => {
    expect(people.map((one) => mostPercent(rules, one))).toEqual([10, 50]);
    expect(mostPercent(rules, person("x", "auditor"))).toBe(0);
    expect(mostPercent(undefined, person("x", "cashier"))).toBe(0);
  });

  it.each([
    ["10 % by who may give 10", { percent: 10, ...given }, 1800, []],
    ["10.5 % by who may give 10", { percent: 10.5, ...given }, 1790, [{ percent: 10.5, by: "colin" }]],
    ["20 % approved by who may give 50", { percent: 20, ...given, approvedBy: "maya" }, 1600, []],
    ["2.00 of 20.00", { amount: 200, ...given }, 1800, []],
    ["2.01 of 20.00", { amount: 201, ...given }, 1799, [{ percent: 10.05, by: "colin" }]],
    [
      "10 % by somebody who is not here any more",
      { percent: 10, reason: "DAMAGED", by: "gone" },
      1800,
      [{ percent: 10, by: "gone" }],
    ],
  ])("%s, on the line and on the receipt", (_what, discount, total, over) => {
    const onLine = price(giveDiscount(mugs(2000), "0001", discount));
    const onReceipt = price(giveDiscount(mugs(2000), undefined, discount));
    expect([onLine.totals.total, onReceipt.totals.total]).toEqual([total, total]);
    expect(overLimit(onLine, rules, people)).toEqual(over.map((one) => ({ lineId: "0001", ...one })));
    expect(overLimit(onReceipt, rules, people)).toEqual(over);
  });

  it("of an amount grows when the line gets shorter", () => {
    const two = giveDiscount(mugs(2000), "0001", { amount: 200, ...given });
    const one = setQuantity(two, "0001", 1000);
    expect("basket" in one && givenPercents(price(one.basket))).toEqual([{ lineId: "0001", percent: 20, by: "colin" }]);
  });

  it("that is more than the line costs blocks the sale and leaves the line priced without it", () => {
    const priced = price(giveDiscount(mugs(1000), "0001", { amount: 1001, ...given }));
    expect(priced.problems.map(({ code, lineId }) => [code, lineId])).toEqual([["discount-too-high", "0001"]]);
    expect(priced.totals.total).toBe(1000);
    const whole = price(giveDiscount(mugs(1000), undefined, { amount: 1001, ...given }));
    expect(whole.problems.map(({ code, lineId }) => [code, lineId])).toEqual([["discount-too-high", undefined]]);
    expect(whole.totals.total).toBe(1000);
  });

  it("keeps its pieces apart from those that are scanned after it", () => {
    const damaged = giveDiscount(mugs(1000), "0001", { percent: 10, ...given });
    const more = addArticle(damaged, { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: 1000 });
    expect("basket" in more && price(more.basket).lines.map(({ amount }) => amount)).toEqual([900, 1000]);
  });

  it("is taken back", () => {
    const taken = giveDiscount(giveDiscount(mugs(1000), "0001", { percent: 10, ...given }), "0001", undefined);
    expect(price(taken).totals.total).toBe(1000);
  });
});
