import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../../../config.ts";
import { arrangeErp } from "../../../../testing/communication.ts";
import { startServer } from "../../../../wire.ts";
import { stores } from "./suite.ts";

const password = "correct horse battery staple 4711";

/** The whole server on a port of its own, with a retailer of two stores, an administrator and a technical user. */
export async function runServer(databaseUrl: string, limits?: { bodyBytes: number }) {
  const dataFolder = mkdtempSync(join(tmpdir(), "counterfoil-inbound-"));
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    SETUP_TOKEN: "set-up-token-of-the-test",
  };
  const config = {
    ...(await readConfig(environment)),
    port: 0,
    ...(limits === undefined ? {} : { inboundLimits: limits }),
  };
  const server = await startServer(config);
  let cookie = "";

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(server.address + path, {
      method,
      headers: {
        cookie,
        origin: config.baseUrl,
        ...(typeof body === "object" ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
  async function json<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const { status, text } = await call(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }

  const person = { token: environment.SETUP_TOKEN, userName: "admin", name: "Ada Administrator", password };
  await json("POST", "/api/access/first-administrator", person);
  const signedIn = await call("POST", "/api/access/session", { userName: "admin", password });
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  await json("PUT", "/api/organisation/company", {
    companyCode: "1000",
    name: "Test Ltd",
    currency: "GBP",
    salesOrganisation: "1000",
    division: "00",
  });
  for (const { storeId, ...facts } of stores) await json("PUT", `/api/organisation/stores/${storeId}`, facts);
  await json("POST", "/api/organisation/tills", { storeId: "1010", number: "01" });
  await json("PUT", "/api/catalog/taxes/A1", { rate: 20, names: { en: "Standard" } });
  await arrangeErp(json);
  const { secret } = await json<{ secret: string }>("POST", "/api/access/technical-users", {
    userName: "erp",
    description: "ERP",
  });
  const basic = `Basic ${Buffer.from(`erp:${secret}`).toString("base64")}`;

  async function close(): Promise<void> {
    await server.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return { address: server.address, call, json, basic, close };
}
