import { randomBytes } from "node:crypto";
import { openDatabase, requireSameKey } from "@counterfoil/platform";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { oneTimeCode } from "../../../../../tools/testing/one-time-code.ts";
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

type Refusal = { code: string };
let people = 0;
async function createPerson(roles: string[], more: object = {}): Promise<{ personId: string; userName: string }> {
  people += 1;
  const userName = `person${people}`;
  const person = { userName, name: `Person ${people}`, password, roles, temporaryPassword: false, ...more };
  const { body } = await suite.asAdmin<{ personId: string }>("POST", "/api/access/people", person);
  return { personId: body.personId, userName };
}

const cookiesOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .filter((cookie) => !cookie?.endsWith("="))
    .join("; ");

const signIn = (userName: string, given = password) =>
  suite.call<{ secondFactor: boolean } & Refusal>("POST", "/api/access/session", {
    body: { userName, password: given },
  });

const sendCode = (cookie: string, body: { code: string } | { backupCode: string }) =>
  suite.call<Refusal>("POST", "/api/access/session/code", { cookie, body });

async function setUp(userName: string) {
  const cookie = await suite.signIn(userName);
  const begun = await suite.call<{ address: string; backupCodes: string[] }>("POST", "/api/access/second-factor", {
    cookie,
    body: { password },
  });
  const finished = await suite.call("POST", "/api/access/second-factor/code", {
    cookie,
    body: { code: oneTimeCode(begun.body.address, -1) },
  });
  expect(finished.status, finished.text).toBe(204);
  return { ...begun.body, cookie: cookiesOf(finished) };
}

test("a second factor: set up with the app's code, asked for from then on, each code once", async () => {
  const { userName } = await createPerson(["auditor"]);
  const { address, backupCodes, cookie } = await setUp(userName);
  expect(address).toMatch(/^otpauth:\/\/totp\/Counterfoil:person\d+\?secret=/);
  expect(backupCodes).toHaveLength(10);
  expect((await suite.call<{ twoFactor: boolean }>("GET", "/api/access/me", { cookie })).body.twoFactor).toBe(true);
  const half = await signIn(userName);
  expect([half.status, half.body]).toEqual([200, { secondFactor: true }]);
  expect((await suite.call("GET", "/api/access/me", { cookie: cookiesOf(half) })).status).toBe(401);
  const wrong = await sendCode(cookiesOf(half), { code: "000000" });
  expect([wrong.status, wrong.body.code]).toEqual([401, "second-factor-wrong"]);
  const code = oneTimeCode(address);
  const whole = await sendCode(cookiesOf(half), { code });
  expect(whole.status).toBe(204);
  expect((await suite.call("GET", "/api/access/me", { cookie: cookiesOf(whole) })).status).toBe(200);
  const again = await signIn(userName);
  expect((await sendCode(cookiesOf(again), { code })).body.code).toBe("second-factor-wrong");
});

test("a backup code works once; new ones make the old void", async () => {
  const { userName } = await createPerson(["auditor"]);
  const { backupCodes, cookie } = await setUp(userName);
  const [first = "", second = ""] = backupCodes;
  const enter = async (backupCode: string) =>
    (await sendCode(cookiesOf(await signIn(userName)), { backupCode })).status;
  expect([await enter(first), await enter(first)]).toEqual([204, 401]);
  const wrong = await sendCode(cookiesOf(await signIn(userName)), { backupCode: first });
  expect(wrong.body).toMatchObject({ code: "second-factor-wrong", where: "/backupCode" });
  const path = "/api/access/second-factor/backup-codes";
  const renewed = await suite.call<{ backupCodes: string[] }>("POST", path, { cookie, body: { password } });
  expect([await enter(second), await enter(renewed.body.backupCodes[0] ?? "")]).toEqual([401, 204]);
  const stored = await suite.rows<{ row: string }>("select two_factor::text as row from access.two_factor");
  expect(stored.map(({ row }) => row).join()).not.toContain(renewed.body.backupCodes[1]);
});

test("a role may demand it: nothing opens before it is set up, and only an administrator takes it off", async () => {
  const { personId, userName } = await createPerson(["dataProtectionOfficer"]);
  const cookie = await suite.signIn(userName);
  const read = (given: string) => suite.call<Refusal>("GET", "/api/access/audit", { cookie: given });
  expect((await read(cookie)).status).toBe(200);
  await suite.asAdmin("PUT", "/api/access/roles/dataProtectionOfficer", { twoFactor: true });
  expect((await read(cookie)).body.code).toBe("second-factor-needed");
  const whole = await setUp(userName);
  expect((await read(whole.cookie)).status).toBe(200);
  const removal = { cookie: whole.cookie, body: { password } };
  const refused = await suite.call<Refusal>("POST", "/api/access/second-factor/removal", removal);
  expect([refused.status, refused.body.code]).toEqual([409, "second-factor-must"]);
  await suite.asAdmin("DELETE", `/api/access/people/${personId}/second-factor`);
  expect((await read(whole.cookie)).status).toBe(401);
  expect((await signIn(userName)).status).toBe(204);
  const { body } = await suite.asAdmin<{ items: object[] }>("GET", `/api/access/audit?objectId=${personId}`);
  expect(body.items[0]).toMatchObject({ action: "person.secondFactorRemoved", actor: { name: "Ada" } });
});

