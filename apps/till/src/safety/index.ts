import type { Note } from "../journal/index.ts";
import {
  hasRoom,
  keepMark,
  markFull,
  readSetting,
  renewLog,
  summariseUnsent,
  type TillDatabase,
  untilRoom,
  wasFull,
} from "../ledger/index.ts";
import type { Observable } from "../observable.ts";
import type { InStep } from "../sync/index.ts";
import { keepLockOut, type LockOut } from "./lock-out.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { StorageKeeper } from "./storage.ts";

export { installOffer, keepInstallOffer } from "./install.ts";
export { createRehearsal, type Rehearsal } from "./rehearsal.ts";
export { roomOf, type StorageState, watchStorage } from "./storage.ts";

/** What keeps a till's sales safe beside sending them. */
export type Safety = {
  lockedOut: Observable<LockOut | undefined>;
  storage: StorageKeeper;
  rehearsal: Rehearsal;
};

type Setting = { database: TillDatabase; step: InStep; rehearsal: Rehearsal; note: Note };

export async function keepSafe({ storage, ...setting }: Setting & Pick<Safety, "storage">): Promise<Safety> {
  const { database, step, rehearsal } = setting;
  keepMark(database);
  whenTakenAway(database, storage);
  rehearsal.until.subscribe(() => void tellRehearsal(setting));
  return { lockedOut: await keepLockOut(database, step.link), storage, rehearsal };
}

/**
 * The browser takes the memory away from an open till: its disk is full, or it was cleared. What is on the screen stays until there is
 * room, and nothing is opened before; if the memory is gone, it has nothing under it any more.
 */
function whenTakenAway(database: TillDatabase, storage: StorageKeeper): void {
  let isAway = false;
  database.on("close", async () => {
    if (isAway) return;
    isAway = true;
    // By itself it would open with the next read.
    database.close();
    if (!(await hasRoom())) markFull();
    await untilRoom(storage.tryNow);
    try {
      await database.open();
      if (wasFull()) await renewLog();
      if (!(await readSetting(database, "configuration"))) location.reload();
    } catch {
      location.reload();
    }
    isAway = false;
    await storage.tryNow();
  });
}

async function tellRehearsal({ database, step, rehearsal, note }: Setting): Promise<void> {
  if (rehearsal.until.get() !== undefined) return note("offlineBegun", { rehearsal: true });
  const { waiting } = await summariseUnsent(database);
  note("offlineEnded", { rehearsal: true, waiting });
  step.hurry();
}
