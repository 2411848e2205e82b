import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../tools/testing/database.ts";
import { eventually } from "../../testing/suite.ts";
import { openRetailer } from "../prices/offers/testing/retailer.ts";

let database: TestDatabase;
let retailer: Awaited<ReturnType<typeof openRetailer>>;
beforeAll(async () => {
  database = await testDatabase("server");
  retailer = await openRetailer(database.url);
}, 60_000);
afterAll(async () => {
  await retailer.close();
  await database.drop();
});

const total = async (articleId: string) => {
  const basket = { store: "1010", lines: [{ lineId: "1", articleId, quantity: 1 }] };
  return (await retailer.writer<{ totals: { total: number } }>("POST", "/calculations", basket)).body.totals.total;
};

test("a store that moves into a group, or into one below it, gets the group's offers; the group stays while an offer names it", async () => {
  const group = (groupId: string, body: object) =>
    retailer.json("PUT", `/api/organisation/store-groups/${groupId}`, body);
  await group("NORTH", { name: "North" });
  await group("COAST", { name: "Coast", parentId: "NORTH" });
  await retailer.writer("POST", "/offers", {
    offerId: "NORTH",
    name: "North",
    validFrom: "2026-01-01T00:00:00",
    validTo: "2099-12-31T23:59:59",
    storeGroups: ["NORTH"],
    terms: { style: "simple", get: { articles: ["CANDLE"] }, reward: { unitPrice: 60 } },
  });
  await retailer.writer("POST", "/offers/NORTH/check");
  await retailer.approver("POST", "/offers/NORTH/approve");
  await retailer.approver("POST", "/offers/NORTH/activate");
  expect(await total("CANDLE")).toBe(100);
  await retailer.json("POST", "/api/organisation/moves", { stores: ["1010"], to: "COAST" });
  await eventually(
    () => total("CANDLE"),
    (amount) => amount === 60,
  );
  await retailer.json("POST", "/api/organisation/moves", { stores: ["1010"], to: null });
  await eventually(
    () => total("CANDLE"),
    (amount) => amount === 100,
  );
  const remove = (groupId: string) => retailer.call("DELETE", `/api/organisation/store-groups/${groupId}`);
  await remove("COAST");
  expect((await remove("NORTH")).text).toContain("store-group-used");
  await retailer.approver("POST", "/offers/NORTH/withdraw");
  await retailer.writer("DELETE", "/offers/NORTH");
  expect((await remove("NORTH")).status).toBe(204);
  expect((await retailer.writer<{ items: unknown[] }>("GET", "/store-groups")).body.items).toEqual([]);
});
