import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { identify, isRunning } from "../running/process-identity.ts";
import { Program } from "./program.ts";

let folder: string;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "counterfoil-program-"));
  said = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text).trim());
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that answers /readyz with 503 first, and ends when asked for /fall. */
const honest = `
import { createServer } from "node:http";
let asked = 0;
createServer((request, response) => {
  if (request.url === "/fall") process.exit(3);
  asked += 1;
  response.writeHead(asked === 1 ? 503 : 200).end(asked === 1 ? "database: not yet" : "");
}).listen(Number(process.env.PORT));
console.log(JSON.stringify({ level: 30, msg: "listening" }));
console.log(JSON.stringify({ level: 40, msg: "ERP is late", err: { message: "timeout" } }));
process.on("SIGTERM", () => process.exit(0));`;

async function start(
  source: string,
  giveUp: (reason: string) => void = () => undefined,
): Promise<{ program: Program; url: string }> {
  const port = await freePort();
  const main = join(folder, "main.mjs");
  writeFileSync(main, source);
  const environment = { PORT: String(port) };
  const program = new Program({ name: "sample", main, dataDir: folder, environment, giveUp, firstDelayMs: 20 });
  return { program, url: `http://127.0.0.1:${port}` };
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((settle) => {
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => settle(port));
    });
  });
}

test("lines go to the log, warnings to the console too", async () => {
  const { program, url } = await start(honest);
  await program.ready(url);
  await program.stop();
  expect(said).toEqual(["sample warning: ERP is late: timeout"]);
  expect(readFileSync(join(folder, "logs", "sample.log"), "utf8").split("\n")[0]).toBe(
    '{"level":30,"msg":"listening"}',
  );
});

test("a program that falls is started again", async () => {
  const { program, url } = await start(honest);
  await program.ready(url);
  const first = program.pid;
  await fetch(`${url}/fall`).catch(() => undefined);
  await vi.waitFor(() => expect(program.pid).not.toBe(first), 5_000);
  await program.ready(url);
  expect(said).toContain("sample ended by itself (exit code 3); starting it again in 0.02 s");
  await program.stop();
  expect(isRunning(identify(program.pid ?? 0))).toBe(false);
});

test("a program that falls five times is given up, with its last words", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  await start('console.error("PORT=x is not a port"); process.exit(1);', resolve);
  const reason = await promise;
  expect(reason).toContain("sample ended by itself (exit code 1), 5 times within a minute");
  expect(reason.split("\n").at(-1)).toBe("PORT=x is not a port");
});

test("a program whose start was killed ends by itself", async () => {
  const pidFile = join(folder, "pid");
  writeFileSync(
    join(folder, "main.mjs"),
    `import { writeFileSync } from "node:fs";
     writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`,
  );
  const source = `import { Program } from ${JSON.stringify(join(import.meta.dirname, "program.ts"))};
    new Program({ name: "sample", main: ${JSON.stringify(join(folder, "main.mjs"))}, dataDir: ${JSON.stringify(folder)},
      environment: {}, giveUp() {} });`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", source]);
  await vi.waitFor(() => expect(existsSync(pidFile) && readFileSync(pidFile, "utf8")).toMatch(/^\d+$/), 5_000);
  const child = identify(Number(readFileSync(pidFile, "utf8")));
  expect(isRunning(child)).toBe(true);
  parent.kill("SIGKILL");
  for (let waitedMs = 0; isRunning(child) && waitedMs < 5_000; waitedMs += 50) await pause(50);
  expect(isRunning(child)).toBe(false);
});
