import { beforeAll, expect, it, vi } from "vitest";
import { buildPriceBook, priceBasket } from "./index.ts";
import { agreement } from "./testing/agreement.ts";
import { faultsOf } from "./testing/invariants.ts";
import { type RetailMonth, readRetailMonth } from "./testing/retail-book.ts";

vi.setConfig({ testTimeout: 60_000 });

let month: RetailMonth;
beforeAll(async () => {
  month = await readRetailMonth();
}, 60_000);

const DAY = "2010-12-01";

it(`every basket of ${DAY} is priced exactly, and all its cents are there`, () => {
  const book = buildPriceBook(month.input);
  const baskets = month.baskets.filter(({ at }) => at.startsWith(DAY));
  expect(baskets.length).toBeGreaterThan(100);
  let discounted = 0;
  for (const basket of baskets) {
    const priced = priceBasket(book, basket);
    expect(faultsOf({ input: month.input, basket }, priced)).toEqual([]);
    expect(priced.proof.optimal).toBe(true);
    if (priced.totals.discount > 0) discounted += 1;
  }
  expect(discounted).toBeGreaterThan(baskets.length / 2);
});

it("small baskets of the month come to what trying everything comes to", () => {
  const small = month.baskets.filter(({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0) <= 12);
  const verdicts = small
    .slice(0, 120)
    .map((basket) => ({ basket, verdict: agreement({ input: month.input, basket }) }));
  expect(verdicts.filter(({ verdict }) => verdict.outcome === "different")).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict.outcome === "agreed").length).toBeGreaterThan(60);
});
