import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { LogFile } from "./log-file.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-log-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a full log moves on, three old ones are kept", () => {
  const path = join(folder, "logs", "server.log");
  const mebibyte = "x".repeat(1024 * 1024);
  const log = new LogFile(path);
  for (let line = 1; line <= 50; line += 1) log.write(`${line} ${mebibyte}`);
  log.close();
  expect(readdirSync(join(folder, "logs")).sort()).toEqual([
    "server.log",
    "server.log.1",
    "server.log.2",
    "server.log.3",
  ]);
  expect(statSync(path).size).toBeLessThanOrEqual(10 * 1024 * 1024);
  expect(readFileSync(path, "utf8").startsWith("46 ")).toBe(true);
  expect(readFileSync(`${path}.3`, "utf8").startsWith("19 ")).toBe(true);
});

test("a restart goes on in the same file", () => {
  const path = join(folder, "again.log");
  for (const line of ["one", "two"]) {
    const log = new LogFile(path);
    log.write(line);
    log.close();
  }
  expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
});

test.runIf(process.platform === "linux")("a full disk stops nobody and is said once", () => {
  // Every write to it finds no space.
  symlinkSync("/dev/full", join(folder, "full.log"));
  const said = vi.spyOn(process.stdout, "write").mockImplementation(() => true);
  const log = new LogFile(join(folder, "full.log"));
  for (const line of ["one", "two"]) log.write(line);
  log.close();
  const lines = said.mock.calls.map(([text]) => String(text));
  said.mockRestore();
  expect(lines.filter((line) => line.includes("ENOSPC"))).toHaveLength(1);
});
