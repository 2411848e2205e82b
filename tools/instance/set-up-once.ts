import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { moveNote } from "../postgres/placement.ts";
import { takeLock } from "../running/lock.ts";

const variable = "INSTANCE_SET_UP_ONCE";

/**
 * For a run of many test files: the demo retailer is set up by the first that needs it, and all begin with a copy of its data
 * folder. Answers how to forget it.
 */
export default function setUpOnce(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-once-"));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A data folder with the demo retailer, to be told where it is now, or nothing where no run shares its set-up. `make` answers the
 * folder of one that was ended.
 */
export async function copySetUp(make: () => Promise<string>): Promise<string | undefined> {
  const folder = process.env[variable];
  if (!folder) return undefined;
  const saved = join(folder, "saved");
  if (!(await isSaved(folder, saved, make))) return undefined;
  const dataDir = mkdtempSync(join(tmpdir(), "counterfoil-instance-"));
  execFileSync("cp", ["-a", `${saved}/.`, dataDir]);
  chmodSync(dataDir, 0o711);
  moveNote(saved, dataDir);
  return dataDir;
}

/** One test file makes it, those that run beside wait. */
async function isSaved(folder: string, saved: string, make: () => Promise<string>): Promise<boolean> {
  for (;;) {
    const lock = takeLock(join(folder, "making"));
    if ("release" in lock) {
      try {
        return existsSync(saved) || save(await make(), saved);
      } finally {
        lock.release();
      }
    }
    await pause(100);
  }
}

/** A database that stands elsewhere (root without a reachable folder) would not be copied with the folder. */
function save(dataDir: string, saved: string): boolean {
  renameSync(dataDir, saved);
  if (moveNote(dataDir, saved)) return true;
  rmSync(saved, { recursive: true, force: true });
  return false;
}
