import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { password, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const users = "/api/access/technical-users";
type Listed = {
  userName: string;
  failures: number;
  lockedAt?: string;
  lastFailureAddress?: string;
  previousUntil?: string;
};

async function create(userName: string, more: object = {}): Promise<string> {
  const { body } = await suite.asAdmin<{ secret: string }>("POST", users, { userName, ...more });
  return body.secret;
}

async function listed(userName: string): Promise<Listed | undefined> {
  return (await suite.asAdmin<{ items: Listed[] }>("GET", users)).body.items.find((user) => user.userName === userName);
}

const basic = (name: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`,
});

/** 400 once it is in: the document is none. */
async function send(name: string, secret: string): Promise<number> {
  const path = "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In";
  const headers = { ...basic(name, secret), "content-type": "text/xml" };
  return (await suite.call("POST", path, { body: "<no/>", headers })).status;
}

const getToken = (name: string, secret: string) =>
  suite.call<{ error?: string; access_token?: string }>("POST", "/oauth/token", {
    body: "grant_type=client_credentials",
    headers: { ...basic(name, secret), "content-type": "application/x-www-form-urlencoded" },
  });

test("the secret is shown once, and opens services but no screen", async () => {
  const secret = await create("erp");
  expect((await suite.asAdmin("GET", users)).text).not.toContain(secret);
  const rows = await suite.rows<{ row: string }>("select technical_user::text as row from access.technical_user");
  expect(rows[0]?.row).not.toContain(secret);
  expect(await send("erp", secret)).toBe(400);
  expect(await send("erp", "wrong")).toBe(401);
  expect(await send("ada", password)).toBe(401);
  const signIn = await suite.call("POST", "/api/access/session", { body: { userName: "erp", password: secret } });
  expect(signIn.status).toBe(401);
});

test("a hundred wrong secrets stop the guesser and not the rightful sender", async () => {
  const secret = await create("guessed");
  const statuses: number[] = [];
  for (let time = 0; time < 25; time += 1) statuses.push(await send("guessed", `wrong ${time}`));
  expect(statuses).toEqual([...Array(20).fill(401), ...Array(5).fill(429)]);
  expect(await listed("guessed")).toMatchObject({ failures: 20, lastFailureAddress: "127.0.0.1" });
  expect(await send("guessed", secret)).toBe(400);
  expect(await listed("guessed")).toMatchObject({ failures: 0 });
  expect((await listed("guessed"))?.lockedAt).toBeUndefined();
});

test("the old secret works beside the new one for as long as was said, and not a moment longer", async () => {
  const old = await create("renewed", { permissions: ["masterData.send", "prices.upload"] });
  const renew = (overlapHours?: number) =>
    suite.asAdmin<{ secret: string }>("POST", `${users}/renewed/secret`, { ...(overlapHours && { overlapHours }) });
  const next = (await renew(24)).body.secret;
  expect([await send("renewed", old), await send("renewed", next)]).toEqual([400, 400]);
  expect((await getToken("renewed", old)).status).toBe(200);
  const until = new Date((await listed("renewed"))?.previousUntil ?? "").getTime();
  expect(until - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
  await suite.rows("update access.technical_user set previous_until = now() where user_name = 'renewed'");
  expect([await send("renewed", old), await send("renewed", next)]).toEqual([401, 400]);
  const last = (await renew()).body.secret;
  expect([await send("renewed", next), await send("renewed", last)]).toEqual([401, 400]);
});

test("a lock is by a person only, and ends tokens too", async () => {
  const secret = await create("locked", { permissions: ["masterData.send", "prices.upload"] });
  expect((await getToken("locked", secret)).body.access_token).toMatch(/^.{43}$/);
  await suite.asAdmin("PATCH", `${users}/locked`, { locked: true });
  expect(await send("locked", secret)).toBe(403);
  expect((await getToken("locked", secret)).body.error).toBe("invalid_client");
  expect(await suite.rows("select 1 from access.access_token where user_name = 'locked'")).toEqual([]);
  await suite.asAdmin("PATCH", `${users}/locked`, { locked: false });
  expect(await send("locked", secret)).toBe(400);
});

test("one that an arrangement uses is not deleted; another is, with its tokens, and stays in the record of changes", async () => {
  const secret = await create("leaving", { permissions: ["masterData.send"] });
  const arrangement = "/api/hub/communication-arrangements/OLD/SAP_COM_0008";
  const system = {
    name: "Old",
    kind: "other",
    active: true,
    client: "100",
    senderPort: "OLD",
    receiverPort: "OLD",
    receiver: "OLD",
  };
  const made = await suite.asAdmin("POST", "/api/hub/communication-systems", { systemId: "OLD", ...system });
  const arranged = await suite.asAdmin("PUT", arrangement, { technicalUser: "leaving" });
  expect([made.status, arranged.status], made.text + arranged.text).toEqual([201, 204]);
  const refused = await suite.asAdmin<{ code: string; detail: string }>("DELETE", `${users}/leaving`);
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
    409,
    "technical-user-in-use",
    "leaving: OLD / SAP_COM_0008",
  ]);
  expect(await send("leaving", secret)).not.toBe(401);
  await suite.asAdmin("PUT", arrangement, { technicalUser: null });
  expect((await suite.asAdmin("DELETE", `${users}/leaving`)).status).toBe(204);
  expect([await listed("leaving"), await send("leaving", secret)]).toEqual([undefined, 401]);
  const { items } = (
    await suite.asAdmin<{ items: { action: string; objectId: string }[] }>("GET", "/api/access/audit?query=leaving")
  ).body;
  expect(items.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["technicalUser.deleted", "technicalUser.created"]),
  );
});

test("networks: per user, for all, and what is no network", async () => {
  const secret = await create("near", { networks: ["127.0.0.0/8"] });
  expect(await send("near", secret)).toBe(400);
  await suite.asAdmin("PATCH", `${users}/near`, { networks: ["10.0.0.0/8"] });
  expect(await send("near", secret)).toBe(403);
  const far = await create("far", { networks: [] });
  expect(await send("far", far)).toBe(400);
  const wrong = await suite.asAdmin<{ code: string }>("PATCH", `${users}/near`, { networks: ["10.0.0.0/33"] });
  expect([wrong.status, wrong.body.code]).toEqual([400, "network-invalid"]);
  await suite.asAdmin("PUT", "/api/access/service-networks", { networks: ["10.0.0.0/8"] });
  expect(await send("far", far)).toBe(403);
  expect((await suite.call("GET", "/ccos/soap")).status).toBe(403);
  await suite.asAdmin("PUT", "/api/access/service-networks", { networks: [] });
  expect(await send("far", far)).toBe(400);
});

test("a secret from before, kept as scrypt, works once as it is and is kept anew", async () => {
  const secret = await create("before");
  const { scryptSync, randomBytes } = await import("node:crypto");
  const salt = randomBytes(16);
  const change = "update access.technical_user set salt = $1, secret_hash = $2 where user_name = 'before'";
  await suite.rows(change, [salt, scryptSync(secret, salt, 32)]);
  expect(await send("before", "wrong")).toBe(401);
  expect(await send("before", secret)).toBe(400);
  expect(await suite.rows("select salt from access.technical_user where user_name = 'before'")).toEqual([
    { salt: null },
  ]);
  expect(await send("before", secret)).toBe(400);
});

test("what was changed is told from what to what", async () => {
  await create("told", { description: "one" });
  await suite.asAdmin("PATCH", `${users}/told`, { description: "two", networks: [] });
  const { body } = await suite.asAdmin<{ items: object[] }>("GET", "/api/access/audit?objectId=told");
  expect(body.items).toMatchObject([
    { action: "technicalUser.changed", detail: { description: { before: "one", after: "two" } } },
    { action: "technicalUser.created", actor: { kind: "person", name: "Ada" } },
  ]);
});
