import type {
  CommunicationValues,
  InboundDocument,
  InwardTest,
  OutwardTest,
  Page,
  Setup,
} from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { odata, type Peer, startPeer } from "../../../../../../tools/testing/tls-peer.ts";
import { erpSystem, pointErpAt } from "../../../testing/communication.ts";
import { password, type Suite, startSuite } from "../../../testing/suite.ts";
import { partnerDraft, partnerMessage } from "../inbound/testing/messages.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: Peer;
beforeAll(async () => {
  erp = await startPeer(() => odata);
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

const read = async (systemId = "NEW") =>
  (await suite.asAdmin<Setup>("GET", `/api/hub/communication-setup/${systemId}`)).body;
const open = async () => (await read()).steps.filter(({ done }) => !done).map(({ step }) => step);
const system = "/api/hub/communication-systems/NEW";
const arrange = (scenario: string, services: string[]) =>
  suite.asAdmin("PUT", `/api/hub/communication-arrangements/NEW/${scenario}`, {
    services: Object.fromEntries(services.map((name) => [name, { active: true }])),
  });

test("each step is done when what it asks for is there, in whatever order, and open again when it is gone", async () => {
  for (const scenario of ["SAP_COM_0652", "SAP_COM_0164"])
    await suite.asAdmin("DELETE", `/api/hub/communication-arrangements/ERP/${scenario}`);
  const rest = ["destinations", "check", "arrangements", "organisation", "services", "test", "values"];
  expect(await open()).toEqual(["user", "system", ...rest]);
  const { body } = await suite.asAdmin<{ secret: string }>("POST", "/api/access/technical-users", {
    userName: "erp",
    description: "ERP",
    permissions: ["masterData.send"],
  });
  await suite.asAdmin("POST", "/api/hub/communication-systems", { systemId: "NEW", ...erpSystem });
  expect(await open()).toEqual(rest);
  const destination = { url: erp.url, auth: { kind: "basic", userName: "CF" }, secret: "s" };
  await suite.asAdmin("PUT", `${system}/destinations/standard`, destination);
  expect(await open()).toEqual(rest.slice(1));
  erp.answers(() => ({ status: 401 }));
  await suite.asAdmin("POST", `${system}/destinations/standard/check`);
  expect((await read()).steps.find(({ step }) => step === "check")).toMatchObject({
    done: false,
    facts: [{ fact: "destinationChecked", ok: false, subject: "standard: CF was not let in (401)." }],
  });
  erp.answers(() => odata);
  await suite.asAdmin("POST", `${system}/destinations/standard/check`);
  expect(await open()).toEqual(rest.slice(2));
  await suite.asAdmin("PUT", `${system}/destinations/standard`, { ...destination, secret: "other" });
  expect(await open()).toEqual(rest.slice(1));
  await suite.asAdmin("POST", `${system}/destinations/standard/check`);
  await arrange("SAP_COM_0008", ["businessPartners"]);
  await arrange("SAP_COM_0640", ["articles"]);
  await arrange("SAP_COM_0652", ["salesTransactions", "financialTransactions"]);
  await arrange("SAP_COM_0164", []);
  await suite.createTill("1010-01");
  expect(await open()).toEqual(["test", "values"]);
  const outward = await suite.asAdmin<OutwardTest>("POST", "/api/hub/communication-setup/NEW/outward-test");
  expect(outward.body).toMatchObject({ ok: true, answer: odata.body });
  expect(erp.seen.every(({ method }) => method === "GET")).toBe(true);
  await suite.call("POST", "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In", {
    body: partnerMessage([partnerDraft("7001")]).replace(
      "</CreationDateTime>",
      "</CreationDateTime><TestDataIndicator>true</TestDataIndicator>",
    ),
    headers: {
      "content-type": "text/xml",
      authorization: `Basic ${Buffer.from(`erp:${body.secret}`).toString("base64")}`,
    },
  });
  expect(await open()).toEqual([]);
  const { items } = (await suite.asAdmin<Page<InboundDocument>>("GET", "/api/hub/inbound-documents")).body;
  expect(items[0]).toMatchObject({ state: "applied", counts: { created: 0 }, technicalUser: "erp" });
  expect(items[0]?.reason).toContain("TestDataIndicator");
  expect(await suite.rows("select from customers.partner where partner_id = '7001'")).toEqual([]);
});

test("a test message is asked of the embedded ERP, and what it says is told", async () => {
  const ask = async () =>
    (await suite.asAdmin<InwardTest>("POST", "/api/hub/communication-setup/NEW/inward-test")).body;
  erp.answers(({ path }) =>
    path.startsWith("/sap/bc/cfoil/test_message") ? { status: 200, body: '{"sent":true,"messageId":"m-1"}' } : odata,
  );
  expect(await ask()).toEqual({ asked: true, detail: "Message m-1" });
  erp.answers(() => ({ status: 200, body: '{"sent":false,"reason":"No model is active."}' }));
  expect(await ask()).toEqual({ asked: false, detail: "No model is active." });
  erp.answers(() => ({ status: 404 }));
  expect((await ask()).asked).toBe(false);
  erp.answers(() => odata);
});

test("the values for the other end name hosts, ports, paths, users, plants and keys, and no secret", async () => {
  await pointErpAt(suite.asAdmin, erp.url, "hidden");
  const answer = await suite.asAdmin<CommunicationValues>("GET", "/api/hub/communication-values/NEW");
  expect(answer.body).toMatchObject({
    host: "127.0.0.1",
    port: 4000,
    encrypted: false,
    company: { companyCode: "1000", salesOrganisation: "1000", division: "00" },
    sites: [
      { plant: "1010", name: "London", storageLocations: ["0001"] },
      { plant: "1020", name: "Manchester" },
    ],
  });
  const articles = answer.body.arrangements.find(({ scenario }) => scenario === "SAP_COM_0640");
  expect(articles).toMatchObject({
    technicalUsers: ["erp"],
    services: [
      {
        active: true,
        addresses: ["http://127.0.0.1:4000/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In"],
      },
    ],
  });
  const sales = answer.body.arrangements.find(({ scenario }) => scenario === "SAP_COM_0652");
  expect(sales?.services.find(({ service }) => service === "salesTransactions")?.addresses).toEqual([
    `${erp.url}/sap/bc/idoc_xml`,
  ]);
  expect(answer.text).not.toContain("hidden");
});

test("who may not configure tries nothing; who may not read sees nothing", async () => {
  for (const role of ["auditor", "cashier"])
    await suite.asAdmin("POST", "/api/access/people", {
      temporaryPassword: false,
      userName: role,
      name: role,
      password,
      roles: [role],
    });
  const [auditor, cashier] = [await suite.signIn("auditor"), await suite.signIn("cashier")];
  const before = erp.seen.length;
  for (const path of ["outward-test", "inward-test"])
    for (const cookie of [auditor, cashier])
      expect((await suite.call("POST", `/api/hub/communication-setup/NEW/${path}`, { cookie })).status).toBe(403);
  expect(erp.seen).toHaveLength(before);
  for (const path of [
    "/api/hub/communication-setup/NEW",
    "/api/hub/communication-values/NEW",
    "/api/hub/confirmations",
  ]) {
    expect((await suite.call("GET", path, { cookie: auditor })).status).toBe(200);
    expect((await suite.call("GET", path, { cookie: cashier })).status).toBe(403);
    expect((await suite.call("GET", path)).status).toBe(401);
  }
});
