import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Basket } from "./basket.ts";
import { memory } from "./deal-memory.ts";
import { buildPriceBook, type PriceBook, PricingError, type Promotion, priceBasket } from "./index.ts";
import { hostileBook, offerOf } from "./testing/hostile.ts";
import { forgetDeals, withoutMemory } from "./testing/memory.ts";
import { type Case, randomCase } from "./testing/random-basket.ts";

vi.setConfig({ testTimeout: 60_000 });

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };

type Options = Parameters<typeof priceBasket>[2];

/** The answer as text, or what is wrong with the basket. */
function answer(book: PriceBook, basket: Basket, options?: Options): string {
  try {
    const priced = priceBasket(book, basket, options);
    const text = JSON.stringify(priced);
    // Whoever has an answer may write into it.
    for (const { modifiers } of priced.lines) for (const one of modifiers) one.amount = 1;
    return text;
  } catch (error) {
    if (error instanceof PricingError) return JSON.stringify(error.problems);
    throw error;
  }
}

const fresh = (book: PriceBook, basket: Basket, options?: Options) =>
  withoutMemory(() => answer(book, basket, options));

describe("what comes out is the same with and without memory", () => {
  it.each([
    { lines: 4, offers: 4 },
    { lines: 10, offers: 6 },
    { lines: 3, offers: 8 },
  ])("a basket of up to $lines lines and $offers offers that grows line by line", (sizes) => {
    const same = ({ input, basket }: Case, explain: boolean, nodes: number) => {
      const book = buildPriceBook(input);
      const options = { explain, ...(nodes < 3000 && { maxNodes: nodes }) };
      for (let count = 1; count <= basket.lines.length; count += 1) {
        const part = { ...basket, lines: basket.lines.slice(0, count) };
        const wanted = fresh(book, part, options);
        for (let times = 0; times < 2; times += 1) answer(book, part);
        for (let times = 0; times < 3; times += 1) expect(answer(book, part, options)).toBe(wanted);
      }
    };
    fc.assert(fc.property(randomCase(sizes), fc.boolean(), fc.nat({ max: 6000 }), same), { numRuns: 150 });
  });

  const goods = { group: "g0" };
  const offers = [
    offerOf("THREE", { style: "nth", of: goods, every: 3, reward: { percentOff: 100 } }),
    offerOf("STORE", { style: "simple", get: goods, reward: { percentOff: 60 } }, { stores: ["1020"] }),
    offerOf("COUPON", { style: "simple", get: goods, reward: { percentOff: 70 } }, { coupon: "TEA" }),
    offerOf("MEMBER", { style: "simple", get: goods, reward: { percentOff: 80 } }, { customerGroups: ["gold"] }),
    offerOf(
      "EVENING",
      { style: "simple", get: goods, reward: { percentOff: 90 } },
      {
        happyHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "17:00", to: "19:00" }],
      },
    ),
    offerOf("MUCH", { style: "simple", get: goods, reward: { percentOff: 75 }, minAmount: 3000 }),
  ];
  const ways: Promotion = {
    promotionId: "WAYS",
    name: "By coupon, or for much",
    ...always,
    rules: [
      {
        ruleId: "WAYS",
        sequence: 100,
        resolution: 0,
        eligibility: {
          type: "all",
          of: [
            { type: "goods", target: goods },
            {
              type: "any",
              of: [
                { type: "coupon", code: "JAM" },
                { type: "total", threshold: { by: "amount", from: 900000 } },
              ],
            },
          ],
        },
        priceRule: { type: "RB", control: "line", reward: { percentOff: 95 } },
      },
    ],
  };
  const input = { ...hostileBook(30, offers), promotions: [ways] };
  const book = buildPriceBook(input);
  const line = (lineId: string, articleId: string, quantity: number, more = {}) => ({
    lineId,
    articleId,
    quantity,
    ...more,
  });
  const lines = [line("1", "A0", 2), line("2", "A5", 1), line("3", "A1", 1)];
  const basket: Basket = { at: "2026-03-02T10:00:00Z", store: "1010", lines };
  const others: [string, Partial<Basket>][] = [
    ["another quantity", { lines: [line("1", "A0", 1), line("2", "A5", 2)] }],
    ["another article", { lines: [line("1", "A0", 2), line("2", "A10", 1)] }],
    ["the lines the other way round", { lines: [line("1", "A5", 1), line("2", "A0", 2)] }],
    ["a given price", { lines: [line("1", "A0", 2, { unitPrice: 777 }), line("2", "A5", 1)] }],
    ["no discount on a line", { lines: [line("1", "A0", 2, { nonDiscountable: true }), line("2", "A5", 1)] }],
    ["facts sent with the line", { lines: [line("1", "A0", 2, { article: { minPrice: 900 } }), line("2", "A5", 1)] }],
    ["one line more", { lines: [...lines, line("4", "A15", 1)] }],
    ["other line ids", { lines: [line("b", "A0", 2), line("c", "A5", 1), line("a", "A1", 1)] }],
    [
      "a discount by a person",
      { lines: [line("1", "A0", 2, { manualDiscounts: [{ percent: 10 }] }), line("2", "A5", 1)] },
    ],
    ["another store", { store: "1020" }],
    ["a coupon", { coupons: ["TEA"] }],
    ["a coupon as one of several ways", { coupons: ["JAM"] }],
    ["a customer", { customer: { id: "1", groups: ["gold"] } }],
    ["another hour", { at: "2026-03-02T18:00:00Z" }],
    ["another year", { at: "2031-03-02T10:00:00Z" }],
    ["a return", { kind: "return" }],
  ];

  it.each(others)("%s is another basket", (_name, other) => {
    forgetDeals();
    for (let times = 0; times < 3; times += 1) answer(book, basket);
    const changed = { ...basket, ...other };
    const wanted = fresh(book, changed);
    expect(wanted).not.toBe(answer(book, basket));
    for (let times = 0; times < 3; times += 1) expect(answer(book, changed)).toBe(wanted);
  });

  it("one piece more of what costs nothing is another basket", () => {
    const free = (quantity: number): Basket => ({
      ...basket,
      lines: [line("1", "A0", quantity, { unitPrice: 0 }), line("2", "A5", 1)],
    });
    for (let times = 0; times < 3; times += 1) answer(book, free(1));
    const wanted = fresh(book, free(2));
    expect(answer(book, free(2))).toBe(wanted);
  });

  it("another book with the same articles is another book", () => {
    for (let times = 0; times < 3; times += 1) answer(book, basket);
    const dearer = buildPriceBook({ ...input, prices: input.prices.map((price) => ({ ...price, amount: 2000 })) });
    expect(answer(dearer, basket)).toBe(fresh(dearer, basket));
  });
});

