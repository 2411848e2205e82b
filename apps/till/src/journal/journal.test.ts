import { afterEach, beforeEach, expect, it } from "vitest";
import { TillDatabase } from "../ledger/index.ts";
import type { Server } from "../sync/index.ts";
import { sendJournal } from "../sync/send-journal.ts";
import { nextEntries, writeEntry } from "./index.ts";

let database: TillDatabase;
let made = 0;

beforeEach(() => {
  made += 1;
  database = new TillDatabase(`journal-${made}`);
});
afterEach(() => database.delete());

const write = (kind: "locked" | "signedIn", at = "2026-11-21T10:00:00.000Z") =>
  writeEntry(database, { tillId: "1010-01", kind, facts: {} }, new Date(at));
const serverThat = (answer: (ids: string[]) => Promise<string[]>): Server => ({
  call: async <Answer>({ body }: { body?: unknown }) => {
    const { entries } = body as { entries: { id: string }[] };
    return { taken: await answer(entries.map(({ id }) => id)) } as Answer;
  },
  open: () => Promise.reject(new Error("not asked")),
});

it("numbers entries without gaps, also of two that write at once", async () => {
  await Promise.all(Array.from({ length: 20 }, () => write("locked")));
  expect((await nextEntries(database, 50)).map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 20 }, (_, count) => count + 1),
  );
});

it("keeps what the server did not name, and numbers go on after what was sent", async () => {
  const [first, second] = [await write("signedIn"), await write("locked")];
  await expect(
    sendJournal(
      database,
      serverThat(async () => Promise.reject(new Error("away"))),
      "t",
    ),
  ).rejects.toThrow("away");
  expect(await nextEntries(database, 9)).toEqual([first, second]);
  await expect(
    sendJournal(
      database,
      serverThat(async () => ["x"]),
      "t",
    ),
  ).rejects.toThrow("took none");
  await sendJournal(
    database,
    serverThat(async (ids) => ids.slice(0, 1)),
    "t",
  );
  expect(await nextEntries(database, 9)).toEqual([]);
  expect((await write("signedIn")).sequence).toBe(3);
});
