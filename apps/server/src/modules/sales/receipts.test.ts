import { createHash, createHmac } from "node:crypto";
import {
  type CustomerAccount,
  type CustomerPurchases,
  type Page,
  type ReceiptDetail,
  type ReceiptSummary,
  signedText,
  type Transaction,
  type UnsentExport,
  type UnsentImportAnswer,
} from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { cashMovementOf, newId, receiptOf } from "../../testing/receipts.ts";
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

describe("an export that a till could not send", () => {
  let other: PairedTill;
  beforeAll(async () => {
    other = await suite.createTill("1010-02");
  });
  const count = async (table: string) => (await suite.rows(`select 1 from ${table}`)).length;
  const counts = () =>
    Promise.all(["sales.transaction", "sales.line", "sales.posting", "hub.outbound_message"].map(count));
  const sha256 = (text: string) => createHash("sha256").update(text);
  type Beside = Pick<UnsentExport, "customers" | "parked" | "journal">;
  function exportOf(transactions: Transaction[], token: string, tillId = "1010-02", beside?: Beside): UnsentExport {
    const format = beside ? ("counterfoil-unsent-2" as const) : ("counterfoil-unsent-1" as const);
    const content = { format, tillId, exportedAt: "2026-11-22T10:00:00.000Z", transactions, ...beside };
    const text = signedText(content);
    const signature = createHmac("sha256", sha256(token).digest()).update(text).digest("hex");
    return { ...content, digest: sha256(text).digest("hex"), signature };
  }
  const bringIn = (made: UnsentExport, trial = false) =>
    suite.asAdmin<UnsentImportAnswer & { code: string }>("POST", "/api/sales/unsent-imports", { trial, export: made });
  const outcomes = ({ body }: Awaited<ReturnType<typeof bringIn>>) =>
    body.results.map(({ number, formerNumber, outcome, problem }) => [number, formerNumber ?? problem?.code, outcome]);

  test("is tried without a trace, brought in once, and what the server had is known", async () => {
    const sent = receiptOf({ tillId: "1010-02", running: 300 });
    await suite.send(other.token, [sent]);
    const broken = receiptOf({ tillId: "1010-02", running: 302 });
    broken.totals.total += 1;
    const made = exportOf([sent, receiptOf({ tillId: "1010-02", running: 301 }), broken], other.token);
    const before = await counts();
    const expected = [
      ["1010-02-000300", undefined, "known"],
      ["1010-02-000301", undefined, "taken"],
      ["1010-02-000302", expect.any(String), "rejected"],
    ];
    const trial = await bringIn(made, true);
    expect([trial.status, trial.body.signedBy, outcomes(trial)]).toEqual([200, "device", expected]);
    expect(await counts()).toEqual(before);
    expect(outcomes(await bringIn(JSON.parse(JSON.stringify(made, null, 4))))).toEqual(expected);
    expect(await counts()).toEqual(before.map((each) => each + 1));
    expect(outcomes(await bringIn(made)).map(([, , outcome]) => outcome)).toEqual(["known", "known", "rejected"]);
    expect(await counts()).toEqual(before.map((each) => each + 1));
    const audited = await suite.rows(
      "select detail from access.audit where action = 'till.unsentImported' order by id",
    );
    expect(audited).toMatchObject([
      { detail: { taken: 1, known: 1, rejected: 1 } },
      { detail: { taken: 0, known: 2 } },
    ]);
  });

  test("of the device before keeps its number beside the till's next one, when the new device gave it too", async () => {
    const lost = receiptOf({ tillId: "1010-02", running: 400 });
    const back = receiptOf({ tillId: "1010-02", running: 401 });
    back.note = "for 1010-02-000400";
    const made = exportOf([lost, back], other.token);
    const now = await suite.createTill("1010-02");
    await suite.send(now.token, [receiptOf({ tillId: "1010-02", running: 400 })]);
    const expected = [
      ["1010-02-000402", "1010-02-000400", "taken"],
      ["1010-02-000401", undefined, "taken"],
    ];
    const first = await bringIn(made);
    expect([first.body.signedBy, outcomes(first)]).toEqual(["formerDevice", expected]);
    expect(outcomes(await bringIn(made)).map(([number, , outcome]) => [number, outcome])).toEqual([
      ["1010-02-000402", "known"],
      ["1010-02-000401", "known"],
    ]);
    const { body } = await suite.asAdmin<{ transaction: Transaction }>("GET", "/api/sales/receipts/1010-02-000402");
    expect(body.transaction).toMatchObject({ id: lost.id, externalReference: "1010-02-000400" });
  });

  test("which came in before the till could send: what it sends later is known, whatever number it got meanwhile", async () => {
    const now = await suite.createTill("1010-02");
    await suite.send(now.token, [receiptOf({ tillId: "1010-02", running: 500 })]);
    const sold = receiptOf({ tillId: "1010-02", running: 500 });
    const movement = receiptOf({ tillId: "1010-02", running: 501 });
    expect(outcomes(await bringIn(exportOf([sold, movement], other.token)))).toEqual([
      [expect.stringMatching(/^1010-02-0005/), "1010-02-000500", "taken"],
      ["1010-02-000501", undefined, "taken"],
    ]);
    const before = await counts();
    // The device is the till's again.
    const later = await suite.send((await suite.createTill("1010-02")).token, [sold, movement]);
    expect(later.map(({ id, outcome, repeated }) => [id, outcome, repeated])).toEqual([
      [sold.id, "accepted", true],
      [movement.id, "accepted", true],
    ]);
    expect(await counts()).toEqual(before);
  });

  test("brings customers, parked sales and the journal along, each once, before or after the till sends them", async () => {
    const { token } = await suite.createTill("1010-02");
    const customer = { id: newId(), category: "person", person: { first: "Ann", last: "Quist" } };
    const made = { ...customer, address: { country: "GB" }, emails: ["ann@quist.example"], phones: [] };
    const twin = { ...made, id: newId(), person: { last: "Quist & Son" } };
    const soldTo = receiptOf({ tillId: "1010-02", running: 600, customerId: "17850" });
    const entry = (sequence: number, tillId = "1010-02") => ({
      ...{ id: newId(), tillId, sequence, occurredAt: "2026-11-22T09:00:00.000Z" },
      ...{ kind: "drawerOpened", facts: {} },
    });
    const parkedSale = {
      ...{ id: newId(), tillId: "1010-02", name: "Blue coat", personId: "p1", personName: "Colin" },
      ...{ parkedAt: "2026-11-22T09:00:00.000Z", currency: "GBP", total: 295, pieces: 1, basket: {} },
    };
    const beside = {
      customers: [made, twin, { id: "no customer" }],
      parked: [parkedSale],
      journal: [entry(901), entry(902), entry(903, "1020-01")],
    };
    const all = exportOf([soldTo], token, "1010-02", beside);
    const tables = ["customers.made_here", "parked.sale", "journal.entry", "hub.creation"];
    const countAll = () => Promise.all(tables.map(count));
    const before = await countAll();
    const figures = ({ body }: Awaited<ReturnType<typeof bringIn>>) =>
      body.beside.map(({ what, taken, known, rejected }) => [what, taken, known, rejected]);
    const expected = [
      ["customer", 2, 0, 1],
      ["parkedSale", 1, 0, 0],
      ["journalEntry", 2, 0, 1],
    ];
    const trial = await bringIn(all, true);
    expect(figures(trial)).toEqual(expected);
    expect(trial.body.beside.map(({ lines }) => lines)).toMatchObject([
      [
        { name: "Ann Quist", outcome: "taken" },
        { name: "Quist & Son", outcome: "taken", similar: [expect.stringMatching(/ Ann Quist$/)] },
        { name: "no customer", outcome: "rejected", problem: { code: "form-invalid" } },
      ],
      [{ name: "Blue coat", outcome: "taken" }],
      [{ name: "903 drawerOpened", outcome: "rejected", problem: { code: "journal-of-another-till" } }],
    ]);
    expect(await countAll()).toEqual(before);
    // The till's own way was faster with the customer and with an entry.
    const send = (path: string, body: unknown) => suite.call("POST", path, { token, body });
    expect((await send("/api/tills/customers", made)).status).toBe(201);
    expect((await send("/api/tills/journal", { entries: beside.journal.slice(0, 1) })).status).toBe(200);
    expect(figures(await bringIn(all))).toEqual([
      ["customer", 1, 1, 1],
      ["parkedSale", 1, 0, 0],
      ["journalEntry", 1, 1, 1],
    ]);
    const after = before.map((each, position) => each + ([2, 1, 2, 2][position] ?? 0));
    expect(await countAll()).toEqual(after);
    // It sends all of it as well.
    expect((await send("/api/tills/customers", twin)).status).toBe(200);
    expect((await send("/api/tills/journal", { entries: beside.journal.slice(0, 2) })).status).toBe(200);
    expect((await send("/api/tills/parked", parkedSale)).status).toBe(204);
    expect(figures(await bringIn(all)).map(([, taken]) => taken)).toEqual([0, 0, 0]);
    expect(await countAll()).toEqual(after);
    // The till's alone, until another device has its number: then any till of the store may have it.
    const hold = (till: PairedTill) =>
      suite.call("POST", `/api/tills/parked/${parkedSale.id}/hold`, { token: till.token });
    expect((await hold(till)).status).toBe(409);
    await suite.createTill("1010-02");
    await bringIn(all);
    expect((await hold(till)).status).toBe(200);
  });

  test("that was changed, or that no device of the till made, brings nothing in", async () => {
    const before = await counts();
    const made = exportOf([receiptOf({ running: 500 })], till.token, "1010-01");
    const changed = structuredClone(made);
    (changed.transactions[0] as { totals: { total: number } }).totals.total = 1;
    const strange = exportOf([receiptOf({ running: 500 })], "another token", "1010-01");
    expect((await bringIn(changed)).body.code).toBe("export-damaged");
    expect((await bringIn(strange)).body.code).toBe("export-not-genuine");
    expect(await counts()).toEqual(before);
  });
});

