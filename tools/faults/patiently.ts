import { setTimeout as pause } from "node:timers/promises";
import { DoorRefusal, Unreachable } from "../demo/door.ts";

const LONGEST_MS = 600_000;

/** Asks again until a program is there to answer, as a person would who sees the page not load; a refusal is an answer. */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const endMs = performance.now() + LONGEST_MS; ; await pause(200))
    try {
      return await ask();
    } catch (error) {
      const isLater = error instanceof Unreachable || (error instanceof DoorRefusal && error.status >= 500);
      const isBroken = error instanceof TypeError && /terminated|fetch failed/.test(error.message);
      if (!(isLater || isBroken) || performance.now() > endMs) throw error;
    }
}
