import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQuietMoment } from "./quiet-moment.ts";

const page = new EventTarget();
const press = () => page.dispatchEvent(new Event("keydown"));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How long it takes until the moment comes, when a key is pressed every so often for a while. */
async function waitedMs({ everyMs, forMs }: { everyMs: number; forMs: number }): Promise<number> {
  const quietMoment = createQuietMoment(page as Window);
  press();
  const from = performance.now();
  let until: number | undefined;
  void quietMoment().then(() => {
    until = performance.now();
  });
  for (let pressedMs = 0; until === undefined; pressedMs += everyMs) {
    await vi.advanceTimersByTimeAsync(everyMs);
    if (pressedMs < forMs) press();
  }
  return until - from;
}

it("comes two seconds after the last key", async () => {
  expect(await waitedMs({ everyMs: 500, forMs: 0 })).toBe(2_000);
  expect(await waitedMs({ everyMs: 500, forMs: 5_000 })).toBe(7_000);
});

it("comes after half a minute to a till that is never left alone", async () => {
  expect(await waitedMs({ everyMs: 500, forMs: 600_000 })).toBe(30_000);
});

it("is now when nobody was there", async () => {
  await createQuietMoment(page as Window)();
});
