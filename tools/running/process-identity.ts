import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process by number and, where the system tells, by start time: numbers are given again, after a reboot at once. */
export type ProcessIdentity = { pid: number; startedAt: string };

export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: startOf(pid) };
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (refusal) {
    if ((refusal as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return startOf(pid) === startedAt && !isZombie(pid);
}

/** Asks to stop, waits, then does not ask any more. */
export async function stopProcess(identity: ProcessIdentity, waitMs: number): Promise<void> {
  for (let waitedMs = 0; isRunning(identity); waitedMs += 50) {
    if (waitedMs === 0) process.kill(identity.pid, "SIGTERM");
    if (waitedMs >= waitMs) process.kill(identity.pid, "SIGKILL");
    await pause(50);
  }
}

// Field 22 of /proc/<pid>/stat, in clock ticks since boot; the name in field 2 may hold blanks and brackets.
function startOf(pid: number): string {
  return afterName(pid)[19] ?? "";
}

function isZombie(pid: number): boolean {
  return afterName(pid)[0] === "Z";
}

function afterName(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}
