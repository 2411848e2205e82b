import type { BookInput } from "@counterfoil/pricing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../../tools/testing/database.ts";
import { eventually } from "../../../testing/suite.ts";
import { articleDraft, articleMessage } from "../../hub/inbound/testing/messages.ts";
import { currentBook, openRetailer } from "../offers/testing/retailer.ts";

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

type Group = { groupId: string; articleIds: string[]; version: number; usedBy: { offerId: string }[] };
type Refusal = { code: string; where?: string; detail: string };
const names = { en: "Teas", de: "Tees" };
const put = <Body = Group>(groupId: string, body: object) =>
  retailer.writer<Body>("PUT", `/product-groups/${groupId}`, body);
const create = <Body = Group>(body: object) => retailer.writer<Body>("POST", "/product-groups", body);
const total = async (articleId: string) => {
  const basket = { store: "1010", lines: [{ lineId: "1", articleId, quantity: 1 }] };
  return (await retailer.writer<{ totals: { total: number } }>("POST", "/calculations", basket)).body.totals.total;
};

test("a group is saved under its names, its members are in the next book, and whom it concerns is told", async () => {
  const before = (await currentBook(retailer.writer)) as number;
  const created = await create({ groupId: "TEAS", names, articleIds: ["TEA-2", "TEA-1"] });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ groupId: "TEAS", articleIds: ["TEA-1", "TEA-2"], version: 1, usedBy: [] });
  expect(await currentBook(retailer.writer)).toBe(before + 1);
  const terms = { style: "simple", get: { group: "TEAS" }, reward: { unitPrice: 200 } };
  const offer = {
    offerId: "TEA-200",
    name: "Tea for two",
    validFrom: "2026-01-01T00:00:00",
    validTo: "2099-12-31T23:59:59",
    terms,
  };
  await retailer.writer("POST", "/offers", offer);
  await retailer.writer("POST", "/offers/TEA-200/check");
  await retailer.approver("POST", "/offers/TEA-200/approve");
  await retailer.approver("POST", "/offers/TEA-200/activate");
  expect([await total("TEA-1"), await total("TEA-2")]).toEqual([200, 200]);
  const changed = await put("TEAS", { version: 1, names, articleIds: ["TEA-1"] });
  expect(changed.body).toMatchObject({
    version: 2,
    usedBy: [{ offerId: "TEA-200", name: "Tea for two", origin: "app" }],
  });
  expect([await total("TEA-1"), await total("TEA-2")]).toEqual([200, 300]);
  const members = await retailer.writer<{ items: unknown[] }>("GET", "/product-groups/TEAS/members");
  expect(members.body.items).toEqual([{ articleId: "TEA-1", texts: { en: "Article TEA-1", de: "Artikel TEA-1" } }]);
});

test("refusals name their place and leave group and book as they were", async () => {
  const before = await retailer.writer<Group>("GET", "/product-groups/TEAS");
  const book = await currentBook(retailer.writer);
  const refused: [Promise<{ status: number; body: Refusal }>, number, string, string | undefined][] = [
    [create<Refusal>({ groupId: "TEAS", names, articleIds: [] }), 409, "product-group-exists", "/body/groupId"],
    [put<Refusal>("TEAS", { version: 1, names, articleIds: [] }), 409, "changed-meanwhile", "/body/version"],
    [
      put<Refusal>("TEAS", { version: 2, names, articleIds: ["TEA-1", "NEVER"] }),
      422,
      "article-unknown",
      "/body/articleIds/1",
    ],
    [put<Refusal>("NONE", { version: 1, names, articleIds: [] }), 404, "product-group-unknown", undefined],
    [retailer.writer<Refusal>("DELETE", "/product-groups/TEAS"), 409, "product-group-used", undefined],
    [retailer.writer<Refusal>("DELETE", "/product-groups/NONE"), 404, "product-group-unknown", undefined],
    [retailer.approver<Refusal>("DELETE", "/product-groups/TEAS"), 403, "not-allowed", undefined],
  ];
  for (const [call, status, code, where] of refused) {
    const answer = await call;
    expect([answer.status, answer.body.code, answer.body.where]).toEqual([status, code, where]);
  }
  expect((await retailer.writer<Group>("GET", "/product-groups/TEAS")).body).toEqual(before.body);
  expect(await currentBook(retailer.writer)).toBe(book);
});

test("a group that nobody uses goes, and out of the next book; it is found by part of its name until then", async () => {
  await create({ groupId: "SHORT", names: { en: "Short-lived", de: "Kurz" }, articleIds: ["LAMP"] });
  const find = async (query: string) =>
    (await retailer.writer<{ total: number }>("GET", `/product-groups?query=${query}`)).body.total;
  expect([await find("kur"), await find("xyz")]).toEqual([1, 0]);
  expect((await retailer.writer("DELETE", "/product-groups/SHORT")).status).toBe(204);
  expect(await find("kur")).toBe(0);
});

