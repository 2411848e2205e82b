import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, startCluster } from "./cluster.ts";
import { readNote } from "./placement.ts";
import { stopOrphan } from "./postmaster.ts";

const prefix = "counterfoil-test-";

/** A throw-away cluster for tests and generators; what killed runs left behind is swept first. */
export async function startTemporaryCluster(databases: string[] = []): Promise<Cluster> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Passable, so that the database's user reaches its folder in there; the note with the password stays closed.
  chmodSync(dataDir, 0o711);
  const cluster = await startCluster({ dataDir, databases, profile: "test" });
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      clear(dataDir);
    },
  };
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const owner = Number(name.slice(prefix.length).split("-")[0]);
    if (isRunning(owner)) continue;
    const dataDir = join(tmpdir(), name);
    const note = readNote(dataDir);
    if (note) await stopOrphan(note.folder);
    clear(dataDir);
  }
}

function clear(dataDir: string): void {
  for (const folder of [readNote(dataDir)?.folder, dataDir])
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (refusal) {
    // EPERM: it runs, as another user. Then its folder is not ours to clear either.
    return (refusal as NodeJS.ErrnoException).code === "EPERM";
  }
}
