import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type {
  Alert,
  CompletenessMonth,
  CompletenessRow,
  DayDifference,
  HeldTill,
  Page,
  Trace,
} from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { closingOf, receiptOf } from "../../../testing/receipts.ts";
import { eventually, type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";
import { openFor } from "./opening.ts";
import { judgeTill } from "./use-cases/watch-silence.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
type Row = Record<string, string | number | null>;
/** What the ERP answers to each entity set; it takes every document as IDoc 1. */
const sets: Record<string, Row[]> = { CompletenessSet: [], ReceiptSet: [], ReceiptStatusSet: [] };
let isErpAway = false;
const erp = createServer((request, response) => {
  const set = /\/(\w+Set)\?/.exec(request.url ?? "")?.[1] ?? "";
  request.resume();
  response.writeHead(isErpAway ? 503 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(set === "" ? { idocNumber: "0000000000004711" } : { d: { results: sets[set] ?? [] } }));
});

beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  await new Promise<void>((resolve) => erp.listen(0, "127.0.0.1", resolve));
  await pointErpAt(suite.asAdmin, `http://127.0.0.1:${(erp.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await suite.close();
  erp.close();
  await database.drop();
});

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/London", dateStyle: "short" }).format(new Date());
const compare = () =>
  suite.asAdmin<{ unequal: number }>("POST", "/api/hub/completeness/compare", { storeId: "1010", businessDate: today });
const board = async (): Promise<CompletenessRow[]> =>
  (await suite.asAdmin<Page<CompletenessRow>>("GET", "/api/hub/completeness")).body.items;
const inErp = (change: Row) => ({
  Site: "1010",
  Till: "01",
  Receipts: 3,
  TotalAmount: "7.65",
  Currency: "GBP",
  Posted: 3,
  SetAside: 0,
  ...change,
});

test("a till's day is counted three times, and exactly the receipts that differ are named", async () => {
  const sold = [1, 2, 4].map((running) => receiptOf({ running }));
  await suite.send(till.token, sold);
  sets.CompletenessSet = [inErp({ Receipts: 2, TotalAmount: "5.20" })];
  expect((await compare()).body).toEqual({ unequal: 1 });
  const [row] = await board();
  expect(row).toMatchObject({
    tillId: "1010-01",
    businessDate: today,
    till: { source: "none" },
    server: { count: 3, sum: 765, gaps: 1 },
    erp: { count: 2, sum: 520 },
    equal: false,
  });
  sets.ReceiptSet = [
    { Kind: "receipt", ReceiptNumber: "1010-01-000001", TotalAmount: "2.65", Currency: "GBP", Status: "posted" },
    { Kind: "receipt", ReceiptNumber: "1010-01-000002", TotalAmount: "2.55", Currency: "GBP", Status: "setAside" },
    { Kind: "receipt", ReceiptNumber: "1010-01-000009", TotalAmount: "1.00", Currency: "GBP", Status: "posted" },
    { Kind: "cashMovement", ReceiptNumber: "1010-01-000010", TotalAmount: "5.00", Currency: "GBP", Status: "setAside" },
    { Kind: "cashMovement", ReceiptNumber: "1010-01-000011", TotalAmount: "5.00", Currency: "GBP", Status: "posted" },
  ];
  const differences = await suite.asAdmin<{ items: DayDifference[] }>(
    "GET",
    `/api/hub/completeness/differences?tillId=1010-01&businessDate=${today}`,
  );
  expect(differences.body.items.map(({ number, fault, server, erp: there }) => [number, fault, server, there])).toEqual(
    [
      ["1010-01-000003", "gap", undefined, undefined],
      ["1010-01-000001", "amountDiffers", 255, 265],
      ["1010-01-000002", "notPosted", 255, 255],
      ["1010-01-000004", "missingInErp", 255, undefined],
      ["1010-01-000010", "notPosted", undefined, 500],
      ["1010-01-000009", "missingHere", undefined, 100],
    ],
  );
});

test("with the missing number and an equal ERP it is complete; a closing that says otherwise is not", async () => {
  await suite.send(till.token, [receiptOf({ running: 3 })]);
  sets.CompletenessSet = [inErp({ Receipts: 4, TotalAmount: "10.20" })];
  expect((await compare()).body).toEqual({ unequal: 0 });
  expect((await board())[0]).toMatchObject({ equal: true, server: { gaps: 0 } });
  sets.CompletenessSet = [inErp({ Receipts: 4, TotalAmount: "10.20", Posted: 3, SetAside: 1, Reversed: 1 })];
  expect((await compare()).body).toEqual({ unequal: 1 });
  expect((await board())[0]).toMatchObject({ equal: false, erp: { count: 4, setAside: 1, reversed: 1 } });
  const standing = { TotalAmount: "2.55", Currency: "GBP", Kind: "receipt" };
  const reversal = { ReversedAt: "2026-11-22T10:31:05.123Z", ReversedBy: "Ann", ReversalReason: "wrong till" };
  sets.ReceiptSet = [
    { ...standing, ...reversal, ReceiptNumber: "1010-01-000001", Status: "setAside" },
    // Reversed before, and posted again since.
    { ...standing, ...reversal, ReceiptNumber: "1010-01-000002", Status: "posted" },
    { ...standing, ReceiptNumber: "1010-01-000003", Status: "posted" },
    { ...standing, ReceiptNumber: "1010-01-000004", Status: "posted" },
  ];
  expect(
    (await suite.asAdmin("GET", `/api/hub/completeness/differences?tillId=1010-01&businessDate=${today}`)).body,
  ).toMatchObject({
    row: { tillId: "1010-01", equal: false, erp: { count: 4, setAside: 1 } },
    isErpAsked: true,
    items: [
      {
        number: "1010-01-000001",
        currency: "GBP",
        fault: "reversed",
        server: 255,
        erp: 255,
        state: "setAside",
        reversal: { by: "Ann", at: "2026-11-22T10:31:05.123Z", why: "wrong till" },
      },
    ],
  });
  sets.CompletenessSet = [inErp({ Receipts: 4, TotalAmount: "10.20" })];
  const begun = await suite.asAdmin("POST", "/api/hub/completeness/comparisons");
  expect(begun.status).toBe(202);
  await expect.poll(async () => (await board())[0]?.equal, { timeout: 20_000 }).toBe(true);
  await suite.send(till.token, [
    closingOf({ running: 5 }, { from: "1010-01-000001", to: "1010-01-000004", receipts: { count: 5, total: 1275 } }),
  ]);
  expect((await compare()).body).toEqual({ unequal: 1 });
  expect((await board())[0]).toMatchObject({ equal: false, till: { source: "closing", count: 5, sum: 1275 } });
  // Other days were compared by the program meanwhile.
  const { body: month } = await suite.asAdmin<Page<CompletenessMonth>>(
    "GET",
    `/api/hub/completeness/month?month=${today.slice(0, 7)}&storeId=1010`,
  );
  expect(month.items[0]?.days).toContainEqual({ businessDate: today, tills: 1, unequal: 1 });
  expect((await suite.asAdmin("GET", "/api/hub/completeness/month?month=2026-13")).status).toBe(400);
  expect((await suite.asAdmin("GET", "/api/hub/completeness/month?month=2009-01")).body).toEqual({ items: [] });
});

test("a search by a receipt, its IDoc, its id or a nonsense word gives every hop, or nothing", async () => {
  const trace = async (query: string) =>
    (await suite.asAdmin<{ items: Trace[] }>("GET", `/api/hub/trace?query=${encodeURIComponent(query)}`)).body.items;
  const [{ id }] = (await suite.rows<{ id: string }>("select id from sales.transaction where running = 1")) as [
    { id: string },
  ];
  const [found] = await eventually(
    () => trace("1010-01-000001"),
    ([each]) => each?.hops.some(({ what }) => what === "idoc") ?? false,
  );
  expect(found?.hops.map(({ system, what }) => `${system} ${what}`)).toEqual([
    "till transaction",
    "server transaction",
    "server outboundMessage",
    "erp idoc",
  ]);
  expect((await trace(id))[0]?.key).toBe("1010-01-000001");
  expect((await trace("000002")).map(({ kind, key }) => [kind, key])).toEqual([["transaction", "1010-01-000002"]]);
  const documents = await trace("4711");
  expect(documents.flatMap(({ contains }) => contains)).toContain("1010-01-000001");
  expect(await trace("no such thing")).toEqual([]);
  expect((await suite.call("GET", "/api/hub/trace?query=1")).status).toBe(401);
});

const store = {
  storeId: "1010",
  timeZone: "Europe/London",
  // Monday to Friday.
  openingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "09:00", closes: "18:00" })),
  closedDays: ["2026-06-16"],
};
const quiet = (lastSeenAt: string) => ({
  tillId: "1010-03",
  storeId: "1010",
  kind: "regular",
  pairedAt: "2026-01-01T00:00:00Z",
  state: { lastSeenAt, unsent: 2 },
});

test.each([
  ["silent for 42 minutes at noon", "2026-06-15T10:18:00Z", "2026-06-15T11:00:00Z", "raised"],
  ["silent for less than it may be", "2026-06-15T10:40:00Z", "2026-06-15T11:00:00Z", "cleared"],
  [
    "last heard of in the evening, ten minutes after opening",
    "2026-06-14T16:00:00Z",
    "2026-06-15T08:10:00Z",
    undefined,
  ],
  [
    "last heard of in the evening, forty minutes after opening",
    "2026-06-14T16:00:00Z",
    "2026-06-15T08:40:00Z",
    "raised",
  ],
  ["at night", "2026-06-15T16:00:00Z", "2026-06-15T22:00:00Z", undefined],
  ["on a holiday", "2026-06-15T16:00:00Z", "2026-06-16T11:00:00Z", undefined],
  ["on a Sunday", "2026-06-13T16:00:00Z", "2026-06-14T11:00:00Z", undefined],
])("a till that is %s", (_name, lastSeenAt, now, state) => {
  const alerts = judgeTill(quiet(lastSeenAt), store, { now: new Date(now), tillMinutes: 30 });
  expect(alerts.map((alert) => alert.state)).toEqual(state === undefined ? [] : [state]);
});

test("opening hours are the store's own, in summer and in winter", () => {
  expect(openFor(store, new Date("2026-06-15T08:42:00Z"))).toBe(42);
  expect(openFor(store, new Date("2026-01-12T08:42:00Z"))).toBeUndefined();
  expect(openFor(store, new Date("2026-01-12T17:59:00Z"))).toBe(539);
});

test("while the ERP is not asked, nobody says that it has the same receipts", async () => {
  await suite.rows("update hub.communication_system set active = false where system_id = 'ERP'");
  const asked = `/api/hub/completeness/differences?tillId=1010-01&businessDate=${today}`;
  const unasked = { isErpAsked: false, items: [] };
  expect((await suite.asAdmin("GET", asked)).body).toMatchObject(unasked);
  await suite.rows("update hub.communication_system set active = true where system_id = 'ERP'");
  isErpAway = true;
  expect((await suite.asAdmin("GET", asked)).body).toMatchObject(unasked);
  isErpAway = false;
});

test("a message that should have come is missed, and an outage is one alert", async () => {
  const setting = { tillMinutes: 42, closingHours: 20, expected: [{ service: "articles-of-nobody", withinHours: 1 }] };
  expect((await suite.asAdmin("PUT", "/api/hub/silence-setting", setting)).status).toBe(204);
  await suite.rows("update hub.expected_message set since = now() - interval '2 hours'");
  await suite.rows("update hub.communication_contact set failures = 7, reason = 'The ERP cannot be reached: refused'");
  const keys = async () => {
    await suite.rows("select graphile_worker.add_job('hub:watch-silence', '{}')");
    const { body } = await suite.asAdmin<{ items: Alert[] }>("GET", "/api/hub/alerts");
    return body.items.map(({ key }) => key).filter((key) => /^(message-absent|system-unreachable)/.test(key));
  };
  await eventually(keys, (found) => found.length === 2);
  expect((await keys()).sort()).toEqual(["message-absent:articles-of-nobody", "system-unreachable:ERP"]);
  await suite.rows("update hub.communication_contact set failures = 0");
  await eventually(keys, (found) => found.length === 1);
  expect((await suite.asAdmin("GET", "/api/hub/silence-setting")).body).toEqual(setting);
  await suite.asAdmin("PUT", "/api/hub/silence-setting", { tillMinutes: 30, closingHours: 24, expected: [] });
  await eventually(keys, (found) => found.length === 0);
});

test("a till that nobody closes is told of, and what waits for its closing goes one by one when a person says so", async () => {
  const tillId = "1020-01";
  const { token } = await suite.createTill(tillId);
  await suite.asAdmin("PUT", "/api/hub/communication-arrangements/ERP/SAP_COM_0652", {
    services: { salesTransactions: { settings: { collect: "closing" } } },
  });
  const receipts = [1, 2].map((running) => receiptOf({ tillId, running }));
  await suite.send(token, receipts);
  const overdue = async () => {
    await suite.rows("select graphile_worker.add_job('hub:watch-silence', '{}')");
    const { body } = await suite.asAdmin<{ items: Alert[] }>("GET", "/api/hub/alerts");
    return body.items.filter(({ key }) => key === `closing-overdue:${tillId}`);
  };
  await suite.rows(
    "update hub.outbound_message set created_at = created_at - interval '25 hours' where till_id = $1 and running = 1",
    [tillId],
  );
  const [alert] = await eventually(overdue, (all) => all.length > 0);
  expect(alert).toMatchObject({ severity: "warning", facts: { tillId, count: "2" }, link: "#HeldTill-search" });
  const held = async () => (await suite.asAdmin<{ items: HeldTill[] }>("GET", "/api/hub/held-tills")).body.items;
  expect(await held()).toMatchObject([{ tillId, storeId: "1020", receipts: 2, cashMovements: 0 }]);

  const release = () => suite.asAdmin("POST", `/api/hub/held-tills/${tillId}/release`);
  expect((await release()).body).toEqual({ released: 2 });
  expect([(await release()).body, await held()]).toEqual([{ released: 0 }, []]);
  await eventually(overdue, (all) => all.length === 0);
  const { body } = await suite.asAdmin<{ items: object[] }>("GET", `/api/access/audit?objectId=${tillId}`);
  expect(body.items[0]).toMatchObject({ action: "till.sentSingly", detail: { transactions: 2 } });

  const later = receiptOf({ tillId, running: 3 });
  const range = { from: receipts[0]?.number ?? "", to: later.number };
  await suite.send(token, [
    later,
    closingOf({ tillId, running: 4 }, { ...range, receipts: { count: 3, total: 3 * later.totals.total } }),
  ]);
  const collected = await suite.rows(
    "select business_key as number, collected_in is not null as summed from hub.outbound_message where till_id = $1 and service = 'WPUBON01' order by 1",
    [tillId],
  );
  expect(collected).toEqual([
    { number: receipts[0]?.number, summed: false },
    { number: receipts[1]?.number, summed: false },
    { number: later.number, summed: true },
  ]);
});
