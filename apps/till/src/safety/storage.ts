import { describeDevice } from "../devices/index.ts";
import { type Observable, observable } from "../observable.ts";

/** How the browser keeps the till's memory. `persisted`: it promised not to clear it by itself. */
export type StorageState = { persisted: boolean; usedBytes: number; quotaBytes: number; nearlyFull: boolean };

const LOOK_MS = 60_000;
/** A busy day of receipts has some 20 MB, and a new version of the till is written beside the old one. */
const LEAST_FREE_BYTES = 50 * 1024 * 1024;

export type StorageKeeper = { state: Observable<StorageState | undefined>; askToKeep(): Promise<void> };

export function watchStorage(): StorageKeeper {
  const state = observable<StorageState | undefined>(undefined);
  const look = async () => {
    const { persisted, usedBytes = 0, quotaBytes = 0 } = await describeDevice();
    const nearlyFull = quotaBytes > 0 && quotaBytes - usedBytes < LEAST_FREE_BYTES;
    state.set({ persisted, usedBytes, quotaBytes, nearlyFull });
  };
  void look();
  setInterval(() => void look(), LOOK_MS);
  return {
    state,
    /** Firefox asks the person, Chromium decides by itself: it keeps what is installed or often used. */
    async askToKeep() {
      await navigator.storage?.persist?.();
      await look();
    },
  };
}
