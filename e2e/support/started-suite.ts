import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { repository } from "../../tools/database/apps.ts";
import { type DemoAccess, readAccess } from "../../tools/demo/access.ts";
import { freePort } from "../../tools/instance/free-port.ts";

export type StartedSuite = {
  access: DemoAccess;
  dataDir: string;
  output: string[];
  seconds: number;
  stop: () => Promise<number | null>;
};

/** `npm start` as a person types it, on an empty data folder. */
export async function startSuite(): Promise<StartedSuite> {
  const dataDir = mkdtempSync(join(tmpdir(), "counterfoil-start-"));
  chmodSync(dataDir, 0o711);
  const startMs = performance.now();
  const output: string[] = [];
  // Vitest sets a BASE_URL of its own, which is none of ours.
  const { BASE_URL: _vitests, ...environment } = process.env;
  const child = spawn(process.execPath, [join(repository, "tools", "start.ts")], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      ERP_PORT: String(await freePort()),
      LOG_LEVEL: "warn",
    },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => output.push(...text.split("\n").filter(Boolean)));
  let access: DemoAccess | undefined;
  while (!access) {
    if (child.exitCode !== null) throw new Error(`start ended: ${output.join("\n")}`);
    access = readAccess(dataDir);
    await pause(100);
  }
  const seconds = (performance.now() - startMs) / 1000;
  const stop = async () => {
    const ended = child.exitCode === null ? once(child, "exit") : undefined;
    child.kill("SIGINT");
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
    return child.exitCode;
  };
  return { access, dataDir, output, seconds, stop };
}