test("a till sees what a customer bought at any store, and the points that are left of it", async () => {
  const elsewhere = await suite.createTill("1020-02");
  const of = { customerId: "4711" };
  const day = (hour: number) => new Date(Date.UTC(2026, 10, 19, hour));
  const sold = { ...receiptOf({ tillId: "1020-02", running: 1, at: day(9), ...of }, [{ quantity: 2 }]), points: 12 };
  const later = { ...receiptOf({ tillId: "1020-02", running: 2, at: day(10), ...of }), points: 3 };
  const returnOf = { receiptNumber: "1020-02-000001", lineId: "1", points: 5 };
  // Whoever brings the goods back: the points go from whom they were given to.
  const back = receiptOf({ tillId: "1020-02", running: 3, at: day(11) }, [{ quantity: -1, returnOf }]);
  await suite.send(elsewhere.token, [sold, later, back]);
  const ask = (customerId: string, token: string) =>
    suite.call<CustomerPurchases>("GET", `/api/tills/customers/${customerId}/purchases`, { token });
  const { body } = await ask("4711", till.token);
  const shown = { storeId: "1020", currency: "GBP" };
  expect(body).toEqual({
    points: 10,
    receipts: [
      { ...shown, number: "1020-02-000002", occurredAt: day(10).toISOString(), total: 255, pieces: 1 },
      { ...shown, number: "1020-02-000001", occurredAt: day(9).toISOString(), total: 510, pieces: 2 },
    ],
  });
  expect((await ask("4712", till.token)).body).toEqual({ points: 0, receipts: [] });
  expect((await ask("4711", "no token")).status).toBe(401);
  expect((await suite.asAdmin("GET", "/api/tills/customers/4711/purchases")).status).toBe(401);
});

