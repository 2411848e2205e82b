import type { ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Account, chooseAccount } from "./account.ts";
import { type Binaries, findBinaries } from "./binaries.ts";
import { ClusterFault, diskFull } from "./fault.ts";
import { type ClusterNote, placeCluster, writeNote } from "./placement.ts";
import { initialise, lastLine, spawnPostmaster, stopOrphan, stopProcess } from "./postmaster.ts";
import { type Profile, settingFlags } from "./settings.ts";

export type Cluster = {
  port: number;
  pid: number;
  url: (database: string) => string;
  /** Called once when the server ends without having been told to. */
  onCrash: (tell: (reason: string) => void) => void;
  stop: () => Promise<void>;
};

export type ClusterOptions = {
  dataDir: string;
  databases?: string[];
  profile?: Profile;
  log?: (line: string) => void;
};

const attempts = 5;
const readyWaitMs = 60_000;

/** One PostgreSQL for this data folder: made on the first start, found again on every other. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined);
  const dataDir = resolve(options.dataDir);
  const account = chooseAccount();
  const note = placeCluster(dataDir, account);
  const binaries = await findBinaries(account);
  const orphan = await stopOrphan(note.folder);
  if (orphan !== "none")
    log(orphan === "stopped" ? "stopped the database of a killed run" : "cleared a stale pid file");
  initialise(binaries, account, note);
  const running = await bringUp(binaries, account, note, dataDir, options.profile ?? "shop");
  await createMissing(urlOf(note, "postgres"), options.databases ?? []);
  return describe(note, running);
}

/** Several attempts, for a port may be taken between asking and using, and a crashed server's last sessions need a moment. */
async function bringUp(
  binaries: Binaries,
  account: Account,
  note: ClusterNote,
  dataDir: string,
  profile: Profile,
): Promise<ChildProcess> {
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  const logPath = join(dataDir, "logs", "postgres.log");
  let reason = "";
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    note.port = await freePort(note.port);
    writeNote(dataDir, note);
    const logFile = openSync(logPath, "a", 0o600);
    const logStart = statSync(logPath).size;
    const child = spawnPostmaster(binaries, account, note, settingFlags(profile), logFile);
    closeSync(logFile);
    if (await acceptsConnections(child, urlOf(note, "postgres"))) return child;
    reason = readFileSync(logPath, "utf8").slice(logStart);
    if (reason.includes("No space left")) throw diskFull(note.folder);
    await pause(500 * attempt);
  }
  const told = reason.split("\n").find((line) => line.includes("FATAL")) ?? lastLine(reason);
  throw new ClusterFault("postgres.start-failed", `PostgreSQL does not start: ${told} (${logPath})`);
}

/** The remembered port while it is free, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number>((settle) => {
    probe.once("error", () => settle(0));
    probe.listen(wanted, "127.0.0.1", () => settle((probe.address() as { port: number }).port));
  });
  await new Promise((closed) => probe.close(closed));
  return port === 0 ? freePort(0) : port;
}

async function acceptsConnections(child: ChildProcess, url: string): Promise<boolean> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  for (let waitedMs = 0; waitedMs < readyWaitMs && !ended; waitedMs += 50) {
    if (await ask(url)) return true;
    await pause(50);
  }
  if (child.pid !== undefined && !ended) await stopProcess(child.pid);
  return false;
}

async function ask(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch (refusal) {
    // A wrong password never becomes right by waiting: the note does not belong to this cluster.
    if ((refusal as { code?: string }).code === "28P01")
      throw new ClusterFault("postgres.password-lost", "the password in postgres.json does not open this database");
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createMissing(url: string, databases: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const database of databases) {
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    }
  } finally {
    await client.end();
  }
}

function describe(note: ClusterNote, child: ChildProcess): Cluster {
  let stopping = false;
  return {
    port: note.port,
    pid: child.pid ?? 0,
    url: (database) => urlOf(note, database),
    onCrash: (tell) => {
      child.once("exit", (code, signal) => {
        if (!stopping) tell(`PostgreSQL ended by itself (${signal ?? `exit code ${code}`})`);
      });
    },
    stop: async () => {
      stopping = true;
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await stopProcess(child.pid);
    },
  };
}

function urlOf(note: ClusterNote, database: string): string {
  return `postgres://counterfoil:${note.password}@127.0.0.1:${note.port}/${database}`;
}
