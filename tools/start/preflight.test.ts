import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { checkDatabases, checkPorts, takeDataFolder } from "./preflight.ts";
import { readSettings } from "./settings.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-preflight-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = (environment: Record<string, string> = {}) => readSettings({ DATA_DIR: folder, ...environment });

function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  return new Promise((settle) => {
    server.listen(0, "127.0.0.1", () => settle({ server, port: (server.address() as { port: number }).port }));
  });
}

test("a second start on the same folder names the first", () => {
  const lock = takeDataFolder(folder);
  expect(() => takeDataFolder(folder)).toThrow(
    `Counterfoil already runs on ${folder} (process ${process.pid}). Stop it first, or set DATA_DIR to another folder.`,
  );
  lock.release();
  takeDataFolder(folder).release();
});

test.runIf(process.platform === "linux")("a folder that cannot be made is named, also where mkdir never ends", () => {
  const impossible = "/proc/counterfoil/data";
  expect(() => takeDataFolder(impossible)).toThrow(`cannot write to ${impossible} (ENOENT)`);
});

test("one database for both programs is refused before anything is written to it", () => {
  const [DATABASE_URL, ERP_DATABASE_URL] = ["postgres://a:x@db/shop", "postgres://b:y@db:5432/shop"];
  expect(() => settings({ DATABASE_URL, ERP_DATABASE_URL })).toThrow("each program needs its own");
  expect(settings({ DATABASE_URL, ERP_DATABASE_URL: "postgres://b:y@db/erp" }).databaseUrl).toBe(DATABASE_URL);
});

test("a port in use is named with its setting", async () => {
  const { server, port } = await occupy();
  await expect(checkPorts(settings({ ERP_PORT: String(port) }), 0)).rejects.toThrow(
    `Port ${port} is in use by another program. Stop it, or set ERP_PORT to a free port.`,
  );
  server.close();
});

test("after a killed run a port is waited for", async () => {
  const { server, port } = await occupy();
  setTimeout(() => server.close(), 300);
  await checkPorts(settings({ ERP_PORT: String(port) }), 5_000);
});

test.each([
  [
    "a server that is not there",
    "postgres://u:secret@127.0.0.1:9/x",
    "(127.0.0.1:9/x) does not answer: connect ECONNREFUSED",
  ],
  [
    "a host that is not there",
    "postgres://u:secret@nowhere.invalid/x",
    "(nowhere.invalid:5432/x) does not answer: getaddrinfo",
  ],
])("DATABASE_URL of %s gives one line without the password", async (_what, url, line) => {
  const refusal = checkDatabases(settings({ DATABASE_URL: url })).catch((failure: Error) => failure.message);
  expect(await refusal).toContain(`DATABASE_URL ${line}`);
  expect(await refusal).not.toContain("secret");
  expect(await refusal).not.toContain("\n");
});

test("a wrong password and a missing database are told apart", async () => {
  const url = new URL(inject("clusterUrl"));
  await checkDatabases(settings({ DATABASE_URL: url.href }));
  url.pathname = "/missing";
  await expect(checkDatabases(settings({ ERP_DATABASE_URL: url.href }))).rejects.toThrow(
    'database "missing" does not exist',
  );
  url.password = "guess";
  await expect(checkDatabases(settings({ ERP_DATABASE_URL: url.href }))).rejects.toThrow(
    "password authentication failed",
  );
});

test.each([
  [{ PORT: "http" }, "PORT=http is not a port"],
  [{ PORT: "4100" }, "PORT and ERP_PORT are both 4100"],
  [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL is not an address that starts with postgres://"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL=loud is none of"],
])("a setting that makes no sense is named: %o", (environment, line) => {
  expect(() => settings(environment as Record<string, string>)).toThrow(line);
});
