import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { repository } from "../database/apps.ts";
import { takeLock } from "../running/lock.ts";
import { inputHash } from "./input-hash.ts";

/** The folders with screens for the browser; each has a vite.config.ts of its own and builds into its dist/. */
const screens = ["apps/till", "apps/backoffice", "apps/erp/web"];

// A build takes one core and some 500 MB; this many at a time suit two cores.
const atATime = 2;

/** Source that does not build; the bundler's words follow. */
class ScreenFault extends Error {
  readonly code = "screens.build-failed";
}

/** Builds what changed since its last build; says one line for each that it built. */
export async function buildScreens(log: (line: string) => void): Promise<void> {
  const release = await waitForTurn();
  try {
    const waiting = screens.filter((folder) => isStale(folder));
    const worker = async () => {
      for (let folder = waiting.shift(); folder; folder = waiting.shift()) await build(folder, log);
    };
    await Promise.all(Array.from({ length: atATime }, worker));
  } finally {
    release();
  }
}

/** Two starts side by side share one checkout: the second waits and then finds everything built. */
async function waitForTurn(): Promise<() => void> {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  for (;;) {
    const lock = takeLock(join(repository, ".cache", "build.lock"));
    if ("release" in lock) return lock.release;
    await pause(200);
  }
}

function isStale(folder: string): boolean {
  if (!existsSync(join(repository, folder, "vite.config.ts"))) return false;
  const stamp = stampPath(folder);
  return !existsSync(stamp) || readFileSync(stamp, "utf8") !== inputHash(repository, folder);
}

async function build(folder: string, log: (line: string) => void): Promise<void> {
  const startMs = performance.now();
  const hash = inputHash(repository, folder);
  const { code, output } = await runVite(folder);
  if (code !== 0) throw new ScreenFault(`The screens of ${folder} do not build:\n${output}`);
  writeFileSync(stampPath(folder), hash);
  log(`built ${folder} in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
}

function runVite(folder: string): Promise<{ code: number | null; output: string }> {
  const vite = join(repository, "node_modules", "vite", "bin", "vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(repository, folder),
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((settle, fail) => {
    child.once("error", fail);
    child.once("close", (code) => settle({ code, output }));
  });
}

function stampPath(folder: string): string {
  return join(repository, folder, "dist", ".stamp");
}
