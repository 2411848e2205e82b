import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Account, handOver, ids } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { ClusterFault, diskFull, folderFault } from "./fault.ts";
import type { ClusterNote } from "./placement.ts";

const stopWaitMs = 30_000;

/** Makes the cluster's files. They get their name last, so a start that was killed half-way leaves no half cluster. */
export function initialise(binaries: Binaries, account: Account, note: ClusterNote): void {
  if (existsSync(join(note.folder, "PG_VERSION"))) {
    checkVersion(binaries, note.folder);
    return;
  }
  const half = `${note.folder}.new`;
  const passwordFile = `${note.folder}.password`;
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, `${note.password}\n`, { mode: 0o600 });
    for (const path of [half, passwordFile]) handOver(account, path);
    runInitdb(binaries, account, half, passwordFile);
    renameSync(half, note.folder);
  } catch (cause) {
    throw cause instanceof ClusterFault ? cause : folderFault(dirname(note.folder), cause);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function runInitdb(binaries: Binaries, account: Account, folder: string, passwordFile: string): void {
  const flags = ["--username=counterfoil", "--auth=scram-sha-256", "--encoding=UTF8", "--no-sync", "--no-instructions"];
  // The builtin C.UTF-8 sorts the same on every machine, whatever locales its system has.
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const run = spawnSync(binaries.initdb, [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, ...flags, ...locale], {
    ...ids(account),
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
  });
  if (run.status === 0) return;
  const reason = run.error?.message ?? run.stderr;
  if (reason.includes("No space left")) throw diskFull(folder);
  throw new ClusterFault("postgres.start-failed", `the database's files cannot be made: ${lastLine(reason)}`);
}

function checkVersion(binaries: Binaries, folder: string): void {
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version === binaries.major) return;
  throw new ClusterFault(
    "postgres.version-mismatch",
    `${folder} was made by PostgreSQL ${version}, this program brings ${binaries.major}: use the release that made it, or another DATA_DIR`,
  );
}

/** In a session of its own: Ctrl-C must reach us, who stop the programs first, and not the database under them. */
export function spawnPostmaster(
  binaries: Binaries,
  account: Account,
  note: ClusterNote,
  flags: string[],
  logFile: number,
): ChildProcess {
  return spawn(binaries.postgres, ["-D", note.folder, "-p", String(note.port), ...flags], {
    ...ids(account),
    cwd: note.folder,
    detached: true,
    stdio: ["ignore", logFile, logFile],
    env: { PATH: process.env.PATH, LC_ALL: "C" },
  });
}

/**
 * A server that outlived a killed parent is stopped, not adopted: it runs with the settings of its day and may hold
 * locks of programs that are gone. A pid file whose process is something else is a leftover of a crash.
 */
export async function stopOrphan(folder: string): Promise<"none" | "stopped" | "stale"> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return "none";
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!commandOf(pid).includes(folder)) {
    rmSync(pidFile, { force: true });
    return "stale";
  }
  await stopProcess(pid);
  return "stopped";
}

/** SIGINT is PostgreSQL's fast shutdown: sessions end, everything is written. SIGQUIT only after half a minute. */
export async function stopProcess(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs === stopWaitMs) signal(pid, "SIGQUIT");
    if (waitedMs === stopWaitMs + 5_000) signal(pid, "SIGKILL");
    await pause(50);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout ?? "";
  }
}

export function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
