import type { Note } from "../journal/index.ts";
import { keepMark, summariseUnsent, type TillDatabase } from "../ledger/index.ts";
import type { Observable } from "../observable.ts";
import type { InStep } from "../sync/index.ts";
import { keepLockOut, type LockOut } from "./lock-out.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { type StorageKeeper, watchStorage } from "./storage.ts";

export { installOffer, keepInstallOffer } from "./install.ts";
export { createRehearsal, type Rehearsal } from "./rehearsal.ts";
export type { StorageState } from "./storage.ts";

/** What keeps a till's sales safe beside sending them. */
export type Safety = {
  lockedOut: Observable<LockOut | undefined>;
  storage: StorageKeeper;
  rehearsal: Rehearsal;
};

type Setting = { database: TillDatabase; step: InStep; rehearsal: Rehearsal; note: Note };

export async function keepSafe({ database, step, rehearsal, note }: Setting): Promise<Safety> {
  keepMark(database);
  // The browser cleared the memory below an open till: what is on the screen has nothing under it any more.
  database.on("close", () => location.reload());
  rehearsal.until.subscribe(() => void tellRehearsal({ database, step, rehearsal, note }));
  return { lockedOut: await keepLockOut(database, step.link), storage: watchStorage(), rehearsal };
}

async function tellRehearsal({ database, step, rehearsal, note }: Setting): Promise<void> {
  if (rehearsal.until.get() !== undefined) return note("offlineBegun", { rehearsal: true });
  const { waiting } = await summariseUnsent(database);
  note("offlineEnded", { rehearsal: true, waiting });
  step.hurry();
}
