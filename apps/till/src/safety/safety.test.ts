import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readSetting, TillDatabase } from "../ledger/index.ts";
import { type Server, ServerRefusal, ServerUnreachable } from "../sync/index.ts";
import { keepLink } from "../sync/link.ts";
import { createRehearsal, roomOf } from "./index.ts";
import { keepLockOut } from "./lock-out.ts";

let database: TillDatabase;
let made = 0;
beforeEach(() => {
  made += 1;
  database = new TillDatabase(`safety-${made}`);
});
afterEach(async () => {
  vi.useRealTimers();
  await database.delete();
});

const paired = (code: string) =>
  new ServerRefusal(401, { code, detail: "Till 1010-01 was paired with another device (x)." });

it("locks the till when another device has it, over a reload too, and opens it when the server speaks with it again", async () => {
  const keeper = keepLink();
  const lockedOut = await keepLockOut(database, keeper.link);
  keeper.failure(paired("till-not-paired"));
  expect(lockedOut.get()).toBeUndefined();
  keeper.failure(paired("till-paired-elsewhere"));
  const { reason } = lockedOut.get() ?? {};
  expect(reason).toBe("Till 1010-01 was paired with another device (x).");
  await vi.waitFor(async () => expect(await readSetting(database, "lockedOut")).toMatchObject({ reason }));
  const again = keepLink();
  const afterReload = await keepLockOut(database, again.link);
  expect(afterReload.get()).toMatchObject({ reason });
  again.failure(new ServerUnreachable("cut"));
  expect(afterReload.get()).toMatchObject({ reason });
  again.contact();
  expect(afterReload.get()).toBeUndefined();
  await vi.waitFor(async () => expect(await readSetting(database, "lockedOut")).toBeUndefined());
});

it("a rehearsal cuts what is asked and what is open, and ends by itself", async () => {
  vi.useFakeTimers();
  const signals: AbortSignal[] = [];
  const behind: Server = {
    call: async <Answer>() => "answer" as Answer,
    open: async (_path, _token, signal) => {
      signals.push(signal);
      return new Response("");
    },
  };
  const rehearsal = createRehearsal();
  const server = rehearsal.cuts(behind);
  const stop = new AbortController();
  await server.open("/events", "t", stop.signal);
  expect(await server.call({ path: "/" })).toBe("answer");
  rehearsal.begin();
  expect(signals[0]?.aborted).toBe(true);
  await expect(server.call({ path: "/" })).rejects.toBeInstanceOf(ServerUnreachable);
  await expect(server.open("/events", "t", stop.signal)).rejects.toBeInstanceOf(ServerUnreachable);
  vi.advanceTimersByTime(59_999);
  expect(rehearsal.until.get()).toBeDefined();
  vi.advanceTimersByTime(1);
  expect(rehearsal.until.get()).toBeUndefined();
  expect(await server.call({ path: "/" })).toBe("answer");
  await server.open("/events", "t", stop.signal);
  expect(signals[1]?.aborted).toBe(false);
});

it("tells how much room there is by what the browser says, and believes one that does not say", () => {
  const megabyte = 1024 * 1024;
  const rooms = [
    [100, 1_000],
    [100, 299],
    [100, 149],
    [100, 100],
    [100, 0],
  ].map(([used = 0, quota = 0]) => roomOf(used * megabyte, quota * megabyte));
  expect(rooms).toEqual(["enough", "low", "nearlyFull", "nearlyFull", "enough"]);
});
