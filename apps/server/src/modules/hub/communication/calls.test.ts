import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CheckAnswer } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import {
  makeAuthority,
  makeCertificate,
  odata,
  type Pair,
  type Peer,
  startPeer,
} from "../../../../../../tools/testing/tls-peer.ts";
import { erpSystem } from "../../../testing/communication.ts";
import { eventually, type Suite, startSuite } from "../../../testing/suite.ts";
import { askErp, type Destination, ErpFailure, wasNotTaken } from "./index.ts";

const database = await testDatabase("server");
let suite: Suite;
let authority: Pair;
const peers: Peer[] = [];
beforeAll(async () => {
  suite = await startSuite(database.url);
  authority = await makeAuthority("House authority");
});
afterAll(async () => {
  for (const peer of peers) await peer.close();
  await suite.close();
  await database.drop();
});

const start = async (...given: Parameters<typeof startPeer>) => {
  const peer = await startPeer(...given);
  peers.push(peer);
  return peer;
};
const path = "/api/hub/communication-systems/ERP";
const trust = (authorities: string) => suite.asAdmin("PUT", path, { ...erpSystem, authorities });
const save = (
  url: string,
  auth: object = { kind: "basic", userName: "COUNTERFOIL" },
  secret = "the secret",
  use = "standard",
) => suite.asAdmin<{ code: string; where: string }>("PUT", `${path}/destinations/${use}`, { url, auth, secret });
const check = async (use = "standard") => {
  const { body } = await suite.asAdmin<CheckAnswer>("POST", `${path}/destinations/${use}/check`);
  return { ...body, said: body.steps.map(({ step, ok }) => `${step} ${ok}`), last: body.steps.at(-1)?.detail ?? "" };
};
const good = ["name true", "tcp true", "tls true", "login true", "path true", "answer true"];

test("the check goes step by step and stops where the way ends", async () => {
  await save("http://no-such-host.invalid:4100");
  expect((await check()).said).toEqual(["name false"]);
  await save("http://127.0.0.1:1");
  expect((await check()).said).toEqual(["name true", "tcp false"]);
  const peer = await start(() => odata);
  await save(peer.url);
  const open = await check();
  expect([open.ok, open.said]).toEqual([true, good]);
  expect(open.steps[2]).toMatchObject({ step: "tls", warning: true });
  for (const [reply, said] of [
    [{ status: 401, body: "who are you" }, ["login false"]],
    [{ status: 404 }, ["login true", "path false"]],
    [{ status: 302, headers: { location: "http://127.0.0.1:9/" } }, ["login true", "path false"]],
    [{ status: 500, body: "dump" }, ["login true", "path true", "answer false"]],
    [{ status: 200, body: "<html>" }, ["login true", "path true", "answer false"]],
  ] as const) {
    peer.answers(() => reply);
    expect((await check()).said).toEqual(["name true", "tcp true", "tls true", ...said]);
  }
  expect(peer.seen.every(({ method }) => method === "GET")).toBe(true);
});

test("a redirect is not followed, and takes no secret along", async () => {
  const elsewhere = await start(() => odata);
  const peer = await start(() => ({ status: 307, headers: { location: elsewhere.url } }));
  await save(peer.url);
  expect((await check()).last).toContain("redirect");
  expect(elsewhere.seen).toEqual([]);
});

test("a certificate of an unknown authority is refused until the authority is trusted for this system", async () => {
  const own = await makeCertificate(authority, "erp.house.example");
  const peer = await start(() => odata, own);
  await trust("");
  await save(peer.url);
  const unknown = await check();
  expect(unknown.said).toEqual(["name true", "tcp true", "tls false"]);
  expect(unknown.last).toContain("trusted");
  expect(peer.seen).toEqual([]);
  await trust(authority.cert);
  const trusted = await check();
  expect(trusted.said).toEqual(good);
  expect(trusted.steps[2]?.warning).toBeUndefined();
  expect(trusted.steps[2]?.detail).toMatch(
    /^TLSv1\.3, certificate of erp\.house\.example, valid until \d{4}-\d\d-\d\d, vouched for by House authority/,
  );
});

