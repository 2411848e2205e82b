import { priceBasket } from "@counterfoil/pricing";
import { afterAll, expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import { keepCatalogue, loadCatalogue } from "./load-catalogue.ts";

const database = new TillDatabase("load-catalogue");
afterAll(() => database.delete());

const COUNT = 2500;
const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
const ids = Array.from({ length: COUNT }, (_, index) => `A${String(index).padStart(5, "0")}`);

it("loads all rows of tables of several pages, each once, while others have their turn", async () => {
  await database.articles.bulkAdd(
    ids.map((articleId) => ({
      articleId,
      type: "goods",
      texts: { en: articleId },
      baseUnit: "PC",
      units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [articleId.slice(1)] }],
      taxCode: "A1",
    })),
  );
  await database.prices.bulkAdd(
    ids.map((articleId, index) => ({
      priceId: `P${articleId}`,
      articleId,
      unit: "PC",
      amount: 100 + index,
      ...always,
    })),
  );
  await database.taxes.add({ code: "A1", rate: 20 });
  const catalogue = await loadCatalogue(database, "GBP");
  expect([...catalogue.articles.keys()]).toEqual(ids);
  expect(catalogue.gtins.size).toBe(COUNT);
  const last = ids.at(-1) as string;
  const lines = [ids[0] as string, last].map((articleId) => ({ lineId: articleId, articleId, quantity: 1 }));
  expect(priceBasket(catalogue.book, { at: "2026-11-22T00:00:00Z", lines }).totals.total).toBe(100 + 100 + COUNT - 1);
});

it("takes a round's changes over without reading anew, and leaves the catalogue that was given out as it is", async () => {
  const keeper = keepCatalogue(database);
  const before = await keeper.load("GBP");
  const [first = "", second = ""] = ids;
  const article = { ...before.articles.get(first), texts: { en: "Renamed teapot" } };
  const changes = [
    { table: "articles" as const, removals: [], upserts: [article] },
    {
      table: "prices" as const,
      removals: [`P${second}`],
      upserts: [{ priceId: `P${first}`, articleId: first, unit: "PC", amount: 7, ...always }],
    },
  ];
  // The tables know nothing of it: it came from the round itself.
  const after = await keeper.renew("GBP", { initial: false, changes });
  const priceOf = (catalogue: typeof after, articleId: string) => {
    const lines = [{ lineId: "1", articleId, quantity: 1 }];
    return priceBasket(catalogue.book, { at: "2026-11-22T00:00:00Z", lines }).totals.total;
  };
  expect([priceOf(before, first), priceOf(after, first)]).toEqual([100, 7]);
  expect(() => priceOf(after, second)).toThrow();
  expect(priceOf(before, second)).toBe(101);
  expect(before.articles.get(first)?.texts.en).toBe(first);
  expect(after.articles.get(first)?.texts.en).toBe("Renamed teapot");
  await expect.poll(() => after.articleIndex.search("teapot", 5)).toEqual([first]);
  // A first round reads what the tables have.
  expect(priceOf(await keeper.renew("GBP", { initial: true, changes: [] }), first)).toBe(100);
});
