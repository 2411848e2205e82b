import type { JournalEntry, JournalPage } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { newId } from "../../testing/receipts.ts";
import { type PairedTill, type Suite, startSuite } from "../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let till: PairedTill;
beforeAll(async () => {
  suite = await startSuite(database.url);
  till = await suite.createTill("1010-01");
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

function entryOf(sequence: number, more: Partial<JournalEntry> = {}): JournalEntry {
  const occurredAt = `2026-11-20T09:${String(sequence).padStart(2, "0")}:00.000Z`;
  const person = { personId: "p1", personName: "Colin" };
  return { id: newId(), tillId: "1010-01", sequence, occurredAt, kind: "drawerOpened", ...person, facts: {}, ...more };
}
const send = (entries: unknown[], token = till.token) =>
  suite.call<{ taken: string[]; code?: string; where?: string }>("POST", "/api/tills/journal", {
    headers: { authorization: `Bearer ${token}` },
    body: { entries },
  });
const read = async (query = "") => (await suite.asAdmin<JournalPage>("GET", `/api/journal/entries${query}`)).body;

test("entries are kept once, as they came first, and found by till, kind and time, newest first", async () => {
  const entries = [
    entryOf(1),
    entryOf(2, { kind: "lineCancelled", facts: { articleId: "71053", amount: 339 } }),
    entryOf(3),
  ];
  expect((await send(entries)).body).toEqual({ taken: entries.map(({ id }) => id) });
  const changed = { ...entries[0], kind: "locked" };
  expect((await send([changed, entryOf(4)])).status).toBe(200);
  expect((await read()).items.map(({ sequence, kind }) => [sequence, kind])).toEqual([
    [4, "drawerOpened"],
    [3, "drawerOpened"],
    [2, "lineCancelled"],
    [1, "drawerOpened"],
  ]);
  expect((await read("?kind=lineCancelled")).items).toMatchObject([{ facts: { articleId: "71053", amount: 339 } }]);
  expect((await read("?from=2026-11-20&to=2026-11-20")).items).toHaveLength(4);
  expect((await read("?from=2026-11-21")).items).toEqual([]);
  expect((await read("?to=2026-11-19")).items).toEqual([]);
  expect((await read("?query=710")).items).toMatchObject([{ sequence: 2 }]);
  expect((await read("?query=_")).items).toEqual([]);
  expect((await read("?storeId=1020")).items).toEqual([]);
  const first = await read("?limit=3");
  expect((await read(`?limit=3&next=${encodeURIComponent(first.next ?? "")}`)).items).toMatchObject([{ sequence: 1 }]);
});

test("an entry that cannot be stops all of its batch; only the till itself may write", async () => {
  const before = (await read("?limit=500")).items.length;
  const refused = [
    await send([entryOf(5), entryOf(6, { tillId: "1010-02" })]),
    await send([entryOf(5), { ...entryOf(6), kind: "danced wildly" }]),
    await send([{ ...entryOf(5), facts: { nested: { a: 1 } } }]),
    await send([entryOf(5)], "x".repeat(43)),
  ];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
    [400, "journal-of-another-till"],
    [400, "invalid-request"],
    [400, "invalid-request"],
    [401, "till-not-paired"],
  ]);
  expect(refused[0]?.body.where).toBe("/entries/1/tillId");
  expect((await read("?limit=500")).items).toHaveLength(before);
});

test("the export has a line for each", async () => {
  const { status, text } = await suite.asAdmin("GET", "/api/journal/entries.csv");
  expect(status).toBe(200);
  expect(text.split("\r\n")).toHaveLength((await read("?limit=500")).items.length + 2);
});
