import type { Arrangement, CheckAnswer, CommunicationSystem, HubSummary } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { erpSystem } from "../../../testing/communication.ts";
import { password, type Suite, startSuite } from "../../../testing/suite.ts";
import { articleDraft, articleMessage } from "../inbound/testing/messages.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Problem = { code: string; where?: string; detail?: string };
const systems = "/api/hub/communication-systems";
const arrangements = "/api/hub/communication-arrangements";
const readSystem = async (id: string) => (await suite.asAdmin<CommunicationSystem>("GET", `${systems}/${id}`)).body;
const arrange = (scenario: string, body: object, systemId = "ERP") =>
  suite.asAdmin<Problem>("PUT", `${arrangements}/${systemId}/${scenario}`, body);
const audit = async (objectType: string) =>
  suite.rows<{ action: string; object_id: string; detail: Record<string, unknown> }>(
    "select action, object_id, detail from access.audit where object_type = $1 order by at",
    [objectType],
  );

test("a system is made, changed and, once it is off, deleted; each is in the audit, no secret anywhere", async () => {
  const facts = { ...erpSystem, name: "Test ERP", receiver: "QASCLNT200" };
  expect((await suite.asAdmin("POST", systems, { systemId: "QAS", ...facts })).status).toBe(201);
  const twice = await suite.asAdmin<Problem>("POST", systems, { systemId: "QAS", ...facts, name: "Other" });
  expect([twice.status, twice.body.code]).toEqual([409, "communication-system-exists"]);
  const destination = {
    url: "https://erp.example.org/erp",
    auth: { kind: "oauth2", tokenUrl: "https://login.example.org/token", clientId: "cf" },
    secret: "never to be seen again",
  };
  expect((await suite.asAdmin("PUT", `${systems}/QAS/destinations/idoc`, destination)).status).toBe(204);
  expect((await suite.asAdmin("PUT", `${systems}/QAS`, { ...facts, name: "Quality" })).status).toBe(204);
  const shown = await suite.asAdmin<CommunicationSystem>("GET", `${systems}/QAS`);
  expect(shown.body).toMatchObject({
    systemId: "QAS",
    name: "Quality",
    receiver: "QASCLNT200",
    destinations: [{ use: "idoc", url: destination.url, auth: destination.auth }],
    scenarios: [],
  });
  const [row] = await suite.rows<{ text: string }>(
    "select communication_destination::text as text from hub.communication_destination where system_id = 'QAS'",
  );
  const written = await audit("communicationSystem");
  for (const text of [shown.text, row?.text, JSON.stringify(written)]) expect(text).not.toContain(destination.secret);
  const refused = await suite.asAdmin<Problem>("DELETE", `${systems}/QAS`);
  expect([refused.status, refused.body.code]).toEqual([409, "communication-system-active"]);
  await suite.asAdmin("PUT", `${systems}/QAS`, { ...facts, name: "Quality", active: false });
  expect((await suite.asAdmin("DELETE", `${systems}/QAS`)).status).toBe(204);
  expect((await suite.asAdmin("GET", `${systems}/QAS`)).status).toBe(404);
  expect((await audit("communicationSystem")).filter(({ object_id }) => object_id === "QAS")).toMatchObject([
    { action: "communicationSystem.created", detail: { name: "Test ERP" } },
    { action: "communicationDestination.created", detail: { use: "idoc", secretChanged: true } },
    { action: "communicationSystem.changed", detail: { name: { before: "Test ERP", after: "Quality" } } },
    { action: "communicationSystem.changed", detail: { active: { before: true, after: false } } },
    { action: "communicationSystem.deleted" },
  ]);
});

