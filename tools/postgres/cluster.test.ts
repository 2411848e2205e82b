import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startCluster } from "./index.ts";
import { readNote } from "./placement.ts";

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "counterfoil-cluster-"));
  chmodSync(dataDir, 0o711);
});

afterEach(() => {
  const outside = readNote(dataDir)?.folder;
  if (outside) rmSync(outside, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startCluster({ dataDir, databases: ["counterfoil"] });

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function postmasterPid(): number {
  return Number(readFileSync(join(readNote(dataDir)?.folder ?? "", "postmaster.pid"), "utf8").split("\n")[0]);
}

test("a second start finds port, password and data of the first", async () => {
  const first = await start();
  await ask(first.url("counterfoil"), "CREATE TABLE receipts AS SELECT 42 AS number");
  await first.stop();
  const second = await start();
  expect(second.url("counterfoil")).toBe(first.url("counterfoil"));
  expect(await ask(second.url("counterfoil"), "SELECT number FROM receipts")).toBe(42);
  await second.stop();
});

test("text is UTF-8 in the builtin C.UTF-8 order, and a commit waits for the disk", async () => {
  const cluster = await start();
  const url = cluster.url("counterfoil");
  expect(
    await ask(url, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'counterfoil'"),
  ).toBe("bC.UTF-8");
  expect(await ask(url, "SHOW server_encoding")).toBe("UTF8");
  expect(await ask(url, "SHOW synchronous_commit")).toBe("on");
  expect(await ask(url, "SHOW fsync")).toBe("on");
  await cluster.stop();
});

test("the password stays in a file of mode 600, and a wrong one is refused", async () => {
  const cluster = await start();
  expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  const wrong = cluster.url("counterfoil").replace(/:[^:@]+@/, ":guess@");
  await expect(ask(wrong, "SELECT 1")).rejects.toThrow("password authentication failed");
  await cluster.stop();
});

test("a killed server's leftovers do not stop the next start", async () => {
  const first = await start();
  await ask(first.url("counterfoil"), "CREATE TABLE receipts AS SELECT 42 AS number");
  const crash = new Promise<string>((tell) => first.onCrash(tell));
  process.kill(postmasterPid(), "SIGKILL");
  expect(await crash).toBe("PostgreSQL ended by itself (SIGKILL)");
  const second = await start();
  expect(await ask(second.url("counterfoil"), "SELECT number FROM receipts")).toBe(42);
  await second.stop();
});

test("a server that outlived its killed parent is stopped and started anew", async () => {
  const door = join(import.meta.dirname, "index.ts");
  const script = `import { startCluster } from ${JSON.stringify(door)};
    await startCluster({ dataDir: ${JSON.stringify(dataDir)} });
    console.log("up"); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((up) => parent.stdout.once("data", up));
  const orphan = postmasterPid();
  parent.kill("SIGKILL");
  const said: string[] = [];
  const cluster = await startCluster({ dataDir, log: (line) => said.push(line) });
  expect(said).toEqual(["stopped the database of a killed run"]);
  expect(postmasterPid()).not.toBe(orphan);
  await cluster.stop();
});

test("a pid file whose process is something else is cleared", async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(readNote(dataDir)?.folder ?? "", "postmaster.pid"), `${process.pid}\n`);
  const second = await start();
  expect(await ask(second.url("counterfoil"), "SELECT 1")).toBe(1);
  await second.stop();
});

test("a taken port is left to who has it", async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((listening) => squatter.listen(first.port, "127.0.0.1", listening));
  const second = await start();
  expect(second.port).not.toBe(first.port);
  expect(await ask(second.url("counterfoil"), "SELECT 1")).toBe(1);
  await second.stop();
  squatter.close();
});

test("files of another PostgreSQL version are refused and stay as they are", async () => {
  const first = await start();
  await first.stop();
  const versionFile = join(readNote(dataDir)?.folder ?? "", "PG_VERSION");
  writeFileSync(versionFile, "17\n");
  await expect(start()).rejects.toMatchObject({ code: "postgres.version-mismatch" });
  expect(readFileSync(versionFile, "utf8")).toBe("17\n");
});

test("a lost password is named, and the data is not touched", async () => {
  const first = await start();
  await first.stop();
  const folder = readNote(dataDir)?.folder ?? "";
  rmSync(join(dataDir, "postgres.json"));
  await expect(start()).rejects.toMatchObject({ code: "postgres.password-lost" });
  expect(readFileSync(join(folder, "PG_VERSION"), "utf8")).toBe("18\n");
});

test("a data folder that is a file is refused in one line", async () => {
  const path = join(dataDir, "file");
  writeFileSync(path, "");
  const refusal = startCluster({ dataDir: path });
  await expect(refusal).rejects.toMatchObject({ code: "postgres.folder-unusable" });
  await expect(refusal).rejects.toThrow(/^[^\n]+$/);
});

test.runIf(process.platform === "linux" && process.getuid?.() === 0)("a full disk is named", async ({ skip }) => {
  const small = join(dataDir, "small");
  mkdirSync(small);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "none", small]).status !== 0)
    skip("this machine forbids mounts");
  try {
    await expect(startCluster({ dataDir: small })).rejects.toMatchObject({ code: "postgres.disk-full" });
  } finally {
    spawnSync("umount", [small]);
  }
});

test.runIf(process.getuid?.() === 0)(
  "root's closed folder: the cluster lives outside, the note says where",
  async () => {
    chmodSync(dataDir, 0o700);
    const first = await start();
    await ask(first.url("counterfoil"), "CREATE TABLE receipts AS SELECT 42 AS number");
    await first.stop();
    expect(readNote(dataDir)?.folder).toMatch(/^\/var\/(lib|tmp)\/counterfoil\/[0-9a-f]{16}$/);
    const second = await start();
    expect(await ask(second.url("counterfoil"), "SELECT number FROM receipts")).toBe(42);
    await second.stop();
    rmSync(join(dataDir, "postgres.json"));
    const anew = await start();
    expect(await ask(anew.url("counterfoil"), "SELECT to_regclass('receipts') IS NULL")).toBe(true);
    await anew.stop();
    rmSync(`${readNote(dataDir)?.folder}.old`, { recursive: true, force: true });
  },
);