test("an administrator's password is good for choosing another, and for nothing else", async () => {
  const { userName } = await createPerson(["auditor"], { temporaryPassword: true });
  const cookie = await suite.signIn(userName);
  const me = await suite.call<{ duty: string }>("GET", "/api/access/me", { cookie });
  expect(me.body.duty).toBe("changePassword");
  const refused = await suite.call<Refusal>("GET", "/api/access/audit", { cookie });
  expect([refused.status, refused.body.code]).toEqual([403, "password-change-needed"]);
  const change = (next: string) =>
    suite.call<Refusal>("POST", "/api/access/password", { cookie, body: { current: password, next } });
  expect((await change(password)).body.code).toBe("password-unchanged");
  const changed = await change("violet tractor umbrella");
  expect((await suite.call("GET", "/api/access/audit", { cookie: cookiesOf(changed) })).status).toBe(200);
});

test.each(["password123", "Passw0rd1234", "qwertyuiop1", "1111111111", "Counterfoil1", "weak.mallory1"])(
  "the password %s is refused",
  async (weak) => {
    const person = { userName: "weak.mallory", name: "Mallory", password: weak, roles: [] };
    const answer = await suite.asAdmin<Refusal & { where: string }>("POST", "/api/access/people", person);
    expect([answer.status, answer.body.code, answer.body.where]).toEqual([400, "password-weak", "/password"]);
  },
);

test("acts on people want a session that was confirmed of late", async () => {
  const { userName } = await createPerson(["administrator"]);
  const cookie = await suite.signIn(userName);
  const renew = () =>
    suite.call<Refusal>("POST", "/api/access/technical-users", { cookie, body: { userName: "late" } });
  await suite.rows("update access.session set confirmed_at = now() - interval '16 minutes'");
  const refused = await renew();
  expect([refused.status, refused.body.code]).toEqual([403, "confirmation-needed"]);
  expect(await suite.rows("select 1 from access.technical_user where user_name = 'late'")).toEqual([]);
  const confirm = (given: string) =>
    suite.call<Refusal>("POST", "/api/access/session/confirmation", { cookie, body: { password: given } });
  expect((await confirm("not it")).body.code).toBe("password-wrong");
  expect((await renew()).status).toBe(403);
  expect((await confirm(password)).status).toBe(204);
  expect((await renew()).status).toBe(201);
  await suite.rows("update access.session set confirmed_at = now()");
});

test("sessions of a person are listed with where they came from, and end", async () => {
  const { personId, userName } = await createPerson(["auditor"]);
  const cookies = [await suite.signIn(userName), await suite.signIn(userName)];
  for (const cookie of cookies)
    await suite.call("GET", "/api/access/me", { cookie, headers: { "user-agent": "Till" } });
  const path = `/api/access/people/${personId}/sessions`;
  const { body } = await suite.asAdmin<{ items: { sessionId: string }[] }>("GET", path);
  expect(body.items).toMatchObject([
    { address: "127.0.0.1", browser: "Till", isThis: false },
    { address: "127.0.0.1", browser: "Till", isThis: false },
  ]);
  const own = await suite.call<{ items: { sessionId: string; isThis: boolean }[] }>("GET", "/api/access/sessions", {
    cookie: cookies[0] ?? "",
  });
  const other = own.body.items.find(({ isThis }) => !isThis);
  const end = await suite.call("DELETE", `/api/access/sessions/${other?.sessionId}`, { cookie: cookies[0] ?? "" });
  expect(end.status).toBe(204);
  const statuses = async () =>
    Promise.all(cookies.map(async (cookie) => (await suite.call("GET", "/api/access/me", { cookie })).status));
  expect(await statuses()).toEqual([200, 401]);
  await suite.asAdmin("DELETE", path);
  expect(await statuses()).toEqual([401, 401]);
});

test("somebody else's session cannot be ended", async () => {
  const { userName } = await createPerson([]);
  const [row] = await suite.rows<{ id: string }>(
    "select session.id from access.session join access.person on person.id = user_id where username = 'ada' limit 1",
  );
  const answer = await suite.call("DELETE", `/api/access/sessions/${row?.id}`, {
    cookie: await suite.signIn(userName),
  });
  expect(answer.status).toBe(404);
  expect((await suite.asAdmin("GET", "/api/access/me")).status).toBe(200);
});

