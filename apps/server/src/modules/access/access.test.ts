import { createHash, pbkdf2Sync } from "node:crypto";
import type { TillConfiguration } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { eventually, password, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

let people = 0;
async function createPerson(...roles: string[]): Promise<{ personId: string; userName: string }> {
  people += 1;
  const userName = `person${people}`;
  const person = { userName, name: `Person ${people}`, password, roles };
  const { body } = await suite.asAdmin<{ personId: string }>("POST", "/api/access/people", {
    ...person,
    temporaryPassword: false,
  });
  return { personId: body.personId, userName };
}

test("a till's token opens no screen, and no till's door opens for a person", async () => {
  const till = await suite.createTill("1010-01");
  for (const path of ["/api/access/people", "/api/sales/receipts", "/api/hub/summary", "/api/organisation/stores"])
    expect((await suite.call("GET", path, { token: till.token })).status).toBe(401);
  const admin = await suite.signIn("ada");
  for (const path of ["/api/tills/configuration", "/api/tills/events", "/api/tills/master-data"])
    expect((await suite.call("GET", path, { cookie: admin })).status).toBe(401);
});

test("the first administrator is made once", async () => {
  const second = { token: "set-up", userName: "eve", name: "Eve", password };
  const answer = await suite.call<{ code: string }>("POST", "/api/access/first-administrator", { body: second });
  expect([answer.status, answer.body.code]).toEqual([403, "setup-closed"]);
});

test("after ten wrong passwords the right one does not help for a while", async () => {
  const { userName } = await createPerson("auditor");
  const attempt = (given: string) =>
    suite.call<{ code: string }>("POST", "/api/access/session", { body: { userName, password: given } });
  const tries = await Promise.all(Array.from({ length: 10 }, () => attempt("wrong password")));
  expect(tries.map(({ status }) => status)).toEqual(Array(10).fill(401));
  const late = await attempt(password);
  expect([late.status, late.body.code]).toEqual([429, "too-many-tries"]);
  const waitS = Number(late.headers.get("retry-after"));
  expect(waitS).toBeGreaterThan(0);
  expect(waitS).toBeLessThanOrEqual(15 * 60);
});

test("an unknown name is answered like a wrong password", async () => {
  const answer = await suite.call<{ code: string }>("POST", "/api/access/session", {
    body: { userName: "nobody", password },
  });
  expect([answer.status, answer.body.code]).toEqual([401, "credentials-wrong"]);
});

test("a lock ends the sessions of a person at once and keeps the door shut", async () => {
  const { personId, userName } = await createPerson("auditor");
  const cookie = await suite.signIn(userName);
  expect((await suite.call("GET", "/api/access/me", { cookie })).status).toBe(200);
  await suite.asAdmin("PATCH", `/api/access/people/${personId}`, { locked: true });
  expect((await suite.call("GET", "/api/access/me", { cookie })).status).toBe(401);
  await expect(suite.signIn(userName)).rejects.toThrow("person-locked");
  expect(await suite.rows("select 1 from access.session where user_id = $1", [personId])).toEqual([]);
});

test("nobody can lock everybody out", async () => {
  const { body } = await suite.asAdmin<{ personId: string }>("GET", "/api/access/me");
  for (const change of [{ locked: true }, { roles: ["cashier"] }]) {
    const answer = await suite.asAdmin<{ code: string }>("PATCH", `/api/access/people/${body.personId}`, change);
    expect([answer.status, answer.body.code]).toEqual([409, "last-administrator"]);
  }
  expect((await suite.asAdmin("GET", "/api/access/people")).status).toBe(200);
});

test("a new password ends all other sessions, the wrong current one changes nothing", async () => {
  const { userName } = await createPerson("auditor");
  const [here, there] = [await suite.signIn(userName), await suite.signIn(userName)];
  const change = (current: string) =>
    suite.call("POST", "/api/access/password", { cookie: here, body: { current, next: "another good password" } });
  expect((await change("not the password")).status).toBe(401);
  expect((await suite.call("GET", "/api/access/me", { cookie: there })).status).toBe(200);
  expect((await change(password)).status).toBe(204);
  expect((await suite.call("GET", "/api/access/me", { cookie: there })).status).toBe(401);
  await expect(suite.signIn(userName)).rejects.toThrow("credentials-wrong");
});

test("signing out ends the session on the server too", async () => {
  const { userName } = await createPerson("auditor");
  const cookie = await suite.signIn(userName);
  expect((await suite.call("DELETE", "/api/access/session", { cookie })).status).toBe(204);
  expect((await suite.call("GET", "/api/access/me", { cookie })).status).toBe(401);
});

test("another site cannot change anything with a person's cookie", async () => {
  const cookie = await suite.signIn("ada");
  const body = { userName: "mallory", description: "" };
  const from = (headers: Record<string, string>) =>
    suite.call<{ code: string }>("POST", "/api/access/technical-users", { cookie, body, headers });
  expect((await from({ origin: "https://evil.example" })).body.code).toBe("foreign-origin");
  expect((await from({ "sec-fetch-site": "cross-site" })).body.code).toBe("foreign-origin");
  expect((await from({ origin: "null" })).body.code).toBe("foreign-origin");
  expect((await from({ origin: suite.address, "sec-fetch-site": "same-origin" })).status).toBe(201);
});

test("a PIN reaches the tills as a hash that only the PIN opens; a locked person does not", async () => {
  const till = await suite.createTill("1010-02");
  const { personId } = await createPerson("cashier");
  await suite.asAdmin("PUT", `/api/access/people/${personId}/pin`, { pin: "4711" });
  const find = async () => {
    const { body } = await suite.call<TillConfiguration>("GET", "/api/tills/configuration", { token: till.token });
    return body.people.find((person) => person.personId === personId);
  };
  const person = await find();
  expect(person?.pin.iterations).toBeGreaterThanOrEqual(210_000);
  const hash = (pin: string) =>
    pbkdf2Sync(pin, Buffer.from(person?.pin.salt ?? "", "base64"), person?.pin.iterations ?? 1, 32, "sha256").toString(
      "base64",
    );
  expect(hash("4711")).toBe(person?.pin.hash);
  expect(hash("4712")).not.toBe(person?.pin.hash);
  await suite.asAdmin("PATCH", `/api/access/people/${personId}`, { locked: true });
  expect(await find()).toBeUndefined();
});

test("a badge reaches the tills as a hash; the next one, or its loss, makes the one before worthless", async () => {
  const till = await suite.createTill("1010-03");
  const { personId } = await createPerson("cashier");
  await suite.asAdmin("PUT", `/api/access/people/${personId}/pin`, { pin: "4711" });
  const badgeAtTill = async () => {
    const { body } = await suite.call<TillConfiguration>("GET", "/api/tills/configuration", { token: till.token });
    return body.people.find((person) => person.personId === personId)?.badge;
  };
  const make = async () => {
    const { body } = await suite.asAdmin<{ code: string }>("POST", `/api/access/people/${personId}/badge`);
    expect(body.code).toMatch(/^CFB[2-9A-HJ-NP-Z]{16}$/);
    return createHash("sha256").update(body.code).digest("base64");
  };
  expect(await badgeAtTill()).toBeUndefined();
  const first = await make();
  expect(await badgeAtTill()).toBe(first);
  const second = await make();
  expect(second).not.toBe(first);
  expect(await badgeAtTill()).toBe(second);
  await suite.asAdmin("DELETE", `/api/access/people/${personId}/badge`);
  expect(await badgeAtTill()).toBeUndefined();
  expect((await suite.asAdmin("POST", "/api/access/people/nobody/badge")).status).toBe(404);
});

test("every change says who made it", async () => {
  const { personId } = await createPerson("auditor");
  const { body } = await suite.asAdmin<{ items: unknown[] }>("GET", `/api/access/audit?objectId=${personId}`);
  expect(body.items).toMatchObject([
    { actor: { kind: "person", name: "Ada" }, action: "person.created", objectType: "person", objectId: personId },
  ]);
  const { text } = await suite.asAdmin("GET", `/api/access/audit.csv?objectId=${personId}`);
  const [head, line, ...rest] = text.split("\r\n");
  expect(head).toBe("at;actorKind;actorId;actor;action;objectType;objectId;objectName;detail");
  expect(line).toContain(`;Ada;person.created;person;${personId};`);
  expect(rest).toEqual([""]);
});

test("a revoked device is out within the second that its token is remembered", async () => {
  const till = await suite.createTill("1010-03");
  const read = () => suite.call("GET", "/api/tills/configuration", { token: till.token });
  expect((await read()).status).toBe(200);
  await suite.asAdmin("DELETE", "/api/organisation/tills/1010-03/device");
  await eventually(read, ({ status }) => status === 401, 1500);
});