test.each([
  ["another address", { url: "http://127.0.0.1:9/other" }],
  ["another user", { auth: { kind: "basic", userName: "SOMEBODY" } }],
  ["another kind of sign-in", { auth: { kind: "oauth2", tokenUrl: "http://127.0.0.1:9/t", clientId: "COUNTERFOIL" } }],
])("the secret that is there is not used for %s", async (_name, change) => {
  const path = `${systems}/ERP/destinations/standard`;
  const destination = { url: "http://127.0.0.1:9", auth: { kind: "basic", userName: "COUNTERFOIL" } };
  expect((await suite.asAdmin("PUT", path, { ...destination, secret: "kept" })).status).toBe(204);
  const elsewhere = await suite.asAdmin<Problem>("PUT", path, { ...destination, ...change });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([400, "secret-missing"]);
  expect((await readSystem("ERP")).destinations[0]).toMatchObject(destination);
  expect((await suite.asAdmin("PUT", path, destination)).status).toBe(204);
});

test.each([
  ["file:///etc/passwd", "invalid-request"],
  ["ftp://erp.example.org", "invalid-request"],
  ["http://user:secret@erp.example.org", "invalid-request"],
  ["http://erp.example.org/?x=1", "invalid-request"],
  ["http://169.254.169.254/latest", "address-forbidden"],
  ["http://0.0.0.0:4000", "address-forbidden"],
  ["http://[fe80::1]/", "address-forbidden"],
  ["http://[::]/", "address-forbidden"],
  ["http://0xa9fea9fe/", "address-forbidden"],
])("nothing can be sent to %s", async (url, code) => {
  const body = { url, auth: { kind: "basic", userName: "U" }, secret: "s" };
  const before = await readSystem("ERP");
  const answer = await suite.asAdmin<Problem>("PUT", `${systems}/ERP/destinations/odata`, body);
  expect([answer.status, answer.body.code]).toEqual([400, code]);
  expect(await readSystem("ERP")).toEqual(before);
});

test("a service that goes out is active with one system only", async () => {
  await suite.asAdmin("POST", systems, { systemId: "SECOND", ...erpSystem });
  const services = { salesTransactions: { active: true } };
  const refused = await arrange("SAP_COM_0652", { services }, "SECOND");
  expect([refused.status, refused.body.code]).toEqual([409, "service-active-elsewhere"]);
  // The screen says in words that it has to be switched off there first.
  expect(refused.body).toMatchObject({
    where: "/body/services/salesTransactions/active",
    detail: "salesTransactions → ERP",
  });
  expect((await suite.asAdmin("GET", `${arrangements}/SECOND/SAP_COM_0652`)).status).toBe(404);
  await arrange("SAP_COM_0652", { services: { salesTransactions: { active: false } } });
  expect((await arrange("SAP_COM_0652", { services }, "SECOND")).status).toBe(204);
  const back = { services: { salesTransactions: { active: false } } };
  await arrange("SAP_COM_0652", back, "SECOND");
  await arrange("SAP_COM_0652", { services });
  expect((await suite.asAdmin("DELETE", `${arrangements}/SECOND/SAP_COM_0652`)).status).toBe(204);
});

test.each([
  ["a scenario nobody knows", "SAP_COM_9999", {}, [404, "arrangement-unknown"]],
  ["a service of another scenario", "SAP_COM_0640", { services: { prices: {} } }, [400, "service-unknown"]],
  [
    "a setting that the service has not",
    "SAP_COM_0640",
    { services: { articles: { settings: { confirm: true } } } },
    [400, "service-setting-unknown"],
  ],
  [
    "a time that never comes",
    "SAP_COM_0652",
    { services: { salesTransactions: { settings: { send: { cron: "99 25 * * *" } } } } },
    [400, "service-setting-invalid"],
  ],
  [
    "a technical user that is not there",
    "SAP_COM_0640",
    { technicalUser: "nobody" },
    [400, "arrangement-user-unusable"],
  ],
  [
    "a technical user where nothing comes in",
    "SAP_COM_0164",
    { technicalUser: "x" },
    [400, "arrangement-user-unusable"],
  ],
])("refused: %s", async (_name, scenario, body, expected) => {
  const before = (await suite.asAdmin("GET", arrangements)).text;
  const answer = await arrange(scenario, body);
  expect([answer.status, answer.body.code]).toEqual(expected);
  expect((await suite.asAdmin("GET", arrangements)).text).toBe(before);
});

