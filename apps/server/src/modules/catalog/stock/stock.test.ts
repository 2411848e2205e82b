import { randomUUID } from "node:crypto";
import { completeTillSettings, type Receipt, type ReserveRequest } from "@counterfoil/contracts";
import { createLog, inTransaction, openDatabase } from "@counterfoil/platform";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import type { DB } from "../../../database.gen.ts";
import { createReserved } from "../../reserved/index.ts";
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
  shown = { stores: "all", reservedDays: 3 };
  now = new Date("2026-11-21T12:00:00Z");
});

const units = [
  { unit: "PC", numerator: 1, denominator: 1 },
  { unit: "BOX", numerator: 6, denominator: 1 },
];
const stock = createStock({
  db,
  clock: { now: () => now },
  log: createLog({ name: "test", level: "silent" }),
  findArticle: async (articleId) =>
    articleId.startsWith("A")
      ? {
          state: {
            baseUnit: "PC",
            units,
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
  readReserved: (articleId) => reserved.readKept(articleId),
});
let shown: { stores: "all" | string[]; reservedDays: number };
const reserved = createReserved({
  db,
  clock: { now: () => now },
  readStock: stock.read,
  readStores: async () => [
    { storeId: "1010", timeZone: "Europe/London" },
    { storeId: "1020", timeZone: "Europe/London" },
  ],
  readUnits: async () => units,
  readTillConfiguration: async () => ({ settings: completeTillSettings({ stockShown: shown }) }),
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
    reserved: 0,
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

const till = { tillId: "1020-01", storeId: "1020", kind: "regular" as const };
const person = { personId: "p1", personName: "Colin" };
const wish = (articleId: string, more: Partial<ReserveRequest> = {}): ReserveRequest => ({
  ...{ requestId: randomUUID(), storeId: "1010", articleId, unit: "PC", quantity: 2, name: "Mrs Blue", ...person },
  ...more,
});
const reserve = (request: ReserveRequest) => reserved.reserve(till, request);
const refused = (code: string) => ({ facts: { code } });
const handOver = (number: string, receiptNumber: string, storeId = "1010", quantity = 2) =>
  inTransaction(db, (transaction) => {
    const lines = [{ lineId: "0001", reservedNumber: number, quantity }];
    const receipt = { storeId, id: randomUUID(), number: receiptNumber, cashierName: "Colin", lines };
    return reserved.settle(transaction, [receipt as unknown as Receipt]);
  });
const doubts = async (...given: Parameters<typeof handOver>) =>
  (await handOver(...given)).map(({ deviation: { code, expected } }) => [code, expected]);

test("goods that are kept for a customer are no longer available, until they are collected, once", async () => {
  const request = wish("A10", { unit: "BOX", quantity: 1, phone: "0161 1234", customerId: "C1" });
  const goods = await reserve(request);
  expect(goods).toMatchObject({
    state: "open",
    validTo: "2026-11-24",
    madeIn: "1020-01",
    madeBy: "Colin",
    quantity: 1,
  });
  expect(await reserve(request)).toEqual(goods);
  expect((await stock.read("A10")).stores[0]).toMatchObject({ unrestricted: 12, reserved: 6, available: 6 });
  await expect(reserve(wish("A10", { quantity: 7 }))).rejects.toMatchObject(refused("reserved-not-there"));
  expect(
    await reserved.putAside(goods.number, { actor: { kind: "till", id: "1", name: "1" }, by: "Ann" }),
  ).toMatchObject({
    state: "putAside",
    putAsideBy: "Ann",
  });
  expect(await doubts(goods.number, "1010-01-000001")).toEqual([]);
  expect(await doubts(goods.number, "1010-01-000002")).toEqual([["reservedTwice", "1010-01-000001"]]);
  expect(await doubts("R-1010-999999", "1010-01-000003")).toEqual([["reservedUnknown", undefined]]);
  expect(await doubts(goods.number, "1020-01-000001", "1020")).toEqual([["reservedUnknown", undefined]]);
  expect(await reserved.read(goods.number)).toMatchObject({ state: "collected", receiptNumber: "1010-01-000001" });
  expect((await stock.read("A10")).stores[0]).toMatchObject({ reserved: 0, available: 12 });
});

test("of two tills that want the last pieces one gets them", async () => {
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => reserve(wish("A11", { quantity: 5 }))));
  const codes = tries.map((each) => (each.status === "fulfilled" ? "kept" : each.reason.facts.code));
  expect(codes.sort()).toEqual(["kept", "kept", ...Array(4).fill("reserved-not-there")]);
  expect((await stock.read("A11")).stores[0]).toMatchObject({ reserved: 10, available: 2 });
});

test("a till has goods kept where it sees the stock, in units that the article has, if at all", async () => {
  shown = { stores: [], reservedDays: 3 };
  await expect(reserve(wish("A12"))).rejects.toMatchObject(refused("reserving-not-allowed"));
  shown = { stores: "all", reservedDays: 0 };
  await expect(reserve(wish("A12"))).rejects.toMatchObject(refused("reserving-not-allowed"));
  shown = { stores: "all", reservedDays: 1 };
  await expect(reserve(wish("A12", { unit: "KG" }))).rejects.toMatchObject(refused("reserved-unit-unknown"));
  await expect(reserve(wish("A12", { storeId: "9999" }))).rejects.toMatchObject(refused("reserving-not-allowed"));
  erp.isUp = false;
  await expect(reserve(wish("A13"))).rejects.toMatchObject(refused("stock-unknown"));
  expect((await reserved.list({ query: "A12" })).items).toEqual([]);
});

test("when the last day is over or somebody cancels it, the goods are free again", async () => {
  const [first, second] = [await reserve(wish("A14")), await reserve(wish("A14"))];
  const who = { actor: { kind: "till" as const, id: "1010-01", name: "Ann" }, by: "Ann" };
  expect(await reserved.cancel(second.number, who, "Bought elsewhere")).toMatchObject({
    state: "cancelled",
    endedBy: "Ann",
  });
  const expire = reserved.tasks["reserved:expire"];
  now = new Date("2026-11-24T23:30:00Z");
  await expire();
  expect((await reserved.read(first.number)).state).toBe("open");
  now = new Date("2026-11-25T00:30:00Z");
  await expire();
  expect((await reserved.read(first.number)).state).toBe("expired");
  expect((await stock.read("A14")).stores[0]).toMatchObject({ reserved: 0, available: 12 });
  await expect(reserved.putAside(first.number, who)).rejects.toMatchObject(refused("reserved-ended"));
  await expect(reserved.cancel(first.number, who)).rejects.toMatchObject(refused("reserved-ended"));
  // Sold without a network meanwhile: the goods are gone, and were the customer's.
  expect(await doubts(first.number, "1010-01-000009")).toEqual([]);
  expect((await reserved.list({ query: "A14" })).items.map(({ state }) => state)).toEqual(["cancelled", "collected"]);
  expect((await reserved.list({ query: "mrs bl", state: "waiting" })).items.map(({ state }) => state)).not.toContain(
    "collected",
  );
});
