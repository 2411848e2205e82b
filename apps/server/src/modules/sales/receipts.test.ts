import type { Page, ReceiptDetail, ReceiptSummary } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { cashMovementOf, receiptOf } from "../../testing/receipts.ts";
import { eventually, type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  const other = await suite.createTill("1020-01");
  const day = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
  await suite.send(till.token, [
    receiptOf({ running: 1, at: day(9), customerId: "17850" }, [{ articleId: "85123A" }, { articleId: "50%_OFF" }]),
    receiptOf({ running: 2, at: day(10) }, [{ articleId: "71053", quantity: 2 }]),
    { ...receiptOf({ running: 3, at: day(11) }), externalReference: "536365", cashierName: '=cmd|"calc"' },
    cashMovementOf({ running: 4, at: day(12) }),
  ]);
  await suite.send(other.token, [receiptOf({ tillId: "1020-01", running: 1, at: day(13) })]);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const find = async (query: string) => {
  const { body } = await suite.asAdmin<Page<ReceiptSummary>>("GET", `/api/sales/receipts?${query}`);
  return body.items.map(({ number }) => number);
};

test.each([
  ["query=1010-01-000002", ["1010-01-000002"]],
  ["query=000002", ["1010-01-000002"]],
  ["query=1", ["1020-01-000001", "1010-01-000001"]],
  ["query=536365", ["1010-01-000003"]],
  ["query=17850", ["1010-01-000001"]],
  ["query=71053", ["1010-01-000002"]],
  ["query=50%25_OFF", ["1010-01-000001"]],
  ["query=85123a&storeId=1020", ["1020-01-000001"]],
  ["kind=cashMovement", ["1010-01-000004"]],
  ["tillId=1020-01", ["1020-01-000001"]],
  ["from=2026-11-21", []],
  ["to=2026-11-20&kind=receipt&storeId=1010", ["1010-01-000003", "1010-01-000002", "1010-01-000001"]],
  ["from=2026-11-20&to=2026-11-20&kind=cashMovement", ["1010-01-000004"]],
  ["from=2026-11-19&to=2026-11-19", []],
  ["posting=waiting&query=2", ["1010-01-000002"]],
  ["posting=posted", []],
])("%s", async (query, numbers) => {
  expect(await find(query)).toEqual(numbers);
});

test.each(["%25", "_", "85123%25", ".*", "'", '";--', "\\", "%00x"])(
  "%s means itself and finds nothing",
  async (word) => {
    const answer = await suite.asAdmin<Page<ReceiptSummary>>("GET", `/api/sales/receipts?query=${word}`);
    expect([200, 400]).toContain(answer.status);
    if (answer.status === 200) expect(answer.body.items).toEqual([]);
  },
);

test("page by page everything comes once, and the first page counts", async () => {
  const seen: string[] = [];
  let next: string | undefined;
  let total: number | undefined;
  do {
    const { body } = await suite.asAdmin<Page<ReceiptSummary>>(
      "GET",
      `/api/sales/receipts?limit=2${next ? `&next=${encodeURIComponent(next)}` : ""}`,
    );
    seen.push(...body.items.map(({ number }) => number));
    total ??= body.total;
    next = body.next;
  } while (next);
  expect(total).toBe(5);
  expect(seen).toEqual(["1020-01-000001", "1010-01-000004", "1010-01-000003", "1010-01-000002", "1010-01-000001"]);
  expect((await suite.asAdmin("GET", "/api/sales/receipts?next=nonsense")).status).toBe(400);
  expect((await suite.asAdmin("GET", "/api/sales/receipts?from=2026-02-99")).status).toBe(400);
});

test("the export is the list, and no cell is a formula", async () => {
  const { text, headers } = await suite.asAdmin("GET", "/api/sales/receipts.csv?storeId=1010");
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^number,kind,store,till,businessDate/);
  expect(text).toContain(`"'=cmd|""calc"""`);
  expect(text).toContain("1010-01-000004,cashMovement,1010,1010-01,2026-11-20");
  expect(text).toContain(",GBP,-5.00,");
});

test("a receipt with what the server found when it priced it again", async () => {
  const detail = await eventually(
    () => suite.asAdmin<ReceiptDetail>("GET", "/api/sales/receipts/1010-01-000001"),
    ({ body }) => body.deviations.length > 0,
  );
  expect(detail.body.deviations.map(({ code }) => code)).toContain("customerUnknown");
  expect(detail.body.transaction).toMatchObject({ kind: "receipt", number: "1010-01-000001", customerId: "17850" });
  expect(detail.body.flow.map(({ system, document }) => `${system} ${document}`)).toEqual([
    "till transaction",
    "server transaction",
    "server outboundMessage",
  ]);
  expect(await find("deviating=true&query=1010-01-000001")).toEqual(["1010-01-000001"]);
  expect((await suite.asAdmin("GET", "/api/sales/receipts/1010-01-000099")).status).toBe(404);
  const movement = await suite.asAdmin<ReceiptDetail>("GET", "/api/sales/receipts/1010-01-000004");
  expect(movement.body.transaction).toMatchObject({ kind: "cashMovement", amount: -500, reasonCode: "STAMPS" });
});