test("settings of a service are kept, each change with what it was before", async () => {
  const settings = { send: { cron: "0 22 * * *" }, collect: "closing" };
  await arrange("SAP_COM_0652", { services: { salesTransactions: { settings } } });
  const read = await suite.asAdmin<Arrangement>("GET", `${arrangements}/ERP/SAP_COM_0652`);
  const sales = read.body.services.find(({ service }) => service === "salesTransactions");
  expect(sales).toMatchObject({ active: true, settings, messages: expect.arrayContaining(["WPUBON01"]) });
  expect((await audit("communicationArrangement")).at(-1)).toMatchObject({
    object_id: "ERP SAP_COM_0652",
    detail: { salesTransactions: { before: { active: true }, after: { active: true, ...settings } } },
  });
  await arrange("SAP_COM_0652", {
    services: { salesTransactions: { settings: { send: "atOnce", collect: "single" } } },
  });
});

const articlePath = "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In";
const newUser = async (userName: string, permissions: string[]) => {
  const made = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName,
    description: userName,
    permissions,
  });
  return { userName, secret: made.body.secret };
};
const send = ({ userName, secret }: { userName: string; secret: string }, articleId: string) =>
  suite.call("POST", articlePath, {
    body: articleMessage([articleDraft(articleId)]),
    headers: {
      "content-type": "text/xml",
      authorization: `Basic ${Buffer.from(`${userName}:${secret}`).toString("base64")}`,
    },
  });
const countDocuments = async () =>
  (await suite.rows<{ count: string }>("select count(*) from hub.inbound_document"))[0]?.count;

test("a service that is off takes nothing: SOAP fault, 503, service-inactive, nothing stored; on again it takes the same", async () => {
  const user = await newUser("erp-one", ["masterData.send"]);
  await arrange("SAP_COM_0640", { services: { articles: { active: false } } });
  const before = await countDocuments();
  const refused = await send(user, "OFF-1");
  expect(refused.status).toBe(503);
  expect(refused.text).toContain("<faultcode>soapenv:Server</faultcode>");
  expect(refused.text).toContain("is switched off; nothing was stored.");
  expect(refused.text).toContain('code="service-inactive"');
  expect(await countDocuments()).toBe(before);
  const page = await suite.call("GET", "/ccos/soap");
  expect(page.text).not.toContain(articlePath);
  expect(page.text).toContain("BusinessPartnerSUITEBulkReplicateRequest_In");
  await arrange("SAP_COM_0640", { services: { articles: { active: true } } });
  expect((await send(user, "OFF-1")).status).toBe(202);
  expect((await suite.call("GET", "/ccos/soap")).text).toContain(articlePath);
});

test("an arrangement with a technical user takes from this one only; a system that is off takes nothing", async () => {
  const [mine, other] = [
    await newUser("erp-mine", ["masterData.send"]),
    await newUser("erp-other", ["masterData.send"]),
  ];
  const lacking = await newUser("only-prices", ["prices.upload"]);
  expect((await arrange("SAP_COM_0640", { technicalUser: lacking.userName })).body.code).toBe(
    "arrangement-user-unusable",
  );
  await arrange("SAP_COM_0640", { technicalUser: mine.userName });
  expect((await send(mine, "USER-1")).status).toBe(202);
  const refused = await send(other, "USER-2");
  expect([refused.status, refused.text.includes("is not arranged for erp-other")]).toEqual([503, true]);
  await suite.asAdmin("PUT", `${systems}/ERP`, { ...erpSystem, active: false });
  expect((await send(mine, "USER-3")).status).toBe(503);
  await suite.asAdmin("PUT", `${systems}/ERP`, erpSystem);
  await arrange("SAP_COM_0640", { technicalUser: null });
  expect((await send(other, "USER-2")).status).toBe(202);
});

test("an upload of prices is answered 503 while its service is off, and stored nowhere", async () => {
  const { userName, secret } = await newUser("pps", ["prices.upload"]);
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id: userName, client_secret: secret });
  const answer = await suite.call<{ access_token: string }>("POST", "/oauth/token", {
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  const upload = () =>
    suite.call<Problem>("POST", "/idocinbound", {
      body: "<_-ROP_-PROMOTION02/>",
      token: answer.body.access_token,
      headers: { "content-type": "application/xml" },
    });
  const before = await countDocuments();
  await arrange("OPP", { services: { promotions: { active: false } } });
  const refused = await upload();
  expect([refused.status, refused.body.code]).toEqual([503, "service-inactive"]);
  expect(await countDocuments()).toBe(before);
  await arrange("OPP", { services: { promotions: { active: true } } });
  expect((await upload()).body.code).toBe("idoc-refused");
});

