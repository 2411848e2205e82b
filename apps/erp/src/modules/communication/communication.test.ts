import { randomBytes } from "node:crypto";
import { encryptText } from "@counterfoil/platform";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receipt, receiptIdoc, saleLine } from "../../../../../tools/testing/idocs.ts";
import { type Reaction, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";
import { makeAuthority, makeCertificate, startPeer } from "../../../../../tools/testing/tls-peer.ts";

const program = await erpProgram();
const { admin } = program;
let react: (path: string, authorization: string) => Reaction = () => 415;
const hub = await receiverDouble(({ path, authorization }) => react(path, authorization));
afterAll(async () => {
  await hub.close();
  await program.stop();
});

const systems = "/api/communication/systems";
const arrangement = (scenario: string, systemId = "HUB") => `/api/communication/arrangements/${systemId}/${scenario}`;
const facts = { name: "The hub", active: true, baseUrl: hub.url, businessSystem: "CFSERVER", ownSystem: "CFERP" };
const audited = async (action: string) =>
  (
    (await admin("GET", "/api/access/audit?limit=500")).json.items as {
      action: string;
      objectId: string;
      detail: object;
    }[]
  ).filter((each) => each.action === action);
const makeUser = async (userName: string, permissions: string[]) => {
  const { json } = await admin("POST", "/api/access/technical-users", { userName, permissions });
  return { authorization: `Basic ${Buffer.from(`${userName}:${json.secret}`).toString("base64")}` };
};

test("a system is made with users for both directions; no secret comes back, every change is in the audit", async () => {
  expect((await admin("PUT", `${systems}/HUB`, facts)).status).toBe(204);
  const user = `${systems}/HUB/outbound-users/erp-replication`;
  expect((await admin("PUT", user, { kind: "basic" })).json.code).toBe("secret-missing");
  expect((await admin("PUT", user, { kind: "basic", secret: "very-secret-1" })).status).toBe(204);
  const client = await admin("PUT", `${systems}/HUB/outbound-users/erp-prices`, {
    kind: "oauth2",
    secret: "very-secret-2",
  });
  expect(client.status).toBe(204);
  await makeUser("counterfoil-hub", ["idoc.send", "odata.read"]);
  const inbound = `${systems}/HUB/inbound-users`;
  expect((await admin("PUT", `${inbound}/nobody`)).json.code).toBe("communication-user-unknown");
  expect((await admin("PUT", `${inbound}/counterfoil-hub`)).status).toBe(204);
  const { json, text } = await admin("GET", `${systems}/HUB`);
  expect(json).toMatchObject({
    ...facts,
    inboundUsers: ["counterfoil-hub"],
    outboundUsers: [
      { userName: "erp-prices", kind: "oauth2", tokenUrl: `${hub.url}/oauth/token`, hasSecret: true },
      { userName: "erp-replication", kind: "basic", hasSecret: true },
    ],
  });
  expect(text).not.toContain("very-secret");
  const saved = await audited("communicationSystem.outboundUserSaved");
  expect(saved.map(({ detail }) => detail)).toContainEqual({
    userName: "erp-replication",
    kind: "basic",
    newSecret: true,
  });
  expect(JSON.stringify((await admin("GET", "/api/access/audit")).json)).not.toContain("very-secret");
});

test.each([
  ["http://169.254.169.254/latest", "address-forbidden"],
  ["ftp://hub.example.org", "invalid-request"],
  ["http://user:secret@hub.example.org", "invalid-request"],
  ["not an address", "invalid-request"],
])("%s is refused as an address, and the system stays as it was", async (baseUrl, code) => {
  const before = (await admin("GET", `${systems}/HUB`)).json;
  const { json } = await admin("PUT", `${systems}/HUB`, { ...facts, baseUrl });
  expect([json.status, json.code]).toEqual([400, code]);
  expect((await admin("GET", `${systems}/HUB`)).json).toEqual(before);
});

test("an arrangement names users of its system, and what it says of services is refused when it cannot work", async () => {
  const on = { active: true };
  const put = async (body: object) => (await admin("PUT", arrangement("SAP_COM_0652"), body)).json?.code ?? "saved";
  expect(await put({ services: { salesTransactions: on } })).toBe("arrangement-user-missing");
  expect(await put({ inboundUser: "nobody" })).toBe("arrangement-user-unusable");
  expect(await put({ services: { articles: on } })).toBe("service-unknown");
  expect(await put({ services: { salesTransactions: { path: "/elsewhere" } } })).toBe("service-unknown");
  await makeUser("reads-only", ["odata.read"]);
  await admin("PUT", `${systems}/HUB/inbound-users/reads-only`);
  expect(await put({ inboundUser: "reads-only", services: { salesTransactions: on } })).toBe(
    "arrangement-user-unusable",
  );
  expect((await admin("GET", arrangement("SAP_COM_0652"))).json.code).toBe("arrangement-unknown");
  expect(await put({ inboundUser: "counterfoil-hub", services: { salesTransactions: on, postingStatus: on } })).toBe(
    "saved",
  );
  const { json } = await admin("GET", arrangement("SAP_COM_0652"));
  expect(json.services.map(({ service, active }: { service: string; active: boolean }) => [service, active])).toEqual([
    ["salesTransactions", true],
    ["financialTransactions", false],
    ["goodsMovements", false],
    ["postingStatus", true],
  ]);
  const [created] = await audited("communicationArrangement.created");
  expect(created).toMatchObject({
    objectId: "HUB SAP_COM_0652",
    detail: {
      inboundUser: { before: null, after: "counterfoil-hub" },
      salesTransactions: { before: { active: false }, after: { active: true } },
    },
  });
  await admin("PUT", arrangement("SAP_COM_0008"), { outboundUser: "erp-replication" });
  expect((await admin("PUT", arrangement("SAP_COM_0008"), { outboundUser: "x" })).json.code).toBe(
    "arrangement-user-unusable",
  );
});

test("what is switched off, or arranged for another user, is refused at the door and nothing of it is stored", async () => {
  const hubUser = await makeUser("hub-2", ["idoc.send", "odata.read"]);
  const stranger = await makeUser("stranger", ["idoc.send", "odata.read"]);
  await admin("PUT", `${systems}/HUB/inbound-users/hub-2`);
  await admin("PUT", arrangement("SAP_COM_0652"), {
    inboundUser: "hub-2",
    services: { salesTransactions: { active: true }, financialTransactions: { active: false } },
  });
  const send = (
    headers: Record<string, string>,
    body = receiptIdoc([receipt("1010-01-000001", [saleLine("TG11", 295)])]),
  ) => program.ask("POST", "/sap/bc/idoc_xml", { headers: { ...headers, "content-type": "text/xml" }, body });
  const stored = async () => (await admin("GET", "/api/documents/idocs")).json.items.length;
  const before = await stored();
  const strange = await send(stranger);
  expect([strange.status, strange.json.code]).toEqual([403, "service-not-arranged"]);
  const status = "/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/ReceiptStatusSet";
  expect((await program.ask("GET", status, { headers: stranger })).status).toBe(403);
  const stock = "/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod";
  const noStock = await program.ask("GET", stock, { headers: hubUser });
  expect([noStock.status, noStock.json.error.code]).toEqual([503, "CF/service-inactive"]);
  const financial = await program.ask("POST", "/sap/bc/srt/xip/sap/cfoil_financial_transaction", {
    headers: { ...hubUser, "content-type": "text/xml" },
    body: `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><FinancialTransactionBulkRequest xmlns="urn:counterfoil:pos:1"/></e:Body></e:Envelope>`,
  });
  expect(financial.status).toBe(503);
  expect(financial.text).toContain("service-inactive");
  expect(financial.text).toContain("faultstring");
  expect(await stored()).toBe(before);
  expect((await send(hubUser)).status).toBe(200);
  expect(await stored()).toBe(before + 1);
  await admin("PUT", arrangement("SAP_COM_0652"), { services: { salesTransactions: { active: false } } });
  const off = await send(hubUser);
  expect([off.status, off.json.code]).toEqual([503, "service-inactive"]);
  await admin("PUT", arrangement("SAP_COM_0652"), { services: { salesTransactions: { active: true } } });
  await admin("PUT", `${systems}/HUB`, { ...facts, active: false });
  expect((await send(hubUser)).status).toBe(503);
  await admin("PUT", `${systems}/HUB`, facts);
  expect((await send(hubUser)).json.repeated).toBe(true);
  expect(await stored()).toBe(before + 1);
  // Noted after the answer.
  const readSales = async () => (await admin("GET", arrangement("SAP_COM_0652"))).json.services[0];
  await expect.poll(async () => (await readSales()).errors, { timeout: 20_000 }).toBe(0);
  const { paths, lastAt, reason } = await readSales();
  expect(paths).toEqual(["/sap/bc/idoc_xml", "/sap/bc/srt/xip/sap/cfoil_sales_transaction"]);
  expect([lastAt, reason]).toEqual([expect.stringMatching(/^\d{4}-/), expect.stringContaining("switched off")]);
});

test("a check of an outbound service goes step by step, also before the service is switched on", async () => {
  const check = async (scenario: string, service: string) => {
    const { json } = await admin("POST", `${arrangement(scenario)}/services/${service}/check`);
    const steps = json.steps as { step: string; ok: boolean; detail: string }[];
    return { said: steps.map(({ step, ok }) => `${step} ${ok}`), last: steps.at(-1)?.detail };
  };
  const way = ["name true", "tcp true", "tls true"];
  const { said } = await check("SAP_COM_0008", "businessPartners");
  expect(said).toEqual([...way, "login true", "path true", "answer true"]);
  const [asked] = hub.arrived.slice(-1);
  expect(asked).toMatchObject({
    path: "/ccos/soap/BusinessPartnerSUITEBulkReplicateRequest_In",
    authorization: `Basic ${Buffer.from("erp-replication:very-secret-1").toString("base64")}`,
  });
  for (const [status, steps] of [
    [401, ["login false"]],
    [404, ["login true", "path false"]],
    [500, ["login true", "path true", "answer false"]],
  ] as const) {
    react = () => status;
    expect((await check("SAP_COM_0008", "businessPartners")).said).toEqual([...way, ...steps]);
  }
  react = () => 415;
  expect((await check("SAP_COM_0640", "articles")).last).toContain("names no user");
  expect((await admin("GET", `${systems}/HUB`)).json.lastFailure).toContain("names no user");
});

test("another address takes the secrets away: they must not be sent elsewhere", async () => {
  await admin("PUT", `${systems}/HUB`, { ...facts, baseUrl: "https://elsewhere.example.org" });
  const { json } = await admin("GET", `${systems}/HUB`);
  expect(json.outboundUsers.map(({ hasSecret }: { hasSecret: boolean }) => hasSecret)).toEqual([false, false]);
  const { json: checked } = await admin("POST", `${arrangement("SAP_COM_0008")}/services/businessPartners/check`);
  expect(checked.steps).toEqual([
    {
      step: "name",
      ok: false,
      code: "no-secret",
      detail: "The secret of erp-replication has to be entered for the new address.",
    },
  ]);
  await admin("PUT", `${systems}/HUB`, facts);
  await admin("PUT", `${systems}/HUB/outbound-users/erp-replication`, { kind: "basic", secret: "very-secret-3" });
});

test("a client certificate is who we are at a system that demands one; its key is sealed, and must be its own", async () => {
  const [house, clients] = [await makeAuthority("House authority"), await makeAuthority("Client authority")];
  const [mine, other] = [await makeCertificate(clients, "erp-client"), await makeCertificate(clients, "other")];
  const peer = await startPeer(() => ({ status: 415 }), { ...(await makeCertificate(house, "hub")), ca: clients.cert });
  const tls = { ...facts, businessSystem: "TLSHUB", baseUrl: peer.url, authorities: house.cert };
  await admin("PUT", `${systems}/TLS`, tls);
  const user = `${systems}/TLS/outbound-users/by-certificate`;
  const save = async (certificate: string, secret?: string) =>
    (await admin("PUT", user, { kind: "certificate", certificate, ...(secret === undefined ? {} : { secret }) })).json;
  expect(await save(mine.cert)).toMatchObject({ code: "secret-missing" });
  expect(await save(mine.cert, other.key)).toMatchObject({ code: "certificate-invalid", where: "/body/secret" });
  expect(await save("none", mine.key)).toMatchObject({ code: "certificate-invalid", where: "/body/certificate" });
  expect((await admin("GET", `${systems}/TLS`)).json.outboundUsers).toEqual([]);
  expect(await save(mine.cert, mine.key)).toBeUndefined();
  await admin("PUT", arrangement("SAP_COM_0640", "TLS"), { outboundUser: "by-certificate" });
  const check = async () =>
    (await admin("POST", `${arrangement("SAP_COM_0640", "TLS")}/services/articles/check`)).json as {
      ok: boolean;
      steps: { detail: string }[];
    };
  const checked = await check();
  expect([checked.ok, checked.steps[3]?.detail]).toEqual([true, "CN=erp-client was let in."]);
  expect(peer.seen).toMatchObject([{ client: "erp-client", authorization: undefined, method: "POST" }]);
  expect(await save(other.cert)).toMatchObject({ code: "secret-missing" });
  expect(await save(mine.cert)).toBeUndefined();
  expect((await check()).ok).toBe(true);
  const client = new pg.Client(program.databaseUrl);
  await client.connect();
  const { rows } = await client.query("select * from communication.outbound_user where system_id = 'TLS'");
  expect(rows).toMatchObject([{ kind: "certificate", certificate: mine.cert.trim() }]);
  const text = JSON.stringify(rows) + (await admin("GET", `${systems}/TLS`)).text;
  expect(text + JSON.stringify((await admin("GET", "/api/access/audit?limit=500")).json)).not.toContain("PRIVATE KEY");
  await admin("PUT", user, { kind: "basic", secret: "a password" });
  expect((await check()).ok).toBe(false);
  const lost = encryptText(randomBytes(32), "a password");
  await client.query("update communication.outbound_user set secret_sealed = $1 where system_id = 'TLS'", [lost]);
  await client.end();
  expect((await check()).steps.at(-1)?.detail).toContain("has to be entered");
  expect((await admin("PUT", user, { kind: "basic" })).json.code).toBe("secret-missing");
  expect(peer.seen).toHaveLength(2);
  await peer.close();
});

test("what is in use is not deleted; what is not goes, with a line in the audit", async () => {
  const remove = async (path: string) => {
    const { status, json } = await admin("DELETE", path);
    return json?.code ?? status;
  };
  expect(await remove(`${systems}/HUB/outbound-users/erp-replication`)).toBe("communication-user-used");
  expect(await remove(`${systems}/HUB/inbound-users/hub-2`)).toBe("communication-user-used");
  const users = "/api/access/technical-users";
  expect((await admin("DELETE", `${users}/hub-2`)).json).toMatchObject({
    status: 409,
    code: "technical-user-in-use",
    detail: "hub-2: HUB, HUB / SAP_COM_0652",
  });
  expect(await remove(`${users}/reads-only`)).toBe("technical-user-in-use");
  expect(await remove(`${systems}/HUB/inbound-users/reads-only`)).toBe(204);
  expect(await remove(`${users}/reads-only`)).toBe(204);
  expect(await remove(`${users}/reads-only`)).toBe("technical-user-unknown");
  expect((await audited("technicalUser.deleted")).map(({ objectId }) => objectId)).toEqual(["reads-only"]);
  expect(await remove(arrangement("SAP_COM_0652"))).toBe("arrangement-active");
  expect(await remove(arrangement("SAP_COM_0164"))).toBe("arrangement-unknown");
  expect(await remove(`${systems}/HUB`)).toBe("communication-system-active");
  await admin("PUT", `${systems}/HUB`, { ...facts, active: false });
  expect(await remove(`${systems}/HUB`)).toBe("communication-system-used");
  const off = { active: false };
  await admin("PUT", arrangement("SAP_COM_0652"), { services: { salesTransactions: off, postingStatus: off } });
  expect([await remove(arrangement("SAP_COM_0652")), await remove(arrangement("SAP_COM_0008"))]).toEqual([204, 204]);
  expect(await remove(`${systems}/HUB`)).toBe(204);
  expect((await admin("GET", `${systems}/HUB`)).json.code).toBe("communication-system-unknown");
  expect((await audited("communicationSystem.deleted")).map(({ objectId }) => objectId)).toEqual(["HUB"]);
});

test("who may only read changes nothing, who may not even that sees nothing", async () => {
  const auditor = await program.person("auditor");
  expect((await auditor("GET", systems)).status).toBe(200);
  expect((await auditor("PUT", `${systems}/HUB`, facts)).status).toBe(403);
  const clerk = await program.person("stockClerk");
  expect([(await clerk("GET", systems)).status, (await clerk("GET", arrangement("SAP_COM_0008"))).status]).toEqual([
    403, 403,
  ]);
});
