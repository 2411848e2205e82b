import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import type { Alert, AlertDelivery, AlertRule } from "@counterfoil/contracts";
import { createLog, openDatabase, systemClock } from "@counterfoil/platform";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import type { DB } from "../../../database.gen.ts";
import { eventually, type Suite, startSuite } from "../../../testing/suite.ts";
import { signatureOf } from "./call-webhook.ts";
import { createAlerts } from "./index.ts";

const database = await testDatabase("server");
const { db, close } = openDatabase<DB>({ url: database.url, applicationName: "alerts-test" });
let suite: Suite;
type Call = { body: string; signature: string; delivery: string };
const calls: Call[] = [];
let answer = 200;
const receiver = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  calls.push({
    body: Buffer.concat(chunks).toString(),
    signature: String(request.headers["counterfoil-signature"]),
    delivery: String(request.headers["counterfoil-delivery"]),
  });
  response.writeHead(answer).end();
});

beforeAll(async () => {
  suite = await startSuite(database.url);
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  answer = 200;
  calls.length = 0;
  const { body } = await suite.asAdmin<{ items: AlertRule[] }>("GET", "/api/hub/alert-rules");
  for (const { id } of body.items) await suite.asAdmin("DELETE", `/api/hub/alert-rules/${id}`);
});
afterAll(async () => {
  receiver.close();
  await suite.close();
  await close();
  await database.drop();
});

const options = (smtpUrl?: string) => ({
  db,
  clock: systemClock,
  log: createLog({ name: "test", level: "silent" }),
  secretKey: suite.config.secretKey,
  baseUrl: "https://shop.example",
  smtpUrl,
  mailFrom: "Counterfoil <hub@shop.example>",
  readCompanyHabits: async () => ({ timeZone: "Europe/Berlin", language: "de-DE" }),
});
const silent = (state: "raised" | "cleared", detail = "Nobody has heard of it for 42 minutes.") => ({
  key: "till-silent:1010-03",
  severity: "warning" as const,
  state,
  title: "Till 1010-03 is silent",
  detail,
  link: "#Store-display?storeId=1010",
});
const rule = (change: object = {}) => ({
  name: "Integration",
  language: "en",
  active: true,
  leastSeverity: "warning",
  kinds: [],
  tellCleared: true,
  channel: "mail",
  addresses: ["integration@shop.example"],
  ...change,
});
const save = async (change: object = {}) => {
  const made = await suite.asAdmin<{ id: number }>("POST", "/api/hub/alert-rules", rule(change));
  expect(made.status, made.text).toBe(201);
  return made.body.id;
};
const outbox = async () =>
  (await suite.asAdmin<{ items: AlertDelivery[] }>("GET", "/api/hub/alert-deliveries")).body.items;
const list = async (open: boolean) =>
  (await suite.asAdmin<{ items: Alert[] }>("GET", `/api/hub/alerts?open=${open}`)).body.items;

test("a state is told once when it begins and once when it is over, however often it is said", async () => {
  await save();
  const alerts = createAlerts(options());
  let second: Promise<void> | undefined;
  await db.transaction().execute(async (first) => {
    await alerts.note(first, silent("raised", "Silent for 40 minutes."));
    // Another process at the same moment, with other words.
    second = db
      .transaction()
      .execute((transaction) => alerts.note(transaction, silent("raised", "Silent for 41 minutes.")));
    await eventually(
      () => suite.rows("select from pg_locks where not granted"),
      (waiting) => waiting.length > 0,
    );
  });
  await second;
  for (const minutes of [42, 43, 44]) await alerts.note(db, silent("raised", `Silent for ${minutes} minutes.`));
  expect((await list(true)).map(({ key, detail }) => [key, detail])).toEqual([
    ["till-silent:1010-03", "Silent for 44 minutes."],
  ]);
  await alerts.note(db, silent("cleared"));
  await alerts.note(db, silent("cleared"));
  expect(await list(true)).toEqual([]);
  expect((await list(false))[0]?.clearedAt).toBeDefined();
  const told = await eventually(outbox, (all) => all.every(({ state }) => state === "kept"));
  expect(told.map(({ event, subject }) => [event, subject])).toEqual([
    ["cleared", "[over] Till 1010-03 is silent"],
    ["raised", "[warning] Till 1010-03 is silent"],
  ]);
  expect(told[1]?.reason).toBe("No mail server is set up (SMTP_URL).");
  expect(told[1]?.content).toContain("https://shop.example/backoffice/#Store-display?storeId=1010");
});

