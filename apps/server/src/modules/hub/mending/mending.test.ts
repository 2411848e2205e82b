import type {
  Alert,
  AlertDelivery,
  CorrectableMessage,
  MendingCase,
  MendingGroup,
  MendingGroupDetail,
  OutboundMessage,
  ReceiptDetail,
} from "@counterfoil/contracts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { type FaultErp, type StatusRow, startFaultErp } from "../../../testing/fault-erp.ts";
import { receiptOf } from "../../../testing/receipts.ts";
import { eventually, type PairedTill, password, type Suite, startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: FaultErp;
let till: PairedTill;
let running = 0;
/** Receipts by IDoc, as the ERP read them, and what it says of each. */
let judge: (number: string, body: string) => StatusRow;

beforeAll(async () => {
  erp = await startFaultErp();
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
  await pointErpAt(suite.asAdmin, erp.url);
  erp.says((idoc) =>
    erp.arrivals
      .filter(({ key }) => erp.idocs.get(key) === idoc)
      .flatMap(({ body }) =>
        body
          .split("<E1WPB01 ")
          .slice(1)
          .map((part) => judge(/<BONNUMMER>([^<]+)/.exec(part)?.[1] ?? "", part)),
      ),
  );
});
beforeEach(async () => {
  judge = (number) => ({ ReceiptNumber: number, Status: "posted" });
  erp.usually("take");
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

const sell = async (change: (receipt: ReturnType<typeof receiptOf>) => void = () => undefined) => {
  running += 1;
  const receipt = receiptOf({ running });
  change(receipt);
  const [result] = await suite.send(till.token, [receipt]);
  expect(result?.outcome).toBe("accepted");
  return receipt;
};
const groups = async (query = ""): Promise<MendingGroup[]> =>
  (await suite.asAdmin<{ items: MendingGroup[] }>("GET", `/api/hub/mending-groups${query}`)).body.items;
const group = async (key: string): Promise<MendingGroupDetail> =>
  (await suite.asAdmin<MendingGroupDetail>("GET", `/api/hub/mending-group?key=${encodeURIComponent(key)}`)).body;
const cases = async (query: string): Promise<MendingCase[]> =>
  (await suite.asAdmin<{ items: MendingCase[] }>("GET", `/api/hub/mending-cases?${query}`)).body.items;
const post = <Body = { retried: number }>(path: string, body: object) =>
  suite.asAdmin<Body>("POST", `/api/hub/mending/${path}`, body);
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
const gone = (key: string) =>
  eventually(
    () => groups(),
    (all) => all.every((each) => each.key !== key),
  );
/** Alerts of root causes that stand, judged anew. */
const stuck = async (): Promise<Alert[]> => {
  await suite.rows("select graphile_worker.add_job('hub:watch-stuck', '{}')");
  const { body } = await suite.asAdmin<{ items: Alert[] }>("GET", "/api/hub/alerts");
  return body.items.filter(({ key }) => key.startsWith("stuck:"));
};
const taxed = (code: string) => (receipt: ReturnType<typeof receiptOf>) => {
  for (const line of receipt.lines) line.tax.code = code;
  for (const sum of receipt.totals.byTaxCode) sum.code = code;
};

test("many receipts with one root cause are one group; the code added in it sends all of them, and it empties", async () => {
  const rule = { name: "All", active: true, leastSeverity: "error", kinds: ["stuck"], tellCleared: true };
  await suite.asAdmin("POST", "/api/hub/alert-rules", { ...rule, channel: "mail", addresses: ["it@shop.example"] });
  judge = (number, body) =>
    body.includes("<MWSKZ>X9<")
      ? {
          ReceiptNumber: number,
          Status: "setAside",
          Reason: "Tax code X9 is unknown.",
          ReasonCode: "tax-code-unknown",
          ReasonSubject: "X9",
        }
      : { ReceiptNumber: number, Status: "posted" };
  const sold = [];
  for (let each = 0; each < 6; each += 1) sold.push(await sell(taxed("X9")));
  const fine = await sell();
  await inState(fine.number, "posted");
  for (const { number } of sold) await inState(number, "setAside");
  const key = "outbound/salesTransactions/tax-code-unknown/X9";
  const [found, ...others] = await groups();
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    key,
    errorClass: "missingMasterData",
    curedAt: "mapping",
    count: 6,
    underWay: 0,
    amounts: [{ currency: "GBP", amount: 6 * 255 }],
    stores: ["1010"],
    reason: "Tax code X9 is unknown.",
  });
  expect(found?.examples).toContain(sold[5]?.number);
  expect((await group(key)).cure).toEqual({ lookup: "tax", from: ["X9"] });
  // The program's own look, once a minute, may have seen the first of them alone.
  const [alert] = await eventually(stuck, ([one]) => one?.facts?.count === "6");
  expect(alert).toMatchObject({
    key: `stuck:${key}`,
    severity: "error",
    title: "Messages to the ERP do not get through: tax code unknown: X9",
    link: `#MendingGroup-display?key=${encodeURIComponent(key)}`,
    facts: { direction: "outbound", causeCode: "tax-code-unknown", causeSubject: "X9", count: "6" },
  });

  const fixed = await post<{ version: number; retried: number }>("fix", { group: key, from: ["X9"], to: "A1" });
  expect(fixed.body).toEqual({ version: 2, retried: 6 });
  const { body: log } = await suite.asAdmin<{ items: object[] }>("GET", "/api/access/audit?objectType=fieldMapping");
  expect(log.items[0]).toMatchObject({ action: "fieldMapping.lookupAdded", actor: { name: "Ada" } });
  for (const { number } of sold) await inState(number, "posted");
  await gone(key);
  await eventually(stuck, (all) => all.length === 0);
  const mails = await suite.asAdmin<{ items: AlertDelivery[] }>("GET", "/api/hub/alert-deliveries");
  expect(mails.body.items.map(({ event }) => event)).toEqual(["cleared", "raised"]);
  const resolved = await cases("list=resolved");
  expect(resolved.map(({ businessKey }) => businessKey).sort()).toEqual(sold.map(({ number }) => number).sort());
  expect(new Set(resolved.map(({ resolvedHow, resolvedBy }) => `${resolvedHow} by ${resolvedBy}`))).toEqual(
    new Set(["lookup by Ada"]),
  );
  expect(await cases("list=retried")).toHaveLength(6);
  const refused = await post<{ code: string }>("fix", { group: key, from: ["X9"], to: "A1" });
  expect([refused.status, refused.body.code]).toEqual([404, "mending-group-unknown"]);
});

test("a payment method without a code never leaves; its group's form sends it", async () => {
  const sold = await sell((receipt) => {
    for (const payment of receipt.payments) payment.method = "GIFT";
  });
  await inState(sold.number, "dead");
  const key = "outbound/salesTransactions/payment-method-unknown/GIFT";
  const found = await group(key);
  expect(found).toMatchObject({ count: 1, curedAt: "mapping", cure: { lookup: "payment", from: ["GIFT"] } });
  await post("fix", { group: key, from: ["GIFT"], to: "GIFT" });
  await inState(sold.number, "posted");
  await gone(key);
});

test("what only the ERP can cure says so, and one button sends the group again after it did", async () => {
  const timesSent = (number: string) => erp.arrivals.filter(({ body }) => body.includes(number)).length;
  judge = (number) =>
    timesSent(number) > 1
      ? { ReceiptNumber: number, Status: "posted" }
      : {
          ReceiptNumber: number,
          Status: "setAside",
          Reason: "Article 71053 is unknown.",
          ReasonCode: "article-unknown",
          ReasonSubject: "71053",
        };
  const [one, two] = [await sell(), await sell()];
  for (const { number } of [one, two]) await inState(number, "setAside");
  const key = "outbound/salesTransactions/article-unknown/71053";
  const found = await group(key);
  expect(found).toMatchObject({ count: 2, curedAt: "erp" });
  expect(found.cure).toBeUndefined();
  const refused = await post<{ code: string }>("fix", { group: key, from: ["71053"], to: "71054" });
  expect([refused.status, refused.body.code]).toEqual([422, "mending-not-curable-here"]);
  const kept = await post<{ code: string }>("settle", { groups: [key], why: "I do not want to see it" });
  expect([kept.status, kept.body.code]).toEqual([422, "mending-cannot-settle"]);
  expect((await group(key)).count).toBe(2);
  expect((await post("retry", { groups: [key] })).body.retried).toBe(2);
  for (const { number } of [one, two]) await inState(number, "posted");
  await gone(key);
  expect((await cases(`list=resolved&query=${one.number}`))[0]).toMatchObject({
    resolvedHow: "retry",
    resolvedBy: "Ada",
  });
});

test("an outage is one group, whatever it said last, and vanishes by itself", async () => {
  erp.usually({ status: 503 });
  const first = await sell();
  await inState(first.number, "failed");
  const rest = [await sell(), await sell(), await sell()];
  erp.will({ status: 500, body: "dump" });
  const open = await groups("?direction=outbound");
  expect(open).toHaveLength(1);
  expect(open[0]).toMatchObject({
    key: "outbound/any/system-unavailable/ERP",
    curedAt: "itself",
    count: 1,
    waitingBehind: 3,
    errorClass: "intermittent",
  });
  erp.usually("take");
  await inState(rest[2]?.number ?? "", "posted");
  expect(await groups()).toEqual([]);
  expect((await cases(`list=resolved&query=${first.number}`))[0]).toMatchObject({ resolvedHow: "itself" });
});

test("a group gets an owner, a due time and a mail; comments and all else stand in its history", async () => {
  judge = (number) => ({
    ReceiptNumber: number,
    Status: "setAside",
    Reason: "No.",
    ReasonCode: "unbalanced",
    ReasonSubject: "1010-01",
  });
  const sold = await sell((receipt) => {
    receipt.customerId = "4711";
  });
  await inState(sold.number, "setAside");
  const key = "outbound/salesTransactions/unbalanced/1010-01";
  await suite.asAdmin("POST", "/api/access/people", {
    temporaryPassword: false,
    userName: "ida",
    name: "Ida",
    password,
    roles: ["integration"],
  });
  await suite.asAdmin("POST", "/api/access/people", {
    temporaryPassword: false,
    userName: "cas",
    name: "Cas",
    password,
    roles: ["cashier"],
  });
  const people = await suite.asAdmin<{ items: { personId: string; name: string }[] }>("GET", "/api/hub/mending-people");
  expect(people.body.items.map(({ name }) => name)).toEqual(["Ada", "Ida"]);
  const ida = people.body.items.find(({ name }) => name === "Ida")?.personId ?? "";
  const asIda = await suite.signIn("ida");
  const told = await suite.call("PUT", "/api/hub/alert-address", {
    cookie: asIda,
    body: { address: "ida@shop.example" },
  });
  expect(told.status, told.text).toBe(204);
  const dueAt = "2126-12-01T12:00:00.000Z";
  const task = { groups: [key], ownerId: ida, dueAt, comment: "Please look" };
  expect((await suite.asAdmin("PUT", "/api/hub/mending/task", task)).status).toBe(204);
  await post("comments", { groups: [key], text: "The till rounds wrongly" });
  const found = await group(key);
  expect(found).toMatchObject({ ownerName: "Ida" });
  expect(Date.parse(found.dueAt ?? "")).toBe(Date.parse(dueAt));
  expect(found.notes.map(({ kind, by, text }) => [kind, by, text])).toEqual([
    ["comment", "Ada", "The till rounds wrongly"],
    ["assigned", "Ada", `Ida|${dueAt}|Please look`],
  ]);
  const keysOf = async (query: string) => (await groups(query)).map((each) => each.key);
  expect(await keysOf(`?ownerId=${ida}`)).toEqual([key]);
  expect(await keysOf("?ownerId=nobody")).toEqual([]);
  expect(await keysOf("?overdue=true")).toEqual([]);
  expect(await keysOf("?query=4711")).toEqual([key]);
  for (const word of ["4711", sold.id, sold.number])
    expect(
      (await cases(`query=${word}`)).map(({ businessKey }) => businessKey),
      word,
    ).toEqual([sold.number]);
  const outbox = await suite.asAdmin("GET", "/api/hub/alert-deliveries");
  expect(outbox.text).toContain("ida@shop.example");
  expect(outbox.text).toContain("#MendingGroup-display?key=outbound%2FsalesTransactions%2Funbalanced%2F1010-01");
  const audit = await suite.asAdmin("GET", "/api/access/audit?objectType=mending");
  expect(audit.text).toContain("mending.assigned");
  const [only] = await cases(`group=${encodeURIComponent(key)}`);
  await suite.asAdmin("PUT", "/api/hub/mending/task", { cases: [only?.id], ownerId: ida });
  expect((await cases(`group=${encodeURIComponent(key)}`))[0]?.ownerName).toBe("Ida");
  const late = { cases: [only?.id], ownerId: ida, dueAt: "2026-01-01T12:00:00.000Z" };
  await suite.asAdmin("PUT", "/api/hub/mending/task", late);
  expect(await keysOf(`?overdue=true&ownerId=${ida}`)).toEqual([key]);
  expect(await keysOf("?overdue=true&ownerId=nobody")).toEqual([]);
  const wrong = await suite.asAdmin<{ code: string }>("PUT", "/api/hub/mending/task", {
    groups: [key],
    ownerId: "nobody",
  });
  expect([wrong.status, wrong.body.code]).toEqual([400, "invalid-request"]);
  expect((await group(key)).ownerName).toBe("Ida");
});

test("a receipt is found among the messages by its customer, its article, its message id and its IDoc", async () => {
  const sold = await sell((receipt) => {
    receipt.customerId = "4712";
    for (const line of receipt.lines) line.articleId = "LAMP-9";
  });
  await inState(sold.number, "posted");
  const { idocNumber = "" } = await messageOf(sold.number);
  const found = async (word: string) =>
    (await suite.asAdmin<{ items: OutboundMessage[] }>("GET", `/api/hub/outbound-messages?query=${word}`)).body.items;
  for (const word of ["4712", "lamp-9", sold.id, idocNumber])
    expect(
      (await found(word)).map(({ businessKey }) => businessKey),
      word,
    ).toEqual([sold.number]);
  expect(await found("nobody-ever")).toEqual([]);
});

test("one message is corrected in a form: the original stays, what was paid cannot be touched, all pages show it", async () => {
  judge = (number, body) =>
    body.includes("<ARTNR>GONE<")
      ? {
          ReceiptNumber: number,
          Status: "setAside",
          Reason: "Article GONE is unknown.",
          ReasonCode: "article-unknown",
          ReasonSubject: "GONE",
        }
      : { ReceiptNumber: number, Status: "posted" };
  const sold = await sell((receipt) => {
    for (const line of receipt.lines) Object.assign(line, { articleId: "GONE", gtin: "4006381333931" });
  });
  await inState(sold.number, "setAside");
  const path = `/api/hub/outbound-messages/1010/${sold.id}/correction`;
  const form = await suite.asAdmin<CorrectableMessage>("GET", path);
  expect(form.body.fields.map(({ label }) => label)).toEqual([
    "customer",
    "article",
    "unit",
    "taxCode",
    "paymentMethod",
    "cardType",
    "reference",
  ]);
  const edit = (changes: object[], version = 0) =>
    suite.asAdmin<{ code: string; version: number }>("POST", path, { changes, version, why: "Was renamed" });
  for (const [changes, code] of [
    [[{ path: "/totals/total", value: "1" }], "field-not-correctable"],
    [[{ path: "/lines/0/amount", value: "1" }], "field-not-correctable"],
    [[{ path: "/lines/0/articleId", value: "" }], "field-not-correctable"],
    [[{ path: "/lines/0/articleId", value: "x".repeat(41) }], "field-not-correctable"],
    [[{ path: "/lines/0/articleId", value: "GONE" }], "field-not-correctable"],
  ] as const)
    expect((await edit([...changes])).body.code).toBe(code);
  expect((await suite.asAdmin<CorrectableMessage>("GET", path)).body.edits).toEqual([]);

  await suite.asAdmin("POST", "/api/access/people", {
    temporaryPassword: false,
    userName: "aud",
    name: "Aud",
    password,
    roles: ["auditor"],
  });
  const cookie = await suite.signIn("aud");
  const body = { changes: [{ path: "/lines/0/articleId", value: "71053" }], version: 0, why: "x" };
  expect((await suite.call("POST", path, { cookie, body })).status).toBe(403);

  expect((await edit([{ path: "/lines/0/articleId", value: "71053" }])).body).toEqual({ version: 1 });
  await inState(sold.number, "posted");
  const late = await edit([{ path: "/lines/0/articleId", value: "71055" }]);
  expect([late.status, late.body.code]).toEqual([409, "message-not-editable"]);
  expect(erp.arrivals.at(-1)?.body).toContain("<ARTNR>71053</ARTNR>");
  const receipt = await suite.asAdmin<ReceiptDetail>("GET", `/api/sales/receipts/${sold.number}`);
  expect(receipt.body.transaction).toEqual(sold);
  expect(receipt.body.flow.find(({ document }) => document === "correction")).toMatchObject({
    number: "1",
    state: "edited",
    reason: "Ada: Was renamed",
  });
  const after = await suite.asAdmin<CorrectableMessage>("GET", path);
  expect(after.body.edits[0]?.changes).toEqual([{ path: "/lines/0/articleId", before: "GONE", after: "71053" }]);
  expect(after.body.fields[1]).toMatchObject({ value: "71053", original: "GONE" });
  expect((await cases(`list=resolved&query=${sold.number}`))[0]).toMatchObject({
    resolvedHow: "edit",
    resolvedBy: "Ada",
  });
});
