import type { PairingAnswer } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { type Suite, startSuite } from "../../testing/suite.ts";
import { startServer } from "../../wire.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const codeFor = async (tillId: string) =>
  (await suite.asAdmin<{ pairingCode: string }>("POST", `/api/organisation/tills/${tillId}/pairing-code`)).body
    .pairingCode;
const pair = (pairingCode: string, headers = {}) =>
  suite.call<PairingAnswer & { code: string }>("POST", "/api/tills/pairing", { body: { pairingCode }, headers });
const asTill = (method: "GET" | "POST", path: string, token: string, body?: object) =>
  suite.call<{ code: string }>(method, path, { headers: { authorization: `Bearer ${token}` }, ...(body && { body }) });
const createTill = (number: string) => suite.asAdmin("POST", "/api/organisation/tills", { storeId: "1010", number });

test("a code works once, also for two devices at the same moment", async () => {
  await createTill("11");
  const code = await codeFor("1010-11");
  expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{8}$/);
  const answers = await Promise.all([pair(code), pair(code), pair(code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  expect((await pair(code)).body.code).toBe("pairing-code-wrong");
});

test("small letters, blanks and dashes do not matter; a new code replaces the old one", async () => {
  await createTill("12");
  const old = await codeFor("1010-12");
  const code = await codeFor("1010-12");
  expect((await pair(old)).status).toBe(403);
  expect((await pair(`${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).status).toBe(200);
});

test("a code that is too old does not work", async () => {
  await createTill("13");
  const code = await codeFor("1010-13");
  await suite.rows("update organisation.pairing_code set expires_at = now() - interval '1 second'");
  expect((await pair(code)).status).toBe(403);
});

test("pairing again takes the till from the device that had it", async () => {
  await createTill("14");
  const first = await pair(await codeFor("1010-14"));
  const second = await pair(await codeFor("1010-14"));
  expect(second.body.deviceToken).not.toBe(first.body.deviceToken);
  const rows = await suite.rows("select 1 from access.device_token where till_id = '1010-14' and revoked_at is null");
  expect(rows).toHaveLength(1);
  const refused = await asTill("GET", "/api/tills/configuration", first.body.deviceToken);
  expect([refused.status, refused.body.code]).toEqual([401, "till-paired-elsewhere"]);
  await suite.asAdmin("DELETE", "/api/organisation/tills/1010-14/device");
  expect((await asTill("GET", "/api/tills/configuration", second.body.deviceToken)).body.code).toBe("till-not-paired");
});

test("a device that takes a till over goes on after the last number that was given, and hears what the one before had not sent", async () => {
  await createTill("15");
  const first = await pair(await codeFor("1010-15"));
  expect(first.body.before).toBeUndefined();
  const beat = { unsent: 3, priceBook: 0, clock: new Date().toISOString(), appVersion: "t" };
  for (const lastRunning of [58, 57])
    await asTill("POST", "/api/tills/heartbeat", first.body.deviceToken, { ...beat, lastRunning });
  const second = await pair(await codeFor("1010-15"));
  expect(second.body.configuration.lastRunningNumber).toBe(58);
  expect(second.body.before).toMatchObject({ unsent: 3, lastSeenAt: expect.stringMatching(/^2/) });
  expect(
    await suite.rows(`
    select detail -> 'before' ->> 'unsent' as unsent from access.audit
    where action = 'till.paired' and object_id = '1010-15' order by at`),
  ).toEqual([{ unsent: null }, { unsent: "3" }]);
});

test("a store must be of the company's currency and in a time zone that exists; nothing changes otherwise", async () => {
  const before = await suite.rows("select * from organisation.store order by store_id");
  const facts = {
    name: "Leeds",
    addressLines: [],
    timeZone: "Europe/London",
    currency: "GBP",
    language: "en",
    salesOrganisation: "1000",
    distributionChannel: "10",
    storageLocations: [],
  };
  const put = (change: object) =>
    suite.asAdmin<{ code: string }>("PUT", "/api/organisation/stores/1030", { ...facts, ...change });
  expect((await put({ currency: "EUR" })).body.code).toBe("currency-differs");
  expect((await put({ timeZone: "Europe/Atlantis" })).body.code).toBe("time-zone-unknown");
  expect((await put({ language: "fr" })).body.code).toBe("invalid-request");
  expect(await suite.rows("select * from organisation.store order by store_id")).toEqual(before);
  expect((await put({})).status).toBe(201);
  expect((await put({ name: "Leeds North" })).status).toBe(200);
  const again = { ...facts, name: "Another Leeds" };
  const refused = await suite.asAdmin<{ code: string }>("PUT", "/api/organisation/stores/1030?new=true", again);
  expect(refused.body.code).toBe("store-exists");
  expect(await suite.rows("select name from organisation.store where store_id = '1030'")).toEqual([
    { name: "Leeds North" },
  ]);
});

test("tills are told which discounts people may give; limits outside of 0 to 100 percent change nothing", async () => {
  const path = "/api/organisation/manual-discounts";
  const till = await suite.createTill("1010-16");
  type Configuration = {
    manualDiscounts: { reasons: { code: string }[]; limits: { role: string; maxPercent: number }[] };
  };
  const configuration = async () =>
    (
      await suite.call<Configuration>("GET", "/api/tills/configuration", {
        headers: { authorization: `Bearer ${till.token}` },
      })
    ).body;
  const { manualDiscounts } = await configuration();
  expect(manualDiscounts.reasons.map(({ code }) => code)).toEqual(["DAMAGED", "PRICE-MATCH", "GOODWILL", "STAFF"]);
  expect(manualDiscounts.limits).toContainEqual({ role: "cashier", maxPercent: 10 });
  const rules = {
    reasons: [{ code: "LATE", names: { en: "Late delivery" } }],
    limits: [{ role: "cashier", maxPercent: 5 }],
  };
  const wrong = { ...rules, limits: [{ role: "cashier", maxPercent: 101 }] };
  expect((await suite.asAdmin("PUT", path, wrong)).status).toBe(400);
  expect((await configuration()).manualDiscounts).toEqual(manualDiscounts);
  expect((await suite.asAdmin("PUT", path, rules)).status).toBe(204);
  expect((await suite.asAdmin("GET", path)).body).toEqual(rules);
  expect((await configuration()).manualDiscounts).toEqual(rules);
  expect((await suite.call("GET", path, { headers: { authorization: `Bearer ${till.token}` } })).status).toBe(401);
});

async function readEvents(address: string, token: string) {
  const stop = new AbortController();
  const response = await fetch(`${address}/api/tills/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = "";
  return {
    async until(text: string): Promise<string> {
      while (!seen.includes(text)) {
        const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
        if (done) throw new Error(`ended with ${seen}`);
        seen += value;
      }
      return seen;
    },
    stop: () => stop.abort(),
  };
}

test("tills hear of changes, whichever server process they hang on; other stores' tills do not", async () => {
  const beside = await startServer({ ...suite.config, port: 0 });
  const [london, manchester] = [await suite.createTill("1010-15"), await suite.createTill("1020-01")];
  const here = await readEvents(suite.address, london.token);
  const there = await readEvents(beside.address, manchester.token);
  try {
    await here.until(": listening");
    await there.until(": listening");
    const { items } = (await suite.asAdmin<{ items: { storeId: string }[] }>("GET", "/api/organisation/stores")).body;
    const { storeId, ...facts } = items.find((store) => store.storeId === "1020") ?? { storeId: "" };
    await suite.asAdmin("PUT", `/api/organisation/stores/${storeId}`, facts);
    await there.until('event: changed\ndata: {"configuration":true}\n\n');
    await suite.asAdmin("PUT", "/api/organisation/payment-methods/CASH", {
      kind: "cash",
      names: { en: "Cash" },
      erpCode: "CASH",
      position: 1,
    });
    const told = 'event: changed\ndata: {"configuration":true}\n\n';
    expect(await here.until("event: changed")).toBe(`: listening\n\n${told}`);
    const entry = { lookup: "payment", from: "CARD/VISA", to: "VISA" };
    await suite.asAdmin("POST", "/api/hub/field-mappings/salesTransactions/lookups", entry);
    await here.until(told + told);
  } finally {
    here.stop();
    there.stop();
    await beside.close();
  }
});

test("guessing codes is stopped, per address and for all together", async () => {
  const tries = [];
  for (let time = 0; time < 25; time += 1) tries.push((await pair("AAAA3333")).status);
  expect(tries.slice(0, 10)).toEqual(Array(10).fill(403));
  expect(tries.at(-1)).toBe(429);
});
