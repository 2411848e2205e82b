import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../database/apps.ts";
import { type Check, checks } from "./checks.ts";

export type Outcome = { name: string; passed: boolean; output: string };

// Two cores; type checking is the longest and comes first in the list.
const atATime = 2;

/** One line per check as it ends; what the failing ones said comes after all of them. */
export async function runChecks(log: (line: string) => void): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) outcomes.push(await runCheck(check, log));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  for (const { name, output } of outcomes.filter(({ passed }) => !passed)) log(`\n── ${name}\n${output.trim()}\n`);
  return outcomes;
}

async function runCheck(check: Check, log: (line: string) => void): Promise<Outcome> {
  const startMs = performance.now();
  const { code, output } = await run(check);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1).padStart(5);
  log(`${code === 0 ? "✓" : "✗"} ${seconds} s  ${check.name}`);
  return { name: check.name, passed: code === 0, output };
}

function run({ script, flags }: Check): Promise<{ code: number | null; output: string }> {
  // Folders that a young repository has not yet: the walls are asked about those that are there.
  const present = flags.filter(
    (flag) => !/^(apps|packages|tools|bench|e2e)$/.test(flag) || existsSync(join(repository, flag)),
  );
  const child = spawn(process.execPath, [script, ...present], { cwd: repository, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((settle, fail) => {
    child.once("error", fail);
    child.once("close", (code) => settle({ code, output }));
  });
}
