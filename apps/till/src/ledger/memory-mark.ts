import { liveQuery } from "dexie";
import type { TillDatabase } from "./database.ts";
import { readSetting } from "./settings.ts";
import { summariseUnsent } from "./unsent.ts";

/** What was in the till's memory when it was last written to. */
export type MemoryMark = { tillId: string; lastRunning: number; unsent: number };

const KEY = "counterfoil-till";

/**
 * Kept beside the memory, in another store of the browser: a till that finds the mark and no memory knows that it had one, how many
 * sales went with it, and which number was given last, though the server may never have heard of it.
 */
export function readMark(store: Storage | undefined = globalThis.localStorage): MemoryMark | undefined {
  try {
    const mark = JSON.parse(store?.getItem(KEY) ?? "null") as MemoryMark | null;
    return mark && typeof mark.tillId === "string" ? mark : undefined;
  } catch {
    return undefined;
  }
}

export function forgetMark(): void {
  globalThis.localStorage?.removeItem(KEY);
}

/** Follows the memory. An empty one leaves the mark as it is: that is the case it is there for. */
export function keepMark(database: TillDatabase): void {
  liveQuery(() => readMemory(database)).subscribe({
    next: (mark) => {
      if (mark) globalThis.localStorage?.setItem(KEY, JSON.stringify(mark));
    },
    // A memory that cannot be read says so where it is needed.
    error: () => undefined,
  });
}

async function readMemory(database: TillDatabase): Promise<MemoryMark | undefined> {
  const [configuration, lastRunning = 0, { waiting, needsYou }] = await Promise.all([
    readSetting(database, "configuration"),
    readSetting(database, "lastRunning"),
    summariseUnsent(database),
  ]);
  return configuration && { tillId: configuration.tillId, lastRunning, unsent: waiting + needsYou };
}
