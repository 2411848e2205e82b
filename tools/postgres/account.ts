import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { ClusterFault } from "./fault.ts";

/** The user PostgreSQL runs as. Without ids it runs as whoever started us. */
export type Account = { name: string; uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root, so root hands it to another user: `postgres` where a package made one,
 * else `nobody`. No user is created: a trial of ours must leave no trace in /etc/passwd.
 */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return { name: "current user" };
  for (const name of ["postgres", "nobody"]) {
    const uid = numericId("-u", name);
    const gid = numericId("-g", name);
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new ClusterFault(
    "postgres.no-account",
    "PostgreSQL does not run as root and there is no user postgres or nobody: start as an ordinary user",
  );
}

/** The user asks for itself: mode bits of one folder say nothing about the folders above it. */
export function canUse(account: Account, path: string, right: "-r" | "-w" | "-x"): boolean {
  return spawnSync("test", [right, path], { ...ids(account), cwd: "/" }).status === 0;
}

export function handOver(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

export function ids(account: Account): { uid?: number; gid?: number } {
  return account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
}

function numericId(flag: "-u" | "-g", name: string): number | undefined {
  const answer = spawnSync("id", [flag, name], { encoding: "utf8" });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}
