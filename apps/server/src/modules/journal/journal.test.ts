import type { JournalEntry, JournalPage, WorkingTimePage } from "@counterfoil/contracts";
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

test("a beginning of work belongs to the end said next, at whatever till; what was said alone stands alone", async () => {
  const other = await suite.createTill("1010-02");
  const work = (sequence: number, kind: "clockedIn" | "clockedOut", at: string, tillId = "1010-01") =>
    entryOf(sequence, { kind, tillId, occurredAt: `2026-11-2${at}:00.000Z`, personId: "p2", personName: "Wanda" });
  await send([work(21, "clockedOut", "0T17:00"), work(22, "clockedIn", "1T08:00"), work(23, "clockedIn", "2T08:30")]);
  await send([work(1, "clockedOut", "1T16:15", "1010-02")], other.token);
  const found = await suite.asAdmin<WorkingTimePage>("GET", "/api/journal/working-time?query=wand");
  const same = { id: expect.any(String), personId: "p2", personName: "Wanda", storeId: "1010", tillId: "1010-01" };
  expect(found.body).toEqual({
    items: [
      { ...same, beganAt: "2026-11-22T08:30:00.000Z" },
      { ...same, beganAt: "2026-11-21T08:00:00.000Z", endedAt: "2026-11-21T16:15:00.000Z", minutes: 495 },
      { ...same, endedAt: "2026-11-20T17:00:00.000Z" },
    ],
  });
  const first = await suite.asAdmin<WorkingTimePage>("GET", "/api/journal/working-time?query=wand&limit=1");
  const next = encodeURIComponent(first.body.next ?? "");
  const second = await suite.asAdmin<WorkingTimePage>(
    "GET",
    `/api/journal/working-time?query=wand&limit=2&next=${next}`,
  );
  expect([...first.body.items, ...second.body.items]).toEqual(found.body.items);
  const { text } = await suite.asAdmin("GET", "/api/journal/working-time.csv?query=wand&from=2026-11-21&to=2026-11-21");
  expect(text).toContain("p2;Wanda;1010;1010-01;2026-11-21T08:00:00.000Z;2026-11-21T16:15:00.000Z;495\r\n");
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