test("a floor holds against promotions; it stays when the ERP sends the article again, and null takes it away", async () => {
  const floors = (minPrice: number | null) =>
    retailer.writer<{ changed: number; book?: number }>("PUT", "/floors", {
      floors: [{ articleId: "TEA-1", minPrice }],
    });
  expect((await floors(250)).body.changed).toBe(1);
  expect(await total("TEA-1")).toBe(250);
  expect((await retailer.writer<{ items: unknown[] }>("GET", "/floors")).body.items).toEqual([
    { articleId: "TEA-1", minPrice: 250 },
  ]);
  const redder = articleDraft("TEA-1", {
    changeNumber: 2,
    attributes: [{ name: "colour", value: "red" }],
    prices: [
      { unit: "PC", validity: { from: "2010-01-01", to: "9999-12-31" }, price: { currency: "GBP", amountMinor: 450 } },
    ],
  });
  const path = "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In";
  const headers = { authorization: retailer.basic, "content-type": "text/xml" };
  const before = (await currentBook(retailer.writer)) as number;
  await retailer.call("POST", path, articleMessage([redder]), headers);
  await eventually(
    async () => (await currentBook(retailer.writer)) as number,
    (book) => book > before,
  );
  expect(await total("TEA-1")).toBe(250);
  const again = (await floors(250)).body;
  expect([again.changed, again.book]).toEqual([0, undefined]);
  const unknown = await retailer.writer<Refusal>("PUT", "/floors", {
    floors: [
      { articleId: "TEA-2", minPrice: 1 },
      { articleId: "NEVER", minPrice: 1 },
    ],
  });
  expect([unknown.status, unknown.body.where]).toEqual([422, "/body/floors/1"]);
  expect((await retailer.writer<{ items: unknown[] }>("GET", "/floors")).body.items).toHaveLength(1);
  type Rows = { good: number; failed: number; changed: number; rows: { fault?: object }[] };
  const file = await retailer.writer<Rows>(
    "POST",
    "/floors/import",
    "articleId;minPrice\nLAMP;15,50\nTEA-1;\nCANDLE;x\nNEVER;1\n",
  );
  expect(file.body).toMatchObject({ good: 2, failed: 2, changed: 2 });
  expect(file.body.rows.map(({ fault }) => fault)).toEqual([
    undefined,
    undefined,
    { code: "price-invalid", value: "x" },
    { code: "article-unknown", value: "NEVER" },
  ]);
  expect((await retailer.writer("GET", "/floors.csv")).text).toContain("LAMP;15.50");
  expect(await total("TEA-1")).toBe(200);

  const imports = async () =>
    (
      await retailer.writer<{ items: { importId: string; rows: number; undoneAt?: string }[] }>(
        "GET",
        "/floors/imports",
      )
    ).body.items;
  const [last] = await imports();
  const undo = () => retailer.writer<Refusal & { changed: number }>("POST", `/floors/import/${last?.importId}/undo`);
  expect(last).toMatchObject({ rows: 2 });
  await floors(300);
  expect([(await undo()).status, (await undo()).body.code]).toEqual([409, "import-changed-since"]);
  await floors(null);
  expect((await undo()).body.changed).toBe(2);
  expect(await total("TEA-1")).toBe(250);
  expect((await retailer.writer("GET", "/floors.csv")).text).not.toContain("LAMP");
  expect((await undo()).body.code).toBe("import-changed-since");
  expect((await imports())[0]?.undoneAt).toBeDefined();
  const nobody = "/floors/import/00000000-0000-4000-8000-000000000000/undo";
  expect((await retailer.writer("POST", nobody)).status).toBe(404);
});

test("policies are those of the next book, by version, and what is not one is refused", async () => {
  const policies = { rounding: { mode: "down", multiple: 5 } };
  const save = (version: number, body: object) =>
    retailer.approver<Refusal & { book: number; version: number }>("PUT", "/policies", { version, policies: body });
  const before = (await currentBook(retailer.writer)) as number;
  expect((await save(0, { rounding: { mode: "sideways" } })).status).toBe(400);
  expect((await save(0, policies)).body).toMatchObject({ version: 1, book: before + 1 });
  const late = await save(0, {});
  expect([late.status, late.body.code]).toEqual([409, "changed-meanwhile"]);
  const read = await retailer.writer<{ policies: BookInput["policies"]; version: number }>("GET", "/policies");
  expect(read.body).toMatchObject({ policies, version: 1, changedBy: "approver" });
  expect((await retailer.writer("PUT", "/policies", { version: 1, policies: {} })).status).toBe(403);
});
