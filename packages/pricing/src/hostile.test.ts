import { describe, expect, it, vi } from "vitest";
import { caseOf, contradictory, hostileBasket, hostileBook, offerOf } from "./testing/hostile.ts";
import { faultsOf, price } from "./testing/invariants.ts";
import type { Case } from "./testing/random-basket.ts";

const ones = (count: number) => Array.from({ length: count }, () => 1);
const everything = { all: true } as const;
const threeForTwo = offerOf("P1", { style: "nth", of: everything, every: 3, reward: { percentOff: 100 } });

vi.setConfig({ testTimeout: 60_000 });

/** Work is counted in nodes, never in time: a slow machine must come to the same price. */
const MOST_NODES = 60_000;

function expectValid(one: Case, optimal: boolean) {
  const priced = price(one);
  expect(faultsOf(one, priced)).toEqual([]);
  expect(priced.proof.nodes).toBeLessThanOrEqual(MOST_NODES);
  expect(priced.proof.optimal).toBe(optimal);
  return priced;
}

describe("hostile input costs bounded work and gets a valid answer", () => {
  it("2,000 lines and no offer", () => {
    expectValid(caseOf(ones(2000), []), true);
  });

  it("2,000 lines in one 3 for 2: every third is free", () => {
    const { totals, lines } = expectValid(caseOf(ones(2000), [threeForTwo]), true);
    const prices = lines.map(({ unitPrice }) => unitPrice).toSorted((one, other) => other - one);
    const free = prices.filter((_, index) => index % 3 === 2).reduce((sum, amount) => sum + amount, 0);
    expect(totals.discount).toBe(free);
  });

  it("2,000 lines and 50 contradictory offers", () => {
    expectValid(caseOf(ones(2000), contradictory(50)), false);
  });

  it("quantity 9,999 of one article: 3,333 are free", () => {
    const { totals, lines } = expectValid(caseOf([9999], [threeForTwo]), true);
    expect(totals.discount).toBe((lines[0]?.unitPrice ?? 0) * 3333);
  });

  it("quantity 9,999 on ten lines and 50 contradictory offers", () => {
    expectValid(
      caseOf(
        Array.from({ length: 10 }, () => 9999),
        contradictory(50),
      ),
      false,
    );
  });

  it("500 live promotions on one article", () => {
    const offers = Array.from({ length: 500 }, (_, index) =>
      offerOf(`P${String(index).padStart(3, "0")}`, {
        style: "simple",
        get: everything,
        reward: { percentOff: 1 + (index % 50) },
      }),
    );
    const { applied } = expectValid(caseOf([1], offers), true);
    expect(applied.map(({ offerId }) => offerId)).toEqual(["P049"]);
  });

  it("500 contradictory promotions on one article with quantity 100", () => {
    expectValid(caseOf([100], contradictory(500)), false);
  });

  it("a set of six times the same goods on 60 pieces of each of ten articles, beside another one", () => {
    const slots = (size: number) => Array.from({ length: 6 }, () => ({ target: everything, quantity: size }));
    const offers = [1, 2].map((size) =>
      offerOf(`P${size}`, { style: "set", slots: slots(size), reward: { percentOff: 10 * size + 0.5 } }),
    );
    expectValid(
      caseOf(
        Array.from({ length: 10 }, () => 60),
        offers,
      ),
      false,
    );
  });

  it("quantity 9,999 on 2,000 lines and 500 contradictory offers", () => {
    expectValid(
      caseOf(
        Array.from({ length: 2000 }, () => 9999),
        contradictory(500),
      ),
      false,
    );
  });

  it("cyclic categories: an article is in each of them once", () => {
    const inRing = offerOf("P1", { style: "simple", get: { category: "c" }, reward: { percentOff: 50 } });
    const input = {
      ...hostileBook(1, [inRing]),
      articles: [{ articleId: "A0", baseUnit: "PC", taxCode: "A1", categories: ["a"] }],
      categories: [
        { id: "a", parent: "b" },
        { id: "b", parent: "c" },
        { id: "c", parent: "a" },
      ],
    };
    const priced = expectValid({ input, basket: hostileBasket([1]) }, true);
    expect(priced.totals).toMatchObject({ regular: 101, discount: 51, total: 50 });
  });

  it("a category that is its own parent", () => {
    const own = { categories: [{ id: "a", parent: "a" }], articles: [{ articleId: "A0", categories: ["a"] }] };
    const offer = offerOf("P1", { style: "simple", get: { category: "a" }, reward: { percentOff: 50 } });
    expect(expectValid(caseOf([1], [offer], own), true).totals.discount).toBe(51);
  });

  it("the same offer twenty times in twenty sequences never goes below nothing", () => {
    const offers = Array.from({ length: 20 }, (_, index) =>
      offerOf(`P${index}`, { style: "simple", get: everything, reward: { amountOff: 30 } }, { sequence: index + 1 }),
    );
    expect(expectValid(caseOf([3], offers), true).totals).toMatchObject({ regular: 303, total: 0 });
  });
});