test("what is rolled back was never said", async () => {
  await save();
  const before = (await outbox()).length;
  const alerts = createAlerts(options());
  await expect(
    db.transaction().execute(async (transaction) => {
      await alerts.note(transaction, { ...silent("raised"), key: "till-silent:1010-09" });
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await list(true)).toEqual([]);
  expect(await outbox()).toHaveLength(before);
});

test("rules choose by kind and severity, and a warning that becomes an error is told again", async () => {
  await save({ leastSeverity: "error", kinds: ["till-silent"], tellCleared: false });
  const before = (await outbox()).length;
  const alerts = createAlerts(options());
  await alerts.note(db, { ...silent("raised"), key: "incomplete:1010", severity: "error" });
  await alerts.note(db, silent("raised"));
  expect(await outbox()).toHaveLength(before);
  await alerts.note(db, { ...silent("raised"), severity: "error" });
  expect(await outbox()).toHaveLength(before + 1);
  await alerts.note(db, silent("cleared"));
  await alerts.note(db, { ...silent("cleared"), key: "incomplete:1010" });
  expect(await outbox()).toHaveLength(before + 1);
});

test("a webhook is signed, tried again under the same id until it is taken, and its secret is told to nobody", async () => {
  const secret = "a secret of 24 signs ....";
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  await save({ channel: "webhook", addresses: [], url, secret });
  const rules = await suite.asAdmin("GET", "/api/hub/alert-rules");
  expect(rules.text).toContain('"hasSecret":true');
  expect(rules.text).not.toContain(secret);
  const [{ sealed }] = (await suite.rows<{ sealed: string }>("select secret as sealed from hub.alert_rule")) as [
    { sealed: string },
  ];
  expect(sealed).not.toContain(secret);
  answer = 500;
  await createAlerts(options()).note(db, silent("raised"));
  await eventually(
    async () => calls.length,
    (count) => count === 1,
  );
  answer = 204;
  await suite.rows("update hub.alert_delivery set next_attempt_at = now() where state = 'waiting'");
  const second = createAlerts(options());
  await second.tasks["hub:deliver-alerts"]();
  expect(calls).toHaveLength(2);
  const [first, again] = calls as [Call, Call];
  expect(again.delivery).toBe(first.delivery);
  const [, at, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(again.signature) ?? [];
  expect(mac).toBe(signatureOf(secret, at ?? "", again.body));
  expect(JSON.parse(again.body)).toMatchObject({ event: "raised", key: "till-silent:1010-03", severity: "warning" });
  const [delivery] = await outbox();
  expect(delivery).toMatchObject({ state: "sent", attempts: 2, channel: "webhook" });
  await second.note(db, silent("cleared"));
});

test("a mail is in the language of who reads it, with the company's clock; a webhook has code, facts and both", async () => {
  await suite.asAdmin("PUT", "/api/hub/alert-address", { address: "Ada@shop.example", language: "en" });
  await save({ language: undefined, addresses: ["ada@shop.example", "haus@shop.example"] });
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  await save({ name: "Hook", channel: "webhook", addresses: [], url, secret: "x".repeat(16), language: "de" });
  const alerts = createAlerts(options());
  const facts = { name: "ERP", reason: "There is no article 4711.", lastContactAt: "2010-12-01T22:30:00.000Z" };
  const about = { key: "system-unreachable:ERP", severity: "error" as const, link: "#CommunicationSystem-search" };
  await alerts.note(db, { ...about, state: "raised", title: "ERP does not answer", detail: "…", facts });
  const mails = (await outbox()).filter(({ channel }) => channel === "mail").slice(0, 2);
  const end = "\n\nhttps://shop.example/backoffice/#CommunicationSystem-search\n";
  expect(Object.fromEntries(mails.map(({ address, subject, content }) => [address, [subject, content]]))).toEqual({
    "ada@shop.example": [
      "[error] ERP does not answer",
      `Last contact: 1 Dec 2010, 23:30. There is no article 4711.${end}`,
    ],
    "haus@shop.example": [
      "[Fehler] ERP antwortet nicht",
      `Letzter Kontakt: 01.12.2010, 23:30. Den Artikel 4711 gibt es nicht.${end}`,
    ],
  });
  const told = await eventually(
    async () => calls.find(({ body }) => body.includes("system-unreachable")),
    (call) => call !== undefined,
  );
  expect(JSON.parse(told?.body ?? "")).toMatchObject({
    code: "system-unreachable",
    facts,
    title: "ERP antwortet nicht",
    texts: { en: { title: "ERP does not answer" }, de: { title: "ERP antwortet nicht" } },
  });
  await alerts.note(db, { ...about, state: "cleared", title: "ERP answers again", detail: "" });
  expect((await outbox()).map(({ subject }) => subject)).toContain("[vorbei] ERP antwortet nicht");
});

test("with a mail server mails go out over SMTP, with the delivery's id", async () => {
  await save();
  const lines: string[] = [];
  const mailServer = createTcpServer((socket) => {
    let inData = false;
    socket.write("220 test\r\n");
    socket.on("data", (data) => {
      for (const line of data.toString().split("\r\n").filter(Boolean)) {
        lines.push(line);
        if (inData) {
          if (line !== ".") continue;
          inData = false;
          socket.write("250 taken\r\n");
        } else if (line === "DATA") {
          inData = true;
          socket.write("354 go on\r\n");
        } else if (line === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => mailServer.listen(0, "127.0.0.1", resolve));
  const { port } = mailServer.address() as AddressInfo;
  await suite.rows(
    `insert into hub.alert_delivery (id, event, channel, address, subject, content)
     values ('0197aaaa-0000-7000-8000-000000000001', 'test', 'mail', 'ada@shop.example', 'Hello', 'There')`,
  );
  const alerts = createAlerts(options(`smtp://127.0.0.1:${port}?ignoreTLS=true`));
  await eventually(
    async () => {
      // Once a minute the program's own worker may be faster, and keeps it.
      await suite.rows("update hub.alert_delivery set state = 'waiting' where subject = 'Hello' and state = 'kept'");
      await alerts.tasks["hub:deliver-alerts"]();
      return (await outbox()).find(({ subject }) => subject === "Hello")?.state;
    },
    (state) => state === "sent",
  );
  alerts.close();
  mailServer.close();
  expect(lines).toContain("RCPT TO:<ada@shop.example>");
  expect(lines).toContain("Subject: Hello");
  expect(lines).toContain("Message-ID: <0197aaaa-0000-7000-8000-000000000001@shop.example>");
});

test.each([
  ["no address", { addresses: [] }, "invalid-request"],
  ["no secret", { channel: "webhook", url: "https://hook.example/" }, "alert-secret-missing"],
  [
    "where clouds keep secrets",
    { channel: "webhook", url: "http://169.254.169.254/", secret: "x".repeat(16) },
    "alert-address-invalid",
  ],
  [
    "a user in the address",
    { channel: "webhook", url: "https://a:b@hook.example/", secret: "x".repeat(16) },
    "alert-address-invalid",
  ],
  ["two addresses in one", { addresses: ["a@b.example,c@d.example"] }, "invalid-request"],
])("a rule with %s is refused, and nothing is saved", async (_name, change, code) => {
  const refused = await suite.asAdmin<{ code: string }>("POST", "/api/hub/alert-rules", rule(change));
  expect(refused.body.code).toBe(code);
  const { body } = await suite.asAdmin<{ items: AlertRule[] }>("GET", "/api/hub/alert-rules");
  expect(body.items).toEqual([]);
});

test("rules are for those who configure, the list for those who read", async () => {
  await suite.asAdmin("POST", "/api/access/people", {
    temporaryPassword: false,
    userName: "aud",
    name: "Aud",
    password: "correct horse battery",
    roles: ["auditor"],
  });
  const cookie = await suite.signIn("aud");
  const call = (method: string, path: string, body?: unknown) => suite.call(method, path, { cookie, body });
  expect((await call("GET", "/api/hub/alerts")).status).toBe(200);
  expect((await call("POST", "/api/hub/alert-rules", rule())).status).toBe(403);
  expect((await call("GET", "/api/hub/alert-rules")).text).toBe('{"items":[]}');
  expect((await suite.call("GET", "/api/hub/alerts")).status).toBe(401);
});
