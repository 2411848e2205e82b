import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, canUse, handOver } from "./account.ts";
import { ClusterFault, diskFull, folderFault } from "./fault.ts";

/** What a data folder remembers about its cluster, in `postgres.json` (mode 600, for it holds the password). */
export type ClusterNote = { folder: string; port: number; password: string };

// A new cluster takes 40 MB, its write-ahead log grows to 512 MB at most; below this a start would only postpone the failure.
const leastFreeBytes = 200 * 1024 * 1024;

/** The note of an earlier start, or a new one with a folder that the database's user can reach. */
export function placeCluster(dataDir: string, account: Account): ClusterNote {
  makeFolder(dataDir);
  if (freeBytes(dataDir) < leastFreeBytes) throw diskFull(dataDir);
  const known = readNote(dataDir);
  if (known) return known;
  const note = { folder: chooseFolder(dataDir, account), port: 0, password: randomBytes(24).toString("base64url") };
  writeNote(dataDir, note);
  return note;
}

export function writeNote(dataDir: string, note: ClusterNote): void {
  const path = notePath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** A folder that was moved or copied says where its database is now, if that came along: answers whether it did. */
export function moveNote(from: string, to: string): boolean {
  const note = readNote(to);
  if (!note?.folder.startsWith(from)) return false;
  writeNote(to, { ...note, folder: to + note.folder.slice(from.length), port: 0 });
  return true;
}

/** The place outside of any checkout for what the database's user must reach; only root ever needs it. */
export function sharedFolder(): string {
  for (const folder of ["/var/lib/counterfoil", "/var/tmp/counterfoil"]) {
    try {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o755);
      return folder;
    } catch {
      // the next one
    }
  }
  throw new ClusterFault(
    "postgres.folder-unusable",
    "cannot write to /var/lib/counterfoil nor to /var/tmp/counterfoil",
  );
}

export function readNote(dataDir: string): ClusterNote | undefined {
  if (!existsSync(notePath(dataDir))) return undefined;
  return JSON.parse(readFileSync(notePath(dataDir), "utf8")) as ClusterNote;
}

function chooseFolder(dataDir: string, account: Account): string {
  const inside = join(dataDir, "postgres");
  if (existsSync(join(inside, "PG_VERSION"))) throw passwordLost(dataDir, inside);
  if (isReachable(inside, account)) return inside;
  const outside = join(sharedFolder(), createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
  // The data folder was deleted and with it the note: its owner wants to begin anew. One generation is kept, in case not.
  if (existsSync(outside)) {
    rmSync(`${outside}.old`, { recursive: true, force: true });
    renameSync(outside, `${outside}.old`);
  }
  return outside;
}

function isReachable(folder: string, account: Account): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    handOver(account, folder);
    const reachable = canUse(account, folder, "-w");
    rmdirSync(folder);
    return reachable;
  } catch (cause) {
    throw folderFault(folder, cause);
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw folderFault(dataDir, cause);
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function passwordLost(dataDir: string, folder: string): ClusterFault {
  return new ClusterFault(
    "postgres.password-lost",
    `${notePath(dataDir)} is gone, and with it the password of the database in ${folder}: put it back, or delete the data folder to begin anew`,
  );
}

function notePath(dataDir: string): string {
  return join(dataDir, "postgres.json");
}