test("a single permission works beside the roles, and goes again", async () => {
  const { personId, userName } = await createPerson(["cashier"], { permissions: ["audit.read"] });
  const cookie = await suite.signIn(userName);
  expect((await suite.call("GET", "/api/access/audit", { cookie })).status).toBe(200);
  await suite.asAdmin("PATCH", `/api/access/people/${personId}`, { permissions: [] });
  expect((await suite.call("GET", "/api/access/audit", { cookie })).status).toBe(403);
  const unknown = await suite.asAdmin<Refusal>("PATCH", `/api/access/people/${personId}`, { permissions: ["all"] });
  expect([unknown.status, unknown.body.code]).toEqual([400, "permission-unknown"]);
});

test("what was recorded stays: the database refuses every change", async () => {
  for (const statement of [
    "update access.audit set actor_name = 'x'",
    "delete from access.audit",
    "truncate access.audit",
  ])
    await expect(suite.rows(statement)).rejects.toThrow("what was recorded stays");
});

test("the record is found by person, object and time", async () => {
  const { personId } = await createPerson(["auditor"]);
  await suite.asAdmin("PATCH", `/api/access/people/${personId}`, { roles: ["cashier"] });
  const find = async (query: string) =>
    (await suite.asAdmin<{ items: { action: string }[] }>("GET", `/api/access/audit?objectId=${personId}&${query}`))
      .body.items;
  expect(await find("actor=ad")).toMatchObject([
    {
      action: "person.changed",
      objectName: expect.any(String),
      detail: { roles: { before: ["auditor"], after: ["cashier"] } },
    },
    { action: "person.created" },
  ]);
  expect(await find("actor=bob")).toEqual([]);
  expect(await find("actor=%25")).toEqual([]);
  expect(await find("until=2020-01-01T00:00:00Z")).toEqual([]);
  expect(await find("from=2020-01-01T00:00:00Z")).toHaveLength(2);
});

test("who does nothing for the time that is set is signed out; what a screen reads by itself does not count", async () => {
  const { personId, userName } = await createPerson(["auditor"]);
  const cookie = await suite.signIn(userName);
  type Times = { endsInSeconds: number; endsAtLatestInSeconds: number };
  const read = () => suite.call<Times>("GET", "/api/access/me", { cookie });
  const act = () => suite.call<Times>("POST", "/api/access/session/act", { cookie });
  const idleFor = (minutes: number) =>
    suite.rows("update access.session set acted_at = now() - make_interval(mins => $1) where user_id = $2", [
      minutes,
      personId,
    ]);
  const minutesLeft = ({ body }: { body: Times }) => Math.round(body.endsInSeconds / 60);
  await idleFor(20);
  expect(minutesLeft(await read())).toBe(10);
  expect(minutesLeft(await read())).toBe(10);
  expect(minutesLeft(await act())).toBe(30);
  expect((await read()).body.endsAtLatestInSeconds).toBeGreaterThan(11 * 3600);
  expect((await suite.asAdmin("PUT", "/api/access/idle-minutes", { minutes: 15 })).status).toBe(204);
  await idleFor(16);
  expect((await act()).status).toBe(401);
  await suite.asAdmin("PUT", "/api/access/idle-minutes", { minutes: 60 });
  expect((await read()).status).toBe(401);
  const { body } = await suite.asAdmin<{ items: object[] }>("GET", "/api/access/audit?objectType=sessions");
  expect(body.items).toMatchObject([
    { action: "sessions.changed", detail: { idleMinutes: { before: 15, after: 60 } } },
    { action: "sessions.changed", detail: { idleMinutes: { before: 30, after: 15 } } },
  ]);
  for (const minutes of [4, 721, 7.5])
    expect((await suite.asAdmin("PUT", "/api/access/idle-minutes", { minutes })).status).toBe(400);
  expect((await suite.asAdmin("GET", "/api/access/idle-minutes")).body).toEqual({ minutes: 60 });
});

test("a database is not opened with another key than it was sealed with, unless a person says that the key is lost", async () => {
  const { db, close } = openDatabase({ url: database.url, applicationName: "test" });
  const { secretKey } = suite.config;
  const other = randomBytes(32);
  await requireSameKey(db, secretKey);
  await expect(requireSameKey(db, other)).rejects.toThrow("not the one that this database was sealed with");
  await requireSameKey(db, secretKey);
  await requireSameKey(db, other, true);
  await expect(requireSameKey(db, secretKey)).rejects.toThrow("SECRET_KEY_LOST=yes");
  const marks = await suite.rows<{ value: string }>("select value from access.setting where name = 'secretKeyMark'");
  expect(marks).toHaveLength(1);
  expect(Buffer.from(marks[0]?.value ?? "", "base64")).not.toContain(other);
  await close();
});
