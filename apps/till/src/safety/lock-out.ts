import { forgetSetting, readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import { type Observable, observable } from "../observable.ts";
import type { Link } from "../sync/index.ts";

/** Another device has this till: who sells on here would give its numbers twice. Kept, so that a reload does not lift it. */
export type LockOut = { at: string; reason: string };

export async function keepLockOut(
  database: TillDatabase,
  link: Observable<Link>,
): Promise<Observable<LockOut | undefined>> {
  const lockedOut = observable(await readSetting(database, "lockedOut"));
  link.subscribe(() => {
    const { state, refusedWith, reason = "" } = link.get();
    if (refusedWith === "till-paired-elsewhere" && !lockedOut.get()) {
      const lockOut = { at: new Date().toISOString(), reason };
      lockedOut.set(lockOut);
      void writeSetting(database, "lockedOut", lockOut);
    }
    // Paired anew, the server speaks with this device again.
    if (state === "online" && lockedOut.get()) {
      lockedOut.set(undefined);
      void forgetSetting(database, "lockedOut");
    }
  });
  return lockedOut;
}
