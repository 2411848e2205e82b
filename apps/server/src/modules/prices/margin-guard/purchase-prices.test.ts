import { inTransaction } from "@counterfoil/platform";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { openSuite } from "../../hub/inbound/testing/suite.ts";
import type { PurchasePriceRow } from "./index.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const row = (articleId: string, amountMinor: number, more: Partial<PurchasePriceRow> = {}): PurchasePriceRow => ({
  articleId,
  unit: "PC",
  validFrom: "2026-01-01",
  validTo: "9999-12-31",
  amountMinor,
  currency: "GBP",
  perMilli: 1000,
  ...more,
});
const apply = (rows: PurchasePriceRow[], complete: string[] = []) =>
  inTransaction(suite.db, async (db) =>
    [...(await suite.prices.guard.applyPurchasePrices({ db }, rows, { complete }))].toSorted(),
  );
const kept = async () =>
  (await suite.prices.guard.purchasePrices({})).items.map(({ articleId, store, amount }) => [articleId, store, amount]);

test("a list of purchase prices is taken, told what changed, and ends what is not in it any more", async () => {
  expect(await apply([row("A", 100), row("A", 90, { storeId: "1010" }), row("B", 50)])).toEqual(["A", "B"]);
  expect(await apply([row("A", 100), row("A", 90, { storeId: "1010" }), row("B", 50)], ["A", "B"])).toEqual([]);
  expect(await apply([row("A", 110), row("B", 50)], ["A", "B"])).toEqual(["A"]);
  expect(await kept()).toEqual([
    ["A", undefined, 110],
    ["B", undefined, 50],
  ]);
  expect(await apply([row("B", 60), row("B", 70)])).toEqual(["B"]);
  expect(await apply([], ["A"])).toEqual(["A"]);
  expect(await kept()).toEqual([["B", undefined, 70]]);
});

test("a refusal of the database leaves everything as it was", async () => {
  await expect(apply([row("C", 1), row("D", -1)])).rejects.toThrow();
  expect(await kept()).toEqual([["B", undefined, 70]]);
});