test("whom a transaction knows by their id alone is named, as far as the server knows them", async () => {
  const { personId, name } = (await suite.asAdmin<{ personId: string; name: string }>("GET", "/api/access/me")).body;
  const own = await suite.createTill("1020-07");
  const sold = receiptOf({ tillId: own.tillId, running: 2 });
  await suite.send(own.token, [
    { ...cashMovementOf({ tillId: own.tillId, running: 1 }), approvedBy: personId },
    {
      ...sold,
      lines: sold.lines.map((line) => ({ ...line, salesPersonId: personId, priceChange: { before: 295, by: "gone" } })),
    },
    receiptOf({ tillId: own.tillId, running: 3 }),
  ]);
  const peopleOf = async (running: number) =>
    (await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/1020-07-00000${running}`)).body.people;
  const named = { [personId]: name };
  expect([await peopleOf(1), await peopleOf(2), await peopleOf(3)]).toEqual([named, named, {}]);
});

test("what a customer owes is paid on account after the day that is paid, or in receipts that the ERP has not posted", async () => {
  const elsewhere = await suite.createTill("1020-03");
  const onAccount = (running: number, day: number, amount: number) => {
    const at = new Date(Date.UTC(2026, 10, day, 12));
    const receipt = receiptOf({ tillId: "1020-03", running, at, customerId: "4713" }, [{ unitPrice: 1000 }]);
    const cash = { paymentId: "2", method: "CASH", amount: 1000 - amount };
    return { ...receipt, payments: [{ paymentId: "1", method: "ACCOUNT", amount }, cash] };
  };
  const ask = async () => {
    const address = "/api/sales/accounts/4713";
    const { body, status } = await suite.call<CustomerAccount>("GET", address, { token: elsewhere.token });
    expect((await suite.asAdmin<CustomerAccount>("GET", address)).body).toEqual(body);
    return status === 200 ? body : status;
  };
  expect(await ask()).toEqual({ open: 0 });
  await suite.send(elsewhere.token, [onAccount(1, 18, 700), onAccount(2, 19, 200), onAccount(3, 20, 50)]);
  expect(await ask()).toEqual({ open: 950 });
  const own = { roles: [], consents: [], creditLimit: 2000, paidUpTo: "2026-11-19" };
  await suite.rows("insert into customers.own_part values ('4713', $1, now(), 'Ada')", [JSON.stringify(own)]);
  // Nothing is posted yet: what cannot be paid is open, whatever the day.
  expect(await ask()).toEqual({ open: 950, creditLimit: 2000, paidUpTo: "2026-11-19" });
  await suite.rows(`update sales.posting set state = 'posted' from sales.transaction where transaction.id = transaction_id
    and till_id = '1020-03' and running = 1`);
  expect(await ask()).toMatchObject({ open: 250 });
  expect((await suite.call("GET", "/api/sales/accounts/4713")).status).toBe(401);
});
