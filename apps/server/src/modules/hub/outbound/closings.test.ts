import type { Closing, OutboundMessage, Receipt, ReceiptDetail, TransactionResult } from "@counterfoil/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { type FaultErp, startFaultErp } from "../../../testing/fault-erp.ts";
import { cashMovementOf, closingOf, receiptOf } from "../../../testing/receipts.ts";
import { eventually, type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: FaultErp;

beforeAll(async () => {
  erp = await startFaultErp();
  suite = await startSuite(database.url);
  await pointErpAt(suite.asAdmin, erp.url);
});
beforeEach(() => {
  erp.arrivals.length = 0;
  erp.usually("take");
  erp.says(() => []);
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

let tills = 0;
/** Each test has a till of its own, for closings are of a till. */
const newTill = (): Promise<PairedTill> => {
  tills += 1;
  return suite.createTill(`1010-${String(tills).padStart(2, "0")}`);
};
const accepted = async ({ token }: PairedTill, transactions: unknown[]): Promise<TransactionResult[]> => {
  const results = await suite.send(token, transactions);
  expect(results.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual(transactions.map(() => "accepted"));
  return results;
};
const setTo = (service: string, settings: object) =>
  suite.rows("update hub.communication_service set settings = $2 where service = $1", [service, settings]);
const messagesOf = async (number: string): Promise<OutboundMessage[]> =>
  (await suite.asAdmin<{ items: OutboundMessage[] }>("GET", `/api/hub/outbound-messages?query=${number}`)).body.items;
const stateOf = async (number: string) => (await messagesOf(number))[0]?.state;
const postingOf = async (number: string) =>
  (await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/${number}`)).body;
const arrived = (type: string) => erp.arrivals.filter(({ body }) => body.includes(`<${type}>`)).map(({ body }) => body);
const until = <Result>(look: () => Promise<Result> | Result, isRight: (result: Result) => boolean) =>
  eventually(async () => look(), isRight);
const closingFor = (
  { tillId }: PairedTill,
  running: number,
  receipts: readonly Receipt[],
  facts: Partial<Closing> = {},
): Closing => {
  const total = receipts.reduce((sum, receipt) => sum + receipt.totals.total, 0);
  const [first, last] = [receipts[0]?.number, receipts.at(-1)?.number];
  return closingOf(
    { tillId, running },
    {
      ...(first && last ? { from: first, to: last } : {}),
      receipts: { count: receipts.length, total },
      payments: [{ method: "CASH", expected: total, counted: total, difference: 0 }],
      ...facts,
    },
  );
};

describe("a closing is accepted once", () => {
  test("and its day is over for what is made after it, not for what was made before", async () => {
    const till = await newTill();
    const { tillId } = till;
    const receipts = [1, 2].map((running) => receiptOf({ tillId, running }));
    const closing = closingFor(till, 4, [...receipts, receiptOf({ tillId, running: 3 })]);
    await accepted(till, receipts);
    const [first] = await accepted(till, [closing]);
    expect(first?.deviations?.map(({ code, expected, actual }) => [code, expected, actual])).toEqual([
      ["closingDiffers", "2 receipts of 510", "3 receipts of 765"],
    ]);
    const [again] = await suite.send(till.token, [closing]);
    expect(again).toMatchObject({ outcome: "accepted", repeated: true, acceptedAt: first?.acceptedAt });

    const [after] = await suite.send(till.token, [receiptOf({ tillId, running: 5 })]);
    expect(after).toMatchObject({ outcome: "rejected", problem: { code: "day-closed", where: "/businessDate" } });
    const [repeated] = await suite.send(till.token, [receipts[0]]);
    expect(repeated).toMatchObject({ outcome: "accepted", repeated: true });

    const [late] = await accepted(till, [receiptOf({ tillId, running: 3 })]);
    expect(late?.deviations?.map(({ code, expected }) => [code, expected])).toEqual([
      ["arrivedAfterClosing", closing.number],
    ]);
    const tomorrow = receiptOf({ tillId, running: 5, at: new Date(Date.now() + 24 * 3_600_000) });
    expect((await suite.send(till.token, [tomorrow]))[0]?.outcome).toBe("accepted");
    const [{ count } = { count: 0 }] = await suite.rows<{ count: number }>(
      "select count(*)::int as count from sales.transaction where till_id = $1",
      [tillId],
    );
    expect(count).toBe(5);
  });

  test("the day is over within one batch too, and two closings of a day are one too many", async () => {
    const till = await newTill();
    const { tillId } = till;
    const first = receiptOf({ tillId, running: 1 });
    const results = await suite.send(till.token, [
      first,
      closingFor(till, 2, [first]),
      receiptOf({ tillId, running: 3 }),
      closingFor(till, 4, []),
    ]);
    expect(results.map(({ problem, outcome }) => problem?.code ?? outcome)).toEqual([
      "accepted",
      "accepted",
      "day-closed",
      "day-closed",
    ]);
  });

  test.each<[string, Partial<Closing>, string]>([
    [
      "closing-difference-wrong",
      { payments: [{ method: "CASH", expected: 100, counted: 90, difference: 10 }] },
      "/payments/0/difference",
    ],
    ["closing-range-invalid", { from: "1010-01-000001" }, "/from"],
    ["closing-range-invalid", { from: "1010-99-000001", to: "1010-99-000002" }, "/from"],
    ["closing-range-invalid", { receipts: { count: 1, total: 5 } }, "/from"],
    ["closing-moments-invalid", { openedAt: "2099-01-01T00:00:00Z" }, "/openedAt"],
    [
      "closing-method-doubled",
      { payments: [0, 0].map(() => ({ method: "CASH", expected: 0, counted: 0, difference: 0 })) },
      "/payments/1/method",
    ],
  ])("%s: refused, and nothing is closed", async (code, change, where) => {
    const till = await newTill();
    const [result] = await suite.send(till.token, [closingFor(till, 10, [], change)]);
    expect(result).toMatchObject({ outcome: "rejected", problem: { code, where } });
    expect(await suite.rows("select from sales.closing where till_id = $1", [till.tillId])).toEqual([]);
    expect(await suite.rows("select from hub.outbound_message where till_id = $1", [till.tillId])).toEqual([]);
  });
});

describe("receipts that go one by one", () => {
  test("have a list of their payments behind them, and the count's difference as money", async () => {
    const till = await newTill();
    const receipts = [1, 2].map((running) => receiptOf({ tillId: till.tillId, running }));
    const payments = [{ method: "CASH", expected: 510, counted: 500, difference: -10, reason: "wrong change" }];
    const closing = closingFor(till, 3, receipts, { payments });
    await accepted(till, [...receipts, closing]);
    await until(
      () => erp.arrivals.length,
      (count) => count >= 3,
    );
    const [list] = arrived("WPUTAB01");
    expect(list).toContain("<VORZEICHEN>+</VORZEICHEN><ZAHLART>CASH</ZAHLART><SUMME>5.10</SUMME>");
    expect(list).toContain("<FLDNAME>MODE</FLDNAME><FLDVAL>single</FLDVAL>");
    expect(list).toContain(`<FLDNAME>NUMBER</FLDNAME><FLDVAL>${closing.number}</FLDVAL>`);
    const [money] = arrived("WPUFIB01");
    expect(money).toContain(`<BONNUMMER>${closing.number}</BONNUMMER>`);
    expect(money).toContain("<VORGANGART>DIFF</VORGANGART>");
    expect(money).toContain("<VORZEICHEN>-</VORZEICHEN><BETRAG>0.10</BETRAG>");
    expect(arrived("WPUUMS01")).toEqual([]);
  });
});

describe("receipts that are collected", () => {
  beforeAll(() => setTo("salesTransactions", { collect: "closing" }));
  afterAll(() => setTo("salesTransactions", {}));

  test("wait for their closing, go in its sum, and are where it is", async () => {
    const till = await newTill();
    const { tillId } = till;
    const receipts = [
      receiptOf({ tillId, running: 1 }, [{ quantity: 2 }, { articleId: "71053" }]),
      receiptOf({ tillId, running: 2 }, [{ quantity: 1 }, { articleId: "71053", quantity: -1 }]),
    ];
    await accepted(till, receipts);
    const movement = cashMovementOf({ tillId, running: 3 });
    await accepted(till, [movement]);
    await until(
      () => arrived("WPUFIB01"),
      (bodies) => bodies.length === 1,
    );
    expect(arrived("WPUBON01")).toEqual([]);
    expect(await stateOf(receipts[0]?.number ?? "")).toBe("waiting");

    const closing = closingFor(till, 4, receipts);
    await accepted(till, [closing]);
    await until(
      () => arrived("WPUTAB01"),
      (bodies) => bodies.length === 1,
    );
    const [sum] = await until(
      () => arrived("WPUUMS01"),
      (bodies) => bodies.length === 1,
    );
    expect(sum?.match(/<E1WPU02/g)).toHaveLength(3);
    expect(sum).toContain(
      "<ARTNR>85123A</ARTNR><VORZMENGE>+</VORZMENGE><UMSMENGE>3.000</UMSMENGE><VORZWERT>+</VORZWERT><UMSWERT>7.65</UMSWERT>",
    );
    expect(sum).toContain(
      "<ARTNR>71053</ARTNR><VORZMENGE>-</VORZMENGE><UMSMENGE>1.000</UMSMENGE><VORZWERT>-</VORZWERT><UMSWERT>2.55</UMSWERT>",
    );
    expect(arrived("WPUTAB01")[0]).toContain("<SUMME>7.65</SUMME>");
    expect(arrived("WPUBON01")).toEqual([]);

    for (const { number } of receipts)
      await until(
        () => stateOf(number),
        (state) => state === "delivered",
      );
    erp.says(() => [{ ReceiptNumber: closing.number, Status: "posted", RevenueDocument: "2026/9000000001" }]);
    for (const { number } of receipts)
      await until(
        async () => (await postingOf(number)).posting,
        (posting) => posting === "posted",
      );
    await until(
      async () => (await postingOf(closing.number)).posting,
      (posting) => posting === "posted",
    );
    const { flow } = await postingOf(receipts[0]?.number ?? "");
    expect(flow.map(({ document, number }) => `${document} ${number}`)).toContain(`sumOfClosing ${closing.number}`);
    expect(flow.map(({ document, number }) => `${document} ${number}`)).toContain("revenueDocument 2026/9000000001");
    const message = (await messagesOf(closing.number)).find(({ service }) => service === "WPUUMS01");
    const inside = await suite.asAdmin<{ items: { number: string }[] }>(
      "GET",
      `/api/hub/outbound-messages/${message?.id}/collected`,
    );
    expect(inside.body.items.map(({ number }) => number)).toEqual(receipts.map(({ number }) => number));
  });

  test("one that was made before and arrives later goes by itself", async () => {
    const till = await newTill();
    const { tillId } = till;
    const [first, missed] = [1, 2].map((running) => receiptOf({ tillId, running })) as [Receipt, Receipt];
    await accepted(till, [first]);
    await accepted(till, [closingFor(till, 3, [first, missed])]);
    await until(
      () => arrived("WPUUMS01"),
      (bodies) => bodies.length === 1,
    );
    await accepted(till, [missed]);
    const [single] = await until(
      () => arrived("WPUBON01"),
      (bodies) => bodies.length === 1,
    );
    expect(single).toContain(`<BONNUMMER>${missed.number}</BONNUMMER>`);
    expect(arrived("WPUUMS01")[0]).not.toContain(`<FLDNAME>${missed.number}`);
  });

  test("what cannot be mapped stops by one cause, and one code lets it go", async () => {
    const till = await newTill();
    const { tillId } = till;
    const receipts = [1, 2, 3].map((running) => receiptOf({ tillId, running }));
    for (const { payments } of receipts) Object.assign(payments[0] ?? {}, { method: "BEADS" });
    await accepted(till, [...receipts, closingFor(till, 4, receipts, { payments: [] })]);
    const number = `${tillId}-000004`;
    const list = async () => (await messagesOf(number)).find(({ service }) => service === "WPUTAB01");
    await until(list, (message) => message?.state === "dead");
    const [cause] = await suite.rows<{ cause_code: string; cause_subject: string }>(
      "select cause_code, cause_subject from hub.outbound_message where business_key = $1 and service = 'WPUTAB01'",
      [number],
    );
    expect(cause).toEqual({ cause_code: "payment-method-unknown", cause_subject: "BEADS" });
    expect((await postingOf(number)).posting).toBe("dead");
    const added = await suite.asAdmin("POST", "/api/hub/field-mappings/salesTransactions/lookups", {
      lookup: "payment",
      from: "BEADS",
      to: "BEAD",
    });
    expect(added.status).toBe(200);
    await suite.asAdmin("POST", "/api/hub/outbound-messages/retry", { ids: [(await list())?.id] });
    const [sent] = await until(
      () => arrived("WPUTAB01"),
      (bodies) => bodies.length === 1,
    );
    expect(sent).toContain("<ZAHLART>BEAD</ZAHLART><SUMME>7.65</SUMME>");
  });

  test("told to go one by one again, what was held goes, and before what is sold after it", async () => {
    const till = await newTill();
    const [held, after] = [1, 2].map((running) => receiptOf({ tillId: till.tillId, running }));
    await accepted(till, [held]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stateOf(held?.number ?? "")).toBe("waiting");
    await setTo("salesTransactions", {});
    await accepted(till, [after]);
    await until(
      () => stateOf(after?.number ?? ""),
      (state) => state === "delivered",
    );
    expect(await stateOf(held?.number ?? "")).toBe("delivered");
    const arrived = erp.arrivals.flatMap(({ body }) =>
      [...body.matchAll(/<BONNUMMER>([^<]+)/g)].map(([, number]) => number),
    );
    expect(arrived.filter((number) => number?.startsWith(till.tillId))).toEqual([held?.number, after?.number]);
    await setTo("salesTransactions", { collect: "closing" });
  });
});

describe("a service that keeps a time", () => {
  test("sends what was there when its time came, and the rest at the next one", async () => {
    const till = await newTill();
    const movement = (running: number) => cashMovementOf({ tillId: till.tillId, running });
    await setTo("financialTransactions", { send: { cron: "0 3 1 1 *" } });
    await accepted(till, [movement(1)]);
    await until(
      () => suite.rows("select from hub.send_time where service = 'financialTransactions'"),
      (rows) => rows.length === 1,
    );
    expect(await stateOf(`${till.tillId}-000001`)).toBe("waiting");
    await suite.rows("update hub.send_time set ran_at = '2020-01-01' where service = 'financialTransactions'");
    await until(
      () => stateOf(`${till.tillId}-000001`),
      (state) => state === "delivered",
    );
    await accepted(till, [movement(2)]);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await stateOf(`${till.tillId}-000002`)).toBe("waiting");
    const shown = await suite.asAdmin<{ items: { service: string; waiting: number; nextRunAt?: string }[] }>(
      "GET",
      "/api/hub/send-times",
    );
    const entry = shown.body.items.find(({ service }) => service === "financialTransactions");
    expect(entry).toMatchObject({ waiting: 1, nextRunAt: expect.stringMatching(/-01-01T03:00:00.000Z$/) });
    // It ran when the clock was ten years ahead: the next time is the next from now, not one in ten years.
    await suite.rows("update hub.send_time set ran_at = '2040-01-01' where service = 'financialTransactions'");
    await until(
      () => suite.rows("select from hub.send_time where service = 'financialTransactions' and ran_at <= now()"),
      (rows) => rows.length === 1,
    );
    await suite.asAdmin("POST", "/api/hub/send-times/financialTransactions/run");
    await until(
      () => stateOf(`${till.tillId}-000002`),
      (state) => state === "delivered",
    );
    await setTo("financialTransactions", {});
  });
});

describe("our SOAP form", () => {
  test("says the same to the service's own address, under the same key each time", async () => {
    const till = await newTill();
    await setTo("salesTransactions", { form: "soap" });
    erp.will({ status: 503 }, "take");
    const receipt = receiptOf({ tillId: till.tillId, running: 1 });
    await accepted(till, [receipt]);
    await until(
      () => stateOf(receipt.number),
      (state) => state === "failed" || state === "delivered",
    );
    await suite.asAdmin("POST", "/api/hub/outbound-messages/retry", { state: "failed" });
    await until(
      () => stateOf(receipt.number),
      (state) => state === "delivered",
    );
    await setTo("salesTransactions", {});
    const paths = erp.arrivals.map(({ path }) => path);
    expect(new Set(paths)).toEqual(new Set(["/sap/bc/srt/xip/sap/cfoil_sales_transaction"]));
    expect(new Set(erp.arrivals.map(({ key }) => key)).size).toBe(1);
    expect(erp.arrivals[0]?.body).toContain(`<SalesTransaction><Site>1010</Site>`);
    expect(erp.arrivals[0]?.body).toContain(`<Number>${receipt.number}</Number>`);
    expect(erp.arrivals[0]?.body).toContain("<Payment><Sign>+</Sign><Method>CASH</Method><Amount>2.55</Amount>");
  });
});
