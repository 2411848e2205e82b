import { priceBasket } from "@counterfoil/pricing";
import { afterAll, expect, it } from "vitest";
import { type MasterChange, masterPage, putPagesTogether, readMasterRows, TillDatabase } from "../ledger/index.ts";
import { keepCatalogue, loadCatalogue } from "./load-catalogue.ts";

const database = new TillDatabase("load-catalogue");
afterAll(() => database.delete());

const COUNT = 2500;
const always = { validFrom: "2010-01-01T00:00:00", validTo: "9999-12-31T23:59:59" };
const ids = Array.from({ length: COUNT }, (_, index) => `A${String(index).padStart(5, "0")}`);

const article = (articleId: string) => ({
  articleId,
  type: "goods",
  texts: { en: articleId },
  baseUnit: "PC",
  units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: [articleId.slice(1)] }],
  taxCode: "A1",
});
const price = (articleId: string, amount: number) => ({
  priceId: `P${articleId}`,
  articleId,
  unit: "PC",
  amount,
  ...always,
});
const change = (table: MasterChange["table"], upserts: object[], removals: string[] = []) => ({
  table,
  removals,
  upserts,
});
const keepPage = (...changes: MasterChange[]) => database.masterPages.add(masterPage(changes));

it("loads what all pages come to, the later one before the earlier", async () => {
  await keepPage(change("taxes", [{ code: "A1", rate: 20 }]), change("articles", [article("GONE"), article("A00000")]));
  for (let from = 0; from < COUNT; from += 500) {
    const some = ids.slice(from, from + 500);
    await keepPage(
      change("articles", some.map(article), from === 0 ? ["GONE"] : []),
      change(
        "prices",
        some.map((articleId, index) => price(articleId, 100 + from + index)),
      ),
    );
  }
  const catalogue = await loadCatalogue(database, "GBP");
  expect([...catalogue.articles.keys()].toSorted()).toEqual(ids);
  expect(catalogue.gtins.size).toBe(COUNT);
  const last = ids.at(-1) as string;
  const lines = [ids[0] as string, last].map((articleId) => ({ lineId: articleId, articleId, quantity: 1 }));
  expect(priceBasket(catalogue.book, { at: "2026-11-22T00:00:00Z", lines }).totals.total).toBe(100 + 100 + COUNT - 1);
});

it("takes a round's changes over without reading anew, and leaves the catalogue that was given out as it is", async () => {
  const keeper = keepCatalogue(database);
  const before = await keeper.load("GBP");
  const [first = "", second = ""] = ids;
  const renamed = { ...article(first), texts: { en: "Renamed teapot" } };
  const changes = [change("articles", [renamed]), change("prices", [price(first, 7)], [`P${second}`])];
  // The till's memory knows nothing of it: it came from the round itself.
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
  // A first round is all there is.
  const anew = await keeper.renew("GBP", { initial: true, changes });
  expect([...anew.articles.keys()]).toEqual([first]);
  await expect.poll(() => anew.articleIndex.search(first, 5)).toEqual([first]);
});

it("puts many small pages together, unless one has come since", async () => {
  await database.masterPages.clear();
  await keepPage(change("articles", ids.map(article)));
  for (let count = 0; count < 205; count += 1) await keepPage(change("prices", [price("A00001", count)]));
  const read = await readMasterRows(database);
  await keepPage(change("taxes", [{ code: "A1", rate: 20 }]));
  await putPagesTogether(database, read);
  expect(await database.masterPages.count()).toBe(207);

  const catalogue = await loadCatalogue(database, "GBP");
  await expect.poll(() => database.masterPages.count()).toBe(3);
  const { rows } = await readMasterRows(database);
  expect([rows.articles, rows.prices.get("PA00001")]).toEqual([catalogue.articles, price("A00001", 204)]);
});