test("a certificate that is over, or for another host, ends the check; one that is soon over is a warning", async () => {
  await trust(authority.cert);
  const over = await start(() => odata, await makeCertificate(authority, "over", { days: -2 }));
  await save(over.url);
  expect((await check()).steps.at(-1)).toEqual({
    step: "tls",
    ok: false,
    code: "certificate-expired",
    detail: "Its certificate has expired.",
    words: "certificate has expired (CERT_HAS_EXPIRED)",
  });
  const other = await start(() => odata, await makeCertificate(authority, "other", { host: "10.1.2.3" }));
  await save(other.url);
  expect((await check()).last).toContain("for another host name");
  const soon = await start(() => odata, await makeCertificate(authority, "soon", { days: 10 }));
  await save(soon.url);
  const warned = await check();
  expect([warned.ok, warned.steps[2]?.warning]).toEqual([true, true]);
  expect(warned.steps[2]?.detail).toContain("Its certificate expires soon");
});

test("http spoken where TLS is expected is said in words", async () => {
  const plain = await start(() => odata);
  await save(plain.url.replace("http:", "https:"));
  const checked = await check();
  expect(checked.said).toEqual(["name true", "tcp true", "tls false"]);
  expect(checked.last).toContain("no TLS at this port");
});

test("OAuth2: one token for many calls, a new one when it is refused; a token service that refuses is the login's fault", async () => {
  let issued = 0;
  let accepted = "token-1";
  const peer = await start(({ path: asked, authorization }) => {
    if (!asked.startsWith("/oauth/token")) return authorization === `Bearer ${accepted}` ? odata : { status: 401 };
    if (authorization !== `Basic ${Buffer.from("cf:the%20secret").toString("base64")}`) return { status: 401 };
    issued += 1;
    return { status: 200, body: JSON.stringify({ access_token: `token-${issued}`, expires_in: 3600 }) };
  });
  const auth = { kind: "oauth2", tokenUrl: `${peer.url}/oauth/token`, clientId: "cf" };
  await save(peer.url, auth);
  expect((await check()).said).toEqual(good);
  expect((await check()).said).toEqual(good);
  expect(issued).toBe(1);
  accepted = "token-2";
  expect((await check()).said).toEqual(good);
  expect(issued).toBe(2);
  await save(peer.url, auth, "wrong");
  const refused = await check();
  expect(refused.said).toEqual(["name true", "tcp true", "tls true", "login false"]);
  expect(refused.last).toBe("No token: the token service answered 401.");
});

