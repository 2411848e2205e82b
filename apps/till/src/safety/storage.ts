import { describeDevice } from "../devices/index.ts";
import { forgetOldHistory, HISTORY_WEEKS, hasRoom, markFull, type TillDatabase } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";

/** `full`: the browser just refused to write, whatever it says of its room. */
export type Room = "enough" | "low" | "nearlyFull" | "full";
/** How the browser keeps the till's memory. `persisted`: it promised not to clear it by itself. `freed`: receipts that made room. */
export type StorageState = { persisted: boolean; usedBytes: number; quotaBytes: number; room: Room; freed: number };

const LOOK_MS = 60_000;
/** The till opens first. */
const FIRST_TRY_MS = 5_000;
/** In minutes: to write a little, and to forget what is old. */
const TRY_EVERY = 10;
const FORGET_EVERY = 360;
/** A busy day of receipts has some 20 MB, and a new version of the till is written beside the old one. */
const LEAST_FREE_BYTES = 50 * 1024 * 1024;
const LOW_BYTES = 4 * LEAST_FREE_BYTES;
/** So many weeks of confirmed receipts stay. */
const WEEKS_KEPT: Record<Room, number> = { enough: HISTORY_WEEKS, low: HISTORY_WEEKS, nearlyFull: 4, full: 1 };

export type StorageKeeper = {
  state: Observable<StorageState | undefined>;
  askToKeep(): Promise<void>;
  /** Something could not be written: tries at once. */
  tryNow(): Promise<void>;
};

export function watchStorage(database: TillDatabase): StorageKeeper {
  const state = observable<StorageState | undefined>(undefined);
  const look = alone(async (minute = 0) => {
    const { room: before = "enough", freed = 0 } = state.get() ?? {};
    const { persisted, usedBytes = 0, quotaBytes = 0 } = await describeDevice();
    const isTry = before === "full" || minute % TRY_EVERY === 1;
    const room = isTry && !(await hasRoom()) ? "full" : roomOf(usedBytes, quotaBytes);
    if (room === "full") markFull();
    // A tab may stay open for months: what is old goes here.
    const isDue = room !== before || minute % FORGET_EVERY === 1;
    const gone = isDue ? await forgetOldHistory(database, new Date(), WEEKS_KEPT[room]).catch(() => 0) : 0;
    state.set({ persisted, usedBytes, quotaBytes, room, freed: freed + (room === "enough" ? 0 : gone) });
  });
  void look();
  let minute = 1;
  setTimeout(() => void look(minute), FIRST_TRY_MS);
  setInterval(() => {
    minute += 1;
    void look(minute);
  }, LOOK_MS);
  return {
    state,
    tryNow: () => look(1),
    /** Firefox asks the person, Chromium decides by itself: it keeps what is installed or often used. */
    async askToKeep() {
      await navigator.storage?.persist?.();
      await look();
    },
  };
}

/** One at a time; who comes meanwhile is content with it. */
function alone(work: (minute?: number) => Promise<void>): (minute?: number) => Promise<void> {
  let running: Promise<void> | undefined;
  return (minute) => {
    running ??= work(minute).finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** A browser that does not say how much it may have (0) is believed to have enough. */
export function roomOf(usedBytes: number, quotaBytes: number): Room {
  const freeBytes = quotaBytes === 0 ? Number.POSITIVE_INFINITY : quotaBytes - usedBytes;
  if (freeBytes < LEAST_FREE_BYTES) return "nearlyFull";
  return freeBytes < LOW_BYTES ? "low" : "enough";
}
