import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { takeLock } from "./lock.ts";
import { identify, isRunning, stopProcess } from "./process-identity.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a second taker learns who holds it, until it is released", () => {
  const path = join(folder, "held");
  const lock = takeLock(path);
  if (!("release" in lock)) throw new Error("not taken");
  expect(takeLock(path)).toEqual({ heldBy: process.pid });
  lock.release();
  expect(takeLock(path)).toMatchObject({ tookOver: false });
});

test("the lock of a killed process is taken over", async () => {
  const path = join(folder, "stale");
  const other = spawn("sleep", ["60"]);
  const identity = identify(other.pid ?? 0);
  writeFileSync(path, JSON.stringify(identity));
  expect(takeLock(path)).toEqual({ heldBy: other.pid });
  other.kill("SIGKILL");
  await new Promise((gone) => other.once("exit", gone));
  expect(takeLock(path)).toMatchObject({ tookOver: true });
});

test.runIf(process.platform === "linux")("another process with the same number is not the holder", () => {
  const path = join(folder, "reused");
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: "1" }));
  expect(takeLock(path)).toHaveProperty("release");
});

test("a half-written lock is nobody's", () => {
  const path = join(folder, "half");
  writeFileSync(path, '{"pid":');
  expect(takeLock(path)).toHaveProperty("release");
});

test("a process that ignores the request to stop is killed", async () => {
  const script = 'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)';
  const stubborn = spawn(process.execPath, ["-e", script]);
  await new Promise((up) => stubborn.stdout.once("data", up));
  const identity = identify(stubborn.pid ?? 0);
  await stopProcess(identity, 200);
  expect(isRunning(identity)).toBe(false);
});
