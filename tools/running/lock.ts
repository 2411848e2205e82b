import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { identify, isRunning, type ProcessIdentity } from "./process-identity.ts";

/** `tookOver`: the last holder ended without giving it back. */
export type Lock = { release: () => void; tookOver: boolean };

/** One process holds the file; answers who when it is another one. A lock whose process is gone counts for nothing. */
export function takeLock(path: string): Lock | { heldBy: number } {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
      return { release: () => rmSync(path, { force: true }), tookOver: attempt > 0 };
    } catch (refusal) {
      if ((refusal as NodeJS.ErrnoException).code !== "EEXIST") throw refusal;
    }
    const holder = readHolder(path);
    if (holder && isRunning(holder)) return { heldBy: holder.pid };
    rmSync(path, { force: true });
  }
  throw new Error(`${path} is taken and given back all the time`);
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity;
  } catch {
    // Gone meanwhile, or half written by a process that was killed over it.
    return undefined;
  }
}
