import type { HubSummary, OutboundMessage, ReceiptDetail } from "@counterfoil/contracts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { type FaultErp, startFaultErp } from "../../../testing/fault-erp.ts";
import { cashMovementOf, goodsMovementOf, receiptOf } from "../../../testing/receipts.ts";
import { eventually, type PairedTill, type Suite, startSuite } from "../../../testing/suite.ts";
import { TRIES_OF_A_DOCUMENT } from "./use-cases/send-document.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: FaultErp;
let till: PairedTill;
let running = 0;

beforeAll(async () => {
  erp = await startFaultErp();
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  await connectTo(erp.url);
});
beforeEach(() => {
  erp.arrivals.length = 0;
  erp.usually("take");
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

const connectTo = (url: string, to: Suite = suite) => pointErpAt(to.asAdmin, url);
const sell = async (change: (receipt: ReturnType<typeof receiptOf>) => void = () => undefined) => {
  running += 1;
  const receipt = receiptOf({ running });
  change(receipt);
  const [result] = await suite.send(till.token, [receipt]);
  expect(result?.outcome).toBe("accepted");
  return receipt;
};
const messageOf = async (number: string): Promise<OutboundMessage> => {
  const { body } = await suite.asAdmin<{ items: OutboundMessage[] }>(
    "GET",
    `/api/hub/outbound-messages?query=${number}`,
  );
  const [message] = body.items;
  if (!message) throw new Error(`no message of ${number}`);
  return message;
};
const inState = (number: string, state: string) =>
  eventually(
    () => messageOf(number),
    (message) => message.state === state,
  );
const retry = (body: object) => suite.asAdmin<{ retried: number }>("POST", "/api/hub/outbound-messages/retry", body);
const numbersIn = (body: string) => [...body.matchAll(/<BONNUMMER>([^<]+)/g)].map(([, number]) => number);

test("each kind travels in its IDoc, to the client and by the credentials that were set", async () => {
  running += 3;
  const [first, second, third] = [running - 2, running - 1, running];
  await suite.send(till.token, [
    receiptOf({ running: first }, [{ quantity: 2 }, { quantity: -1, articleId: "71053" }]),
    cashMovementOf({ running: second }),
    goodsMovementOf({ running: third }),
  ]);
  await eventually(
    async () => erp.arrivals.length,
    (count) => count === 3,
  );
  const bodies = erp.arrivals.map(({ body }) => body);
  const sale = bodies.find((body) => body.includes("<WPUBON01>")) ?? "";
  expect(sale).toContain("<POSKREIS>1010</POSKREIS><KASSID>01</KASSID>");
  expect(sale).toContain("<ARTNR>85123A</ARTNR><VORZEICHEN>-</VORZEICHEN><MENGE>2.000</MENGE>");
  expect(sale).toContain("<ARTNR>71053</ARTNR><VORZEICHEN>+</VORZEICHEN><MENGE>1.000</MENGE>");
  expect(sale).toContain("<ZAHLART>CASH</ZAHLART><SUMME>2.55</SUMME>");
  expect(bodies.find((body) => body.includes("<WPUFIB01>"))).toContain("<VORGANGART>PAYO</VORGANGART>");
  expect(bodies.find((body) => body.includes("<WPUWBW01>"))).toContain(
    "<VORZEICHEN>-</VORZEICHEN><MENGE>2.000</MENGE>",
  );
});

test("a server error is tried again with the very same bytes, and the failure is said", async () => {
  erp.will({ status: 500, body: "dump" }, { status: 503 }, "take");
  const { number } = await sell();
  const failed = await eventually(
    () => messageOf(number),
    ({ state }) => state === "failed" || state === "delivered",
  );
  if (failed.state === "failed") {
    expect(failed.reasonCode).toBe("serverError");
    expect(failed.nextAttemptAt).toBeDefined();
  }
  const delivered = await inState(number, "delivered");
  expect(delivered.attempts).toBe(3);
  expect(delivered.idocNumber).toBe(erp.idocs.get(erp.arrivals[0]?.key ?? ""));
  expect(erp.arrivals).toHaveLength(3);
  expect(new Set(erp.arrivals.map(({ bytes }) => bytes)).size).toBe(1);
});

test("cut after the ERP took it: the same document again, the first IDoc number", async () => {
  const before = erp.idocs.size;
  erp.will("takeThenCut", "halfAnswer", "take");
  const { number } = await sell();
  const delivered = await inState(number, "delivered");
  expect(erp.arrivals).toHaveLength(3);
  expect(erp.idocs.size).toBe(before + 1);
  expect(delivered.idocNumber).toBe(erp.idocs.get(erp.arrivals[0]?.key ?? ""));
});

test("while the ERP is down one try goes out for all that waits, and order is kept when it is back", async () => {
  erp.usually({ status: 503 });
  const first = await sell();
  await eventually(
    async () => erp.arrivals.length,
    (count) => count >= 1,
  );
  const rest = [];
  for (let each = 0; each < 30; each += 1) rest.push(await sell());
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(new Set(erp.arrivals.flatMap(({ body }) => numbersIn(body)))).toEqual(new Set([first.number]));
  expect(erp.arrivals.length).toBeLessThan(6);
  const summary = await suite.asAdmin<HubSummary>("GET", "/api/hub/summary");
  expect(summary.body.erp.reachable).toBe(false);
  expect(summary.body.outbound.waiting).toBeGreaterThanOrEqual(30);
  erp.usually("take");
  erp.arrivals.length = 0;
  await retry({ state: "failed" });
  await inState(rest.at(-1)?.number ?? "", "delivered");
  expect(erp.arrivals.flatMap(({ body }) => numbersIn(body))).toEqual([first, ...rest].map(({ number }) => number));
});

test("a document that always breaks the ERP is given up after so many tries, and the next ones go on", async () => {
  erp.usually((body) => (body.includes("POISON") ? { status: 500, body: "short dump" } : "take"));
  const poison = await sell((receipt) => Object.assign(receipt, { externalReference: "POISON" }));
  await eventually(
    async () => {
      await retry({ state: "failed" });
      return messageOf(poison.number);
    },
    ({ state }) => state === "dead",
  );
  expect(erp.arrivals.length).toBeLessThanOrEqual(TRIES_OF_A_DOCUMENT * 2);
  const next = await sell();
  await retry({ ids: [(await messageOf(next.number)).id] });
  await inState(next.number, "delivered");
  erp.usually("take");
  erp.arrivals.length = 0;
  expect((await retry({ ids: [poison.id] })).body).toEqual({ retried: 1 });
  await inState(poison.number, "delivered");
});

test("what is refused is halved until the one that is to blame stands alone", async () => {
  erp.usually({ status: 503 });
  await sell();
  await eventually(
    async () => erp.arrivals.length,
    (count) => count >= 1,
  );
  const batch = [];
  for (let each = 0; each < 8; each += 1)
    batch.push(await sell((receipt) => Object.assign(receipt, each === 5 ? { externalReference: "BLAME" } : {})));
  erp.usually((body) => (body.includes("BLAME") ? { status: 400, body: "no" } : "take"));
  await retry({ state: "failed" });
  const blamed = await inState(batch[5]?.number ?? "", "dead");
  expect(blamed.reasonCode).toBe("refused");
  for (const [index, { number }] of batch.entries()) if (index !== 5) await inState(number, "delivered");
  const posting = await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/${blamed.businessKey}`);
  expect(posting.body.posting).toBe("dead");
  erp.arrivals.length = 0;
  erp.usually("take");
  const stored = await suite.asAdmin("GET", `/api/hub/outbound-documents/${blamed.documentId}`);
  await retry({ ids: [blamed.id] });
  await inState(blamed.businessKey, "delivered");
  expect(erp.arrivals.map(({ body }) => body)).toEqual([stored.text]);
});

test("a document that is too large (413) arrives in parts", async () => {
  erp.usually({ status: 503 });
  await sell();
  await eventually(
    async () => erp.arrivals.length,
    (count) => count >= 1,
  );
  const batch = [];
  for (let each = 0; each < 10; each += 1) batch.push(await sell());
  erp.usually((body) => (numbersIn(body).length > 3 ? { status: 413 } : "take"));
  await retry({ state: "failed" });
  for (const { number } of batch) await inState(number, "delivered");
});

test("the parts of a refused document go before what was made while it was on its way", async () => {
  erp.usually((body) => (numbersIn(body).length > 1 ? { status: 413 } : "take"));
  running += 3;
  const [one, other] = [cashMovementOf({ running: running - 2 }), cashMovementOf({ running: running - 1 })];
  const receipt = receiptOf({ running });
  await suite.send(till.token, [one, other, receipt]);
  await inState(receipt.number, "delivered");
  expect(erp.arrivals.map(({ body }) => numbersIn(body))).toEqual([
    [one.number, other.number],
    [one.number],
    [other.number],
    [receipt.number],
  ]);
});

test("a wrong secret or path blames no receipt", async () => {
  for (const [status, code] of [
    [401, "authorisation"],
    [404, "connection"],
  ] as const) {
    erp.usually({ status });
    const { number } = await sell();
    const failed = await inState(number, "failed");
    expect(failed.reasonCode).toBe(code);
    erp.usually("take");
    await retry({ state: "failed" });
    await inState(number, "delivered");
  }
});

test("an outage of many tries is no reason to give up at the first error after it, and is said in words", async () => {
  const problem = { status: 401, code: "sign-in-needed", title: "Sign in", detail: "User name or secret is wrong." };
  erp.usually({ status: 401, body: JSON.stringify(problem) });
  const { number } = await sell();
  expect((await inState(number, "failed")).reason).toBe("The ERP answered 401: User name or secret is wrong.");
  const tryAgain = () => retry({ state: "failed" }).then(() => erp.arrivals.length);
  await eventually(tryAgain, (count) => count > TRIES_OF_A_DOCUMENT);
  erp.usually("take");
  erp.will({ status: 500 }, "take");
  // Not after the pause that so many failures have made.
  const sentAgain = () => retry({ state: "failed" }).then(() => messageOf(number));
  await eventually(sentAgain, ({ state }) => state === "delivered");
});

test("a receipt that cannot be mapped is set aside alone; mapped again after the cure", async () => {
  const wrong = await sell((receipt) => {
    receipt.payments = [{ paymentId: "1", method: "SHELLS", amount: receipt.totals.total }];
  });
  const good = await sell();
  await inState(good.number, "delivered");
  const dead = await inState(wrong.number, "dead");
  expect([dead.reasonCode, dead.documentId]).toEqual(["mapping", undefined]);
  expect(dead.reason).toContain("SHELLS");
  const facts = { kind: "account", names: { en: "Shells" }, erpCode: "SHEL", position: 9 };
  await suite.asAdmin("PUT", "/api/organisation/payment-methods/SHELLS", facts);
  expect((await retry({ state: "dead" })).body).toEqual({ retried: 1 });
  await inState(wrong.number, "delivered");
  expect(erp.arrivals.at(-1)?.body).toContain("<ZAHLART>SHEL</ZAHLART>");
});

const numbersOf = (idoc: string) => {
  const [key] = [...erp.idocs].find(([, number]) => number === idoc) ?? [];
  return erp.arrivals.filter((arrival) => arrival.key === key).flatMap(({ body }) => numbersIn(body));
};

test("an answer that is none to the question what was posted is said, and stops no other document", async () => {
  let broken = "";
  erp.says((idoc) =>
    numbersOf(idoc).includes(broken)
      ? '{"error":{"code":"SY/530","message":{"lang":"en","value":"no more memory"}}}'
      : numbersOf(idoc).map((ReceiptNumber) => ({ Idoc: idoc, ReceiptNumber: ReceiptNumber ?? "", Status: "posted" })),
  );
  broken = `1010-01-${String(running + 1).padStart(6, "0")}`;
  const first = await sell();
  await inState(first.number, "delivered");
  const next = await sell();
  await inState(next.number, "posted");
  const said = () =>
    suite.rows("select from hub.communication_call where service = 'postingStatus' and reason like '%no more memory%'");
  await eventually(said, (rows) => rows.length === 1);
  broken = "";
  // As if the database's clock had been seven hours ahead when it was to be asked again, and when the ERP was last not there.
  await suite.rows(
    "update hub.outbound_document set next_poll_at = now() + interval '7 hours' where state = 'delivered'",
  );
  await inState(first.number, "posted");
  await suite.rows("update hub.communication_contact set failures = 3, retry_at = now() + interval '7 hours'");
  await inState((await sell()).number, "posted");
  erp.says(() => []);
});

test("what somebody reverses in the ERP is heard of after it was posted, and again when it is posted anew", async () => {
  const [one, other] = await Promise.all([sell(), sell()]);
  const reversed = {
    Status: "setAside",
    Reason: "Reversed by Ann: wrong till",
    ReasonCode: "reversed",
    ReasonSubject: "revenue",
    ReversedAt: "2026-11-22T10:31:05.123Z",
    ReversedBy: "Ann",
    ReversalReason: "wrong till",
  };
  let said: Record<string, string> = { Status: "posted" };
  const asked: string[] = [];
  erp.says((idoc, filter) => {
    if (filter.startsWith("ReversedAt")) asked.push(filter);
    const numbers = idoc === "" ? [one.number] : numbersOf(idoc);
    return numbers.map((ReceiptNumber) => ({
      ReceiptNumber,
      ...(ReceiptNumber === one.number ? said : { Status: "posted" }),
    }));
  });
  await inState(one.number, "posted");
  await inState(other.number, "posted");
  const compare = () =>
    suite.asAdmin("POST", "/api/hub/completeness/compare", { storeId: "1010", businessDate: "2026-11-22" });
  said = reversed;
  expect((await compare()).status).toBe(200);
  await inState(one.number, "setAside");
  const message = await messageOf(one.number);
  const reversal = { by: "Ann", at: "2026-11-22T10:31:05.123Z", why: "wrong till" };
  expect(message).toMatchObject({ reversal, reasonCode: "erpSetAside" });
  const { flow } = (await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/${one.number}`)).body;
  expect(flow.at(-1)).toEqual({
    system: "erp",
    document: "reversal",
    number: one.number,
    at: reversal.at,
    state: "reversed",
    reason: "Ann: wrong till",
  });
  expect((await messageOf(other.number)).state).toBe("posted");
  said = { Status: "posted", ReversedAt: reversed.ReversedAt, ReversedBy: "Ann", ReversalReason: "wrong till" };
  await inState(one.number, "posted");
  await compare();
  expect(asked).toEqual([
    "ReversedAt ge datetimeoffset'1970-01-01T00:00:00.000Z'",
    "ReversedAt ge datetimeoffset'2026-11-22T09:31:05.123Z'",
  ]);
  expect(
    await suite.rows(
      `select document.state from hub.outbound_document document join hub.outbound_message message on document_id = document.id
       where business_key = '${one.number}'`,
    ),
  ).toEqual([{ state: "settled" }]);
  erp.says(() => []);
});

