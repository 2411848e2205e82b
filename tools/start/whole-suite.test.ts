import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { repository } from "../database/apps.ts";
import { type DemoAccess, readAccess } from "../demo/access.ts";
import { openDoor } from "../demo/door.ts";
import { readNote } from "../postgres/placement.ts";

type Start = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

const setUpMs = 180_000;
const laterMs = 60_000;
let dataDir: string;
let environment: Record<string, string>;
let current: Start;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "counterfoil-suite-"));
  chmodSync(dataDir, 0o711);
  environment = { DATA_DIR: dataDir, PORT: await freePort(), ERP_PORT: await freePort() };
});

afterAll(async () => {
  current.child.kill("SIGTERM");
  await current.ended;
  const outside = readNote(dataDir)?.folder;
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

function start(): Start {
  const child = spawn(process.execPath, [join(repository, "tools", "start.ts")], {
    // Not what the test runner was given or makes up: Vitest sets BASE_URL to "/".
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return { child, output: () => output, ended: new Promise((settle) => child.once("close", settle)) };
}

async function startAndWait(timeoutMs: number): Promise<Start> {
  current = start();
  await sees(current, "Ctrl-C stops all.", timeoutMs);
  return current;
}

/** Waits for the words; a start that has ended will not say them any more. */
async function sees({ child, output }: Start, words: string, timeoutMs: number): Promise<void> {
  for (const endMs = performance.now() + timeoutMs; performance.now() < endMs; await pause(50)) {
    if (output().includes(words)) return;
    if (child.exitCode !== null) break;
  }
  throw new Error(`"${words}" was not said within ${timeoutMs / 1000} s:\n${output()}`);
}

function freePort(): Promise<string> {
  const probe = createServer();
  return new Promise((settle) => {
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => settle(String(port)));
    });
  });
}

async function isReady(): Promise<boolean> {
  const ports = [environment.PORT, environment.ERP_PORT];
  const answers = await Promise.allSettled(ports.map((port) => fetch(`http://127.0.0.1:${port}/readyz`)));
  return answers.every((answer) => answer.status === "fulfilled" && answer.value.ok);
}

const becomesReady = () =>
  vi.waitFor(async () => expect(await isReady()).toBe(true), { timeout: 30_000, interval: 100 });

function postmasterPid(): number {
  return Number(readFileSync(join(readNote(dataDir)?.folder ?? "", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** The processes of the two programs, by the command that started them. */
function programPids(): number[] {
  const children = readFileSync(`/proc/${current.child.pid}/task/${current.child.pid}/children`, "utf8")
    .trim()
    .split(" ");
  return children.map(Number).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("src/main.ts"));
}

test(
  "an empty data folder becomes a shop, with logins in a closed file",
  async () => {
    await startAndWait(setUpMs);
    const accessFile = join(dataDir, "demo-access.json");
    expect(statSync(accessFile).mode & 0o777).toBe(0o600);
    const access = JSON.parse(readFileSync(accessFile, "utf8"));
    expect(access.urls.server).toBe(`http://127.0.0.1:${environment.PORT}`);
    expect(current.output()).toContain(access.urls.till);
    for (const { user, password } of access.people)
      expect(current.output()).toContain(`${user.padEnd(14)}password ${password}`);
    expect(await isReady()).toBe(true);
  },
  setUpMs,
);

test("a second start on the same folder says who runs already and disturbs nobody", async () => {
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toBe(
    `Counterfoil already runs on ${dataDir} (process ${current.child.pid}). Stop it first, or set DATA_DIR to another folder.`,
  );
  expect(await isReady()).toBe(true);
});

test("Ctrl-C stops all, also when it arrives twice", async () => {
  const postmaster = postmasterPid();
  current.child.kill("SIGINT");
  current.child.kill("SIGINT");
  expect(await current.ended).toBe(0);
  expect(await isReady()).toBe(false);
  expect(() => process.kill(postmaster, 0)).toThrow("ESRCH");
});

test(
  "the next start sets nothing up twice",
  async () => {
    const access = readFileSync(join(dataDir, "demo-access.json"), "utf8");
    await startAndWait(laterMs);
    expect(current.output()).not.toContain("ERP:");
    expect(readFileSync(join(dataDir, "demo-access.json"), "utf8")).toBe(access);
  },
  laterMs,
);

test(
  "a start with other ports tells both programs, and the logins' file, where the other one is now",
  async () => {
    current.child.kill("SIGTERM");
    await current.ended;
    environment = { ...environment, PORT: await freePort(), ERP_PORT: await freePort() };
    await startAndWait(laterMs);
    expect(current.output()).toContain("new addresses told to both programs");
    const access = readAccess(dataDir) as DemoAccess;
    const [server, erp] = [openDoor(access.urls.server), openDoor(access.urls.erp)];
    const { user = "", password = "" } = access.people[0] ?? {};
    for (const door of [server, erp]) await door.signIn(user, password);
    expect([access.urls.server, access.urls.erp]).toEqual([
      `http://127.0.0.1:${environment.PORT}`,
      `http://127.0.0.1:${environment.ERP_PORT}`,
    ]);
    expect(await server.post("/api/hub/communication-systems/ERP/destinations/standard/check")).toMatchObject({
      ok: true,
    });
    const check = "/api/communication/arrangements/counterfoil/SAP_COM_0008/services/businessPartners/check";
    expect(await erp.post(check)).toMatchObject({ ok: true });
  },
  laterMs,
);

test.runIf(process.platform === "linux")(
  "programs that are killed come back, and so does the database",
  async () => {
    for (const pid of programPids()) process.kill(pid, "SIGKILL");
    await sees(current, "server ended by itself (SIGKILL)", 5_000);
    await sees(current, "erp ended by itself (SIGKILL)", 5_000);
    await becomesReady();
    process.kill(postmasterPid(), "SIGKILL");
    await sees(current, "PostgreSQL ended by itself (SIGKILL); starting it again", 5_000);
    await becomesReady();
  },
  laterMs,
);

test(
  "a killed start leaves nothing in the way of the next one",
  async () => {
    current.child.kill("SIGKILL");
    await current.ended;
    await startAndWait(laterMs);
    expect(await isReady()).toBe(true);
  },
  laterMs,
);

test.runIf(process.platform === "linux")(
  "with everything killed at once the next start recovers",
  async () => {
    const victims = [current.child.pid ?? 0, ...programPids(), postmasterPid()];
    for (const pid of victims) process.kill(pid, "SIGKILL");
    await current.ended;
    await startAndWait(laterMs);
    expect(await isReady()).toBe(true);
  },
  laterMs,
);
