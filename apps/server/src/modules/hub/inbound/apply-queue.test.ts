import { createLog } from "@counterfoil/platform";
import { expect, test, vi } from "vitest";
import { createApplyQueue } from "./apply-queue.ts";

const MEGABYTE = 1024 * 1024;

/** A queue whose documents end when the test says so. */
function heldQueue() {
  const ends: (() => void)[] = [];
  const seen: { documentId: string; held: boolean }[] = [];
  const queue = createApplyQueue(
    (documentId, readings) => {
      seen.push({ documentId, held: readings !== undefined });
      return new Promise<void>((end) => ends.push(end));
    },
    createLog({ name: "test", level: "silent" }),
  );
  const push = (documentId: string, megabytes: number) =>
    queue.push({ documentId, readings: [], bytes: megabytes * MEGABYTE });
  return { queue, push, endFirst: () => ends.shift()?.(), seen };
}

test("a sender gets its answer at once while little waits, and when the much that waits is worked off", async () => {
  const { queue, push, endFirst } = heldQueue();
  push("1", 5);
  await queue.room();
  push("2", 5);
  let answered = false;
  const answer = queue.room().then(() => {
    answered = true;
  });
  await new Promise(setImmediate);
  expect(answered).toBe(false);
  endFirst();
  await answer;
});

test("no sender waits for ever", async () => {
  vi.useFakeTimers();
  try {
    const { queue, push } = heldQueue();
    push("1", 6);
    push("2", 6);
    const answer = queue.room();
    await vi.advanceTimersByTimeAsync(5000);
    await answer;
  } finally {
    vi.useRealTimers();
  }
});

test("of documents beyond what memory may hold the objects are let go", async () => {
  const { queue, push, endFirst, seen } = heldQueue();
  for (const documentId of ["1", "2", "3", "4"]) push(documentId, 6);
  for (let ended = 0; ended < 4; ended += 1) {
    endFirst();
    await new Promise(setImmediate);
  }
  await queue.whenIdle();
  expect(seen).toEqual([
    { documentId: "1", held: true },
    { documentId: "2", held: true },
    { documentId: "3", held: false },
    { documentId: "4", held: false },
  ]);
});