test("what is delivered is not sent again", async () => {
  const { number, id } = await sell();
  await inState(number, "delivered");
  const sent = erp.arrivals.length;
  expect((await retry({ ids: [id] })).body).toEqual({ retried: 0 });
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(erp.arrivals).toHaveLength(sent);
});

test("all messages of a filter come as CSV, and a filter that cannot be read is refused before it", async () => {
  const { number } = await sell();
  await inState(number, "delivered");
  const { text } = await suite.asAdmin("GET", `/api/hub/outbound-messages.csv?query=${number}`);
  const [head, line, ...rest] = text.split("\r\n");
  expect(head).toContain("businessKey;service;storeId;tillId;createdAt;state;reasonCode;reason;attempts;");
  expect(line?.startsWith(`${number};WPUBON01;1010;1010-01;`)).toBe(true);
  expect(rest).toEqual([""]);
  expect((await suite.asAdmin("GET", "/api/hub/outbound-messages.csv?state=lost")).status).toBe(400);
});

test("two servers on one database send each document once", async () => {
  const second = await startSuiteBeside();
  try {
    const numbers = [];
    for (let each = 0; each < 25; each += 1) numbers.push((await sell()).number);
    for (const number of numbers) await inState(number, "delivered");
    expect(erp.arrivals.flatMap(({ body }) => numbersIn(body)).sort()).toEqual(numbers);
  } finally {
    await second.close();
  }
});

async function startSuiteBeside() {
  const { startServer } = await import("../../../wire.ts");
  return startServer({ ...suite.config, port: 0 });
}

test("a server ends at once while the ERP is silent, and the next one sends the same document", async () => {
  const own = await testDatabase("server");
  const short = await startSuite(own.url);
  await connectTo(erp.url, short);
  const { token } = await short.createTill("1010-01");
  erp.usually("hang");
  await short.send(token, [receiptOf({ running: 1 })]);
  await eventually(
    async () => erp.arrivals.length,
    (count) => count === 1,
  );
  // The document's time limit is a minute, the test's half of it.
  await short.close();
  erp.usually("take");
  const { startServer } = await import("../../../wire.ts");
  const next = await startServer({ ...short.config, port: 0 });
  await eventually(
    async () => erp.arrivals.length,
    (count) => count === 2,
  );
  expect(new Set(erp.arrivals.map(({ bytes }) => bytes)).size).toBe(1);
  await next.close();
  await own.drop();
});