test("figures of a service come from the hub's own tables", async () => {
  const user = await newUser("erp-figures", ["masterData.send"]);
  await arrange("SAP_COM_0640", { technicalUser: user.userName });
  const read = async () =>
    (await suite.asAdmin<Arrangement>("GET", `${arrangements}/ERP/SAP_COM_0640`)).body.services[0];
  expect(await read()).toMatchObject({ service: "articles", waiting: 0, errors: 0 });
  const wrong = await suite.call("POST", articlePath, {
    body: "<nothing/>",
    headers: {
      "content-type": "text/xml",
      authorization: `Basic ${Buffer.from(`${user.userName}:${user.secret}`).toString("base64")}`,
    },
  });
  expect(wrong.status).toBe(400);
  const after = await read();
  expect(after).toMatchObject({ errors: 1, endpoints: [articlePath] });
  expect(after?.reason).toContain("nothing");
  expect(Date.now() - Date.parse(after?.lastAt ?? "")).toBeLessThan(60_000);
  await arrange("SAP_COM_0640", { technicalUser: null });
});

test("who may only read changes nothing, who may not even that sees nothing", async () => {
  for (const [userName, roles] of [
    ["auditor", ["auditor"]],
    ["cashier", ["cashier"]],
  ] as const)
    await suite.asAdmin("POST", "/api/access/people", {
      temporaryPassword: false,
      userName,
      name: userName,
      password,
      roles,
    });
  const calls: [string, string, object?][] = [
    ["POST", systems, { systemId: "X", ...erpSystem }],
    ["PUT", `${systems}/ERP`, { ...erpSystem, name: "Taken" }],
    ["DELETE", `${systems}/ERP`],
    [
      "PUT",
      `${systems}/ERP/destinations/standard`,
      { url: "http://evil.example", auth: { kind: "basic", userName: "x" }, secret: "x" },
    ],
    ["DELETE", `${systems}/ERP/destinations/standard`],
    ["POST", `${systems}/ERP/destinations/standard/check`],
    ["PUT", `${arrangements}/ERP/OPP`, { services: { promotions: { active: false } } }],
    ["DELETE", `${arrangements}/ERP/OPP`],
  ];
  const reads = [systems, `${systems}/ERP`, arrangements, `${arrangements}/ERP/OPP`];
  const [auditor, cashier] = [await suite.signIn("auditor"), await suite.signIn("cashier")];
  const state = async () => Promise.all(reads.map(async (path) => (await suite.asAdmin("GET", path)).text));
  const before = await state();
  for (const [method, path, body] of calls)
    for (const cookie of [auditor, cashier, undefined]) {
      const { status } = await suite.call(method, path, { body, ...(cookie === undefined ? {} : { cookie }) });
      expect([method, path, status]).toEqual([method, path, cookie === undefined ? 401 : 403]);
    }
  for (const path of reads) {
    expect((await suite.call("GET", path, { cookie: auditor })).status).toBe(200);
    expect((await suite.call("GET", path, { cookie: cashier })).status).toBe(403);
    expect((await suite.call("GET", path)).status).toBe(401);
  }
  expect(await state()).toEqual(before);
});

test("without a destination nothing is reachable, and it is said", async () => {
  await suite.asAdmin("DELETE", `${systems}/ERP/destinations/standard`);
  const { body } = await suite.asAdmin<HubSummary>("GET", "/api/hub/summary");
  expect(body.erp).toMatchObject({ reachable: false, reason: "The connection to the ERP is not set up." });
  const check = await suite.asAdmin<CheckAnswer & Problem>("POST", `${systems}/ERP/destinations/standard/check`);
  expect([check.status, check.body.code]).toEqual([404, "destination-unknown"]);
});
