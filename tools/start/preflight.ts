import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { folderFault } from "../postgres/index.ts";
import { type Lock, takeLock } from "../running/lock.ts";
import { StartFault } from "./fault.ts";
import type { StartSettings } from "./settings.ts";

// Version 18 brings uuidv7() and virtual columns.
const oldestServer = 180_000;

/** One suite per data folder: two would send the same messages and fight over the same files. */
export function takeDataFolder(dataDir: string): Lock {
  const lock = lockFolder(dataDir);
  if ("release" in lock) return lock;
  throw new StartFault(
    "start.already-running",
    `Counterfoil already runs on ${dataDir} (process ${lock.heldBy}). Stop it first, or set DATA_DIR to another folder.`,
  );
}

function lockFolder(dataDir: string): Lock | { heldBy: number } {
  try {
    makeFolder(dataDir);
    return takeLock(join(dataDir, "running.lock"));
  } catch (cause) {
    throw folderFault(dataDir, cause);
  }
}

/** Not mkdir's own recursion: below /proc it asks for parent and child in turns, for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** After a killed run its programs may still be closing; they follow their parent within ten seconds. */
export async function checkPorts({ port, erpPort }: StartSettings, waitMs: number): Promise<void> {
  const wanted: [string, number][] = [
    ["PORT", port],
    ["ERP_PORT", erpPort],
  ];
  for (const [name, number] of wanted) {
    let refusal = await tryPort(number);
    for (let waitedMs = 0; refusal === "EADDRINUSE" && waitedMs < waitMs; waitedMs += 200) {
      await pause(200);
      refusal = await tryPort(number);
    }
    if (refusal === "EACCES")
      throw new StartFault(
        "start.port-in-use",
        `Port ${number} is reserved for the administrator. Set ${name} to one above 1023.`,
      );
    if (refusal)
      throw new StartFault(
        "start.port-in-use",
        `Port ${number} is in use by another program. Stop it, or set ${name} to a free port.`,
      );
  }
}

export async function checkDatabases({ databaseUrl, erpDatabaseUrl }: StartSettings): Promise<void> {
  if (databaseUrl) await checkDatabase("DATABASE_URL", databaseUrl);
  if (erpDatabaseUrl) await checkDatabase("ERP_DATABASE_URL", erpDatabaseUrl);
}

function tryPort(port: number): Promise<string | undefined> {
  const probe = createServer();
  return new Promise((settle) => {
    probe.once("error", (refusal: NodeJS.ErrnoException) => settle(refusal.code));
    probe.listen(port, () => probe.close(() => settle(undefined)));
  });
}

async function checkDatabase(name: string, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  // Without user and password: this line may end in a log.
  const place = `${hostname}:${port || 5432}${pathname}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    if ((rows[0]?.version ?? 0) >= oldestServer) return;
  } catch (refusal) {
    throw new StartFault("start.database-unreachable", `${name} (${place}) does not answer: ${reasonOf(refusal)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
  throw new StartFault("start.database-too-old", `${name} (${place}) is older than PostgreSQL 18.`);
}

function reasonOf(refusal: unknown): string {
  if (refusal instanceof AggregateError) return reasonOf(refusal.errors[0]);
  return refusal instanceof Error ? refusal.message : String(refusal);
}