describe("the memory", () => {
  const offers = Array.from({ length: 5 }, (_, at) =>
    offerOf(`P${at}`, { style: "nth", of: { group: `g${at}` }, every: 3, reward: { percentOff: 100 } }),
  );
  const book = buildPriceBook(hostileBook(3000, offers));
  const basketOf = (count: number, from = 0): Basket => ({
    at: "2026-03-02T10:00:00Z",
    lines: Array.from({ length: count }, (_, at) => ({ lineId: String(at), articleId: `A${from + at}`, quantity: 3 })),
  });
  const kept = () => memory.kept.filter((one) => one !== undefined);

  beforeEach(forgetDeals);

  it("keeps what came twice, and uses it for what is the same", () => {
    priceBasket(book, basketOf(1));
    expect(kept()).toHaveLength(0);
    priceBasket(book, basketOf(2));
    const [first, ...more] = kept();
    expect(more).toHaveLength(0);
    const { nodes } = priceBasket(book, basketOf(2)).proof;
    // Nothing else shows that the first line is not dealt with any more.
    if (first) first.nodes += 1000;
    expect(priceBasket(book, basketOf(2)).proof.nodes).toBe(nodes + 1000);
  });

  it("has an end, and no room for what is large", () => {
    for (let from = 0; from < 2990; from += 1)
      for (let times = 0; times < 2; times += 1) priceBasket(book, basketOf(1, from), { nearMisses: 0 });
    expect(kept().length).toBeGreaterThan(1000);
    expect(memory.kept).toHaveLength(2048);
    forgetDeals();
    for (let times = 0; times < 3; times += 1) priceBasket(book, basketOf(500), { nearMisses: 0 });
    expect(kept()).toHaveLength(0);
  });
});
