import { createLog, openDatabase } from "@counterfoil/platform";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import type { DB } from "../../../database.gen.ts";
import { createStock } from "./index.ts";

const database = await testDatabase("server");
const { db, close } = openDatabase<DB>({ url: database.url, applicationName: "test" });
afterAll(async () => {
  await close();
  await database.drop();
});

/** The other side of the process border: an ERP that has stock, posts sales, and may be away. */
let erp: { has: Record<string, number>; isUp: boolean; asked: number; thinks: Promise<unknown> };
let unposted: { storeId: string; unit: string; stockChangeMilli: number }[];
let since: typeof unposted;
let now: Date;
beforeEach(() => {
  erp = { has: { "1010": 12_000, "1090": 500_000 }, isUp: true, asked: 0, thinks: Promise.resolve() };
  unposted = [];
  since = [];
  now = new Date("2026-11-21T12:00:00Z");
});

const stock = createStock({
  db,
  clock: { now: () => now },
  log: createLog({ name: "test", level: "silent" }),
  findArticle: async (articleId) =>
    articleId.startsWith("A")
      ? {
          state: {
            baseUnit: "PC",
            units: [
              { unit: "PC", numerator: 1, denominator: 1 },
              { unit: "BOX", numerator: 6, denominator: 1 },
            ],
          },
        }
      : undefined,
  readStores: async () => [
    { storeId: "1010", name: "London", storageLocations: [{ storageLocation: "0001", name: "Sales floor" }] },
    { storeId: "1020", name: "Manchester", storageLocations: [] },
  ],
  patienceMs: 150,
  askOpenStatuses: async () => undefined,
  askStock: async () => {
    erp.asked += 1;
    const { has, isUp, thinks } = erp;
    await thinks;
    if (!isUp) throw new Error("no answer");
    return Object.entries(has).map(([plant, quantityMilli]) => ({
      plant,
      quantityMilli,
      locations: [
        { storageLocation: "0001", quantityMilli: quantityMilli - 1000 },
        { storageLocation: "0009", quantityMilli: 1000 },
      ],
    }));
  },
  readUnposted: async () => unposted,
  readAcceptedSince: async () => since,
});
const storesOf = async (articleId: string) =>
  (await stock.read(articleId)).stores.map(({ storeId, unrestricted, unposted: open, available }) => [
    storeId,
    unrestricted,
    open,
    available,
  ]);

test("what the ERP has, less what is sold and not posted, in the base unit", async () => {
  unposted = [
    { storeId: "1010", unit: "PC", stockChangeMilli: -2000 },
    { storeId: "1010", unit: "BOX", stockChangeMilli: -1000 },
    { storeId: "1020", unit: "PC", stockChangeMilli: 500 },
  ];
  expect(await storesOf("A1")).toEqual([
    ["1010", 12, 8, 4],
    ["1020", 0, -0.5, 0.5],
  ]);
});

test("while the ERP is away: the last word, its age, and what was sold since", async () => {
  unposted = [{ storeId: "1010", unit: "PC", stockChangeMilli: -1000 }];
  await stock.read("A2");
  erp.isUp = false;
  now = new Date("2026-11-21T13:00:00Z");
  since = [{ storeId: "1010", unit: "PC", stockChangeMilli: -3000 }];
  const view = await stock.read("A2");
  expect([view.stale, view.asOf]).toEqual([true, "2026-11-21T12:00:00.000Z"]);
  expect(view.stores[0]).toEqual({
    storeId: "1010",
    name: "London",
    unrestricted: 12,
    unposted: 4,
    available: 8,
    locations: [
      { storageLocation: "0001", name: "Sales floor", unrestricted: 11 },
      { storageLocation: "0009", name: "0009", unrestricted: 1 },
    ],
  });
});

test("who asks does not wait for a slow ERP where there is a figure; its answer is kept for the next", async () => {
  await stock.read("A5");
  const { promise, resolve: answer } = Promise.withResolvers<void>();
  erp.thinks = promise;
  erp.has["1010"] = 7000;
  now = new Date("2026-11-21T12:30:00Z");
  const view = await stock.read("A5");
  expect([view.stale, view.asOf, view.stores[0]?.unrestricted]).toEqual([true, "2026-11-21T12:00:00.000Z", 12]);
  erp.isUp = false;
  answer();
  await expect.poll(async () => (await stock.read("A5")).asOf).toBe("2026-11-21T12:30:00.000Z");
  expect((await stock.read("A5")).stores[0]?.unrestricted).toBe(7);
  // Nothing was ever told of it: then there is only waiting.
  erp.isUp = true;
  erp.thinks = new Promise((resolve) => setTimeout(resolve, 400));
  expect((await stock.read("A6")).stale).toBe(false);
});

test("an ERP that was never heard of, an article that is not known", async () => {
  erp.isUp = false;
  await expect(stock.read("A3")).rejects.toMatchObject({ facts: { code: "stock-unknown", status: 503 } });
  await expect(stock.read("B")).rejects.toMatchObject({ facts: { code: "article-unknown", status: 404 } });
});

test("many who ask at once are one question", async () => {
  await Promise.all(Array.from({ length: 20 }, () => stock.read("A4")));
  expect(erp.asked).toBe(1);
});