test("OAuth2: a token that is over is not used", async () => {
  let issued = 0;
  const peer = await start(({ path: asked }) => {
    if (!asked.startsWith("/oauth/token")) return odata;
    issued += 1;
    return { status: 200, body: JSON.stringify({ access_token: `token-${issued}`, expires_in: 20 }) };
  });
  await save(peer.url, { kind: "oauth2", tokenUrl: `${peer.url}/oauth/token`, clientId: "cf" });
  await check();
  await check();
  const used = peer.seen.filter(({ path: asked }) => !asked.startsWith("/oauth"));
  expect(used.map(({ authorization }) => authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test("a client certificate is who we are; without it, or with another one, the door stays shut", async () => {
  const clients = await makeAuthority("Client authority");
  const mine = await makeCertificate(clients, "counterfoil-hub");
  const peer = await start(() => odata, { ...(await makeCertificate(authority, "erp")), ca: clients.cert });
  await trust(authority.cert);
  await save(peer.url, { kind: "certificate", certificate: mine.cert }, mine.key);
  const checked = await check();
  expect(checked.said).toEqual(good);
  expect(checked.steps[3]?.detail).toBe("CN=counterfoil-hub was let in.");
  expect(peer.seen[0]).toMatchObject({ client: "counterfoil-hub", authorization: undefined });
  const stranger = await makeCertificate(authority, "stranger");
  await save(peer.url, { kind: "certificate", certificate: stranger.cert }, stranger.key);
  expect((await check()).ok).toBe(false);
  await save(peer.url);
  const without = await check();
  expect([without.ok, without.said.at(-1)]).toEqual([false, "login false"]);
  expect(without.last).toContain("perhaps it wants a client certificate");
  expect(peer.seen).toHaveLength(1);
  const text =
    JSON.stringify(await suite.rows("select * from hub.communication_destination")) +
    (await suite.asAdmin("GET", path)).text;
  expect(text).not.toContain("PRIVATE KEY");
});

test("our own certificate that is soon over is a warning", async () => {
  const peer = await start(() => odata, await makeCertificate(authority, "erp"));
  const mine = await makeCertificate(authority, "counterfoil-hub", { days: 5 });
  await save(peer.url, { kind: "certificate", certificate: mine.cert }, mine.key);
  expect((await check()).steps[2]).toMatchObject({ ok: true, warning: true });
});

test.each([
  ["a key of another certificate", async (mine: Pair, other: Pair) => [mine.cert, other.key, "secret"]],
  [
    "a key that is none",
    async (mine: Pair) => [mine.cert, "-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----", "secret"],
  ],
  [
    "a certificate that is none",
    async (mine: Pair) => ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", mine.key, "certificate"],
  ],
  [
    "a certificate that is over",
    async () => {
      const over = await makeCertificate(authority, "over", { days: -1 });
      return [over.cert, over.key, "certificate"];
    },
  ],
])("refused: %s", async (_name, make) => {
  const [mine, other] = [await makeCertificate(authority, "a"), await makeCertificate(authority, "b")];
  const [certificate, key, field] = await make(mine, other);
  const answer = await save("https://erp.example.org", { kind: "certificate", certificate }, key, "odata");
  expect([answer.status, answer.body.code]).toEqual([400, "certificate-invalid"]);
  expect(answer.body.where).toContain(field);
});

test("a door for documents only has to be there; it may refuse to be read", async () => {
  const peer = await start(({ path: asked }) => ({ status: asked.startsWith("/sap/bc/idoc_xml") ? 405 : 404 }));
  await save(peer.url, undefined, undefined, "idoc");
  expect((await check("idoc")).said).toEqual(good);
  await save(peer.url, undefined, undefined, "soap");
  expect((await check("soap")).said).toEqual([...good.slice(0, 4), "path false"]);
});

test("a certificate that is soon over is an alert, once, and none any more when it is renewed", async () => {
  const task = "hub:watch-certificates";
  const watch = async () => {
    await suite.rows("select graphile_worker.add_job($1)", [task]);
    const waits = () => suite.rows("select from graphile_worker.jobs where task_identifier = $1", [task]);
    await eventually(waits, (jobs) => jobs.length === 0);
  };
  const open = async () =>
    await suite.rows<{ key: string; title: string }>(
      "select key, title from hub.alert where cleared_at is null and key = 'certificate-expiry:ERP/odata'",
    );
  const use = async (days: number) => {
    const mine = await makeCertificate(authority, "counterfoil-hub", { days });
    await save("https://erp.example.org", { kind: "certificate", certificate: mine.cert }, mine.key, "odata");
  };
  await use(12);
  await watch();
  await watch();
  expect(await open()).toEqual([{ key: "certificate-expiry:ERP/odata", title: "A certificate of ERP ends soon" }]);
  await use(300);
  await watch();
  expect(await open()).toEqual([]);
});

test("a call that nobody answers in time may have been taken", async () => {
  const deaf = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(deaf, "listening");
  const url = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`;
  const destination = { url, auth: { kind: "none" }, client: "100" } as unknown as Destination;
  const stopping = new AbortController().signal;
  const call = { method: "POST" as const, path: "/", body: Buffer.from("{}"), timeoutMs: 50, stopping };
  const error = await askErp(destination, call).catch((thrown: unknown) => thrown);
  deaf.closeAllConnections();
  deaf.close();
  if (!(error instanceof ErpFailure)) throw error;
  expect(error.failure).toMatchObject({ code: "timeout" });
  expect(wasNotTaken(error.failure)).toBe(false);
});
