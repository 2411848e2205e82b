import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TillConfiguration, TransactionResult } from "@counterfoil/contracts";
import pg from "pg";
import { readConfig } from "../config.ts";
import { startServer } from "../wire.ts";
import { arrangeErp } from "./communication.ts";

export type Answer<Body = never> = { status: number; headers: Headers; text: string; body: Body };
export const password = "correct horse battery";

/** The whole server on a port and a database of its own, with a retailer, an administrator and two paired tills. */
export async function startSuite(databaseUrl: string) {
  const dataFolder = mkdtempSync(join(tmpdir(), "counterfoil-server-"));
  const level = process.env.LOG_LEVEL ?? "silent";
  const environment = { DATABASE_URL: databaseUrl, DATA_DIR: dataFolder, SETUP_TOKEN: "set-up", LOG_LEVEL: level };
  const config = { ...(await readConfig(environment)), port: 0 };
  const server = await startServer(config);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const call = caller(server.address);
  await call("POST", "/api/access/first-administrator", {
    body: { token: "set-up", userName: "ada", name: "Ada", password },
  });
  const signIn = (userName: string) => signInAt(call, userName);
  const admin = await signIn("ada");
  const asAdmin = <Body>(method: string, path: string, body?: unknown) =>
    call<Body>(method, path, { body, cookie: admin });
  await setUpRetailer(asAdmin);
  await arrangeErp(asAdmin);
  return {
    address: server.address,
    http: server.http,
    config,
    call,
    asAdmin,
    signIn,
    createTill: (number: string, kind?: string) => createTill({ call, asAdmin }, number, kind),
    send: async (token: string, transactions: unknown[]): Promise<TransactionResult[]> => {
      const answer = await call<{ results: TransactionResult[] }>("POST", "/api/sales/transactions", {
        body: { transactions },
        token,
      });
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.body.results;
    },
    rows: async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> =>
      (await pool.query(statement, values)).rows,
    async close() {
      await pool.end();
      await server.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type Suite = Awaited<ReturnType<typeof startSuite>>;
type Options = { body?: unknown; cookie?: string; token?: string; headers?: Record<string, string> };
type Call = <Body>(method: string, path: string, options?: Options) => Promise<Answer<Body>>;

export function caller(address: string): Call {
  return async <Body>(method: string, path: string, { body, cookie, token, headers }: Options = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text !== "" ? JSON.parse(text) : undefined) as Body,
    };
  };
}

async function signInAt(call: Call, userName: string): Promise<string> {
  const answer = await call("POST", "/api/access/session", { body: { userName, password } });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  if (answer.status !== 204) throw new Error(answer.text);
  return cookies.join("; ");
}

async function setUpRetailer(asAdmin: <Body>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>) {
  const company = { companyCode: "1000", name: "Test Ltd", currency: "GBP", salesOrganisation: "1000", division: "00" };
  await asAdmin("PUT", "/api/organisation/company", company);
  for (const [storeId, name] of [
    ["1010", "London"],
    ["1020", "Manchester"],
  ])
    await asAdmin("PUT", `/api/organisation/stores/${storeId}`, {
      name,
      addressLines: ["1 High Street"],
      timeZone: "Europe/London",
      currency: "GBP",
      language: "en",
      salesOrganisation: "1000",
      distributionChannel: "10",
      storageLocations: [{ storageLocation: "0001", name: "Sales floor" }],
    });
}

export type PairedTill = { tillId: string; token: string; configuration: TillConfiguration };
type Doors = { call: Call; asAdmin: <Body>(method: string, path: string, body?: unknown) => Promise<Answer<Body>> };

/** "1010-01": created, given a code, paired. */
async function createTill({ call, asAdmin }: Doors, tillId: string, kind = "regular"): Promise<PairedTill> {
  const [storeId, number] = tillId.split("-");
  await asAdmin("POST", "/api/organisation/tills", { storeId, number, kind });
  const code = await asAdmin<{ pairingCode: string }>("POST", `/api/organisation/tills/${tillId}/pairing-code`);
  const paired = await call<{ deviceToken: string; configuration: TillConfiguration }>("POST", "/api/tills/pairing", {
    body: { pairingCode: code.body.pairingCode, deviceName: "Test device" },
  });
  if (paired.status !== 200) throw new Error(paired.text);
  return { tillId, token: paired.body.deviceToken, configuration: paired.body.configuration };
}

/** Waits for what goes on beside requests; throws with what was seen last. */
export async function eventually<Result>(
  look: () => Promise<Result>,
  isRight: (result: Result) => boolean,
  withinMs = 25_000,
): Promise<Result> {
  const until = Date.now() + withinMs;
  for (;;) {
    const result = await look();
    if (isRight(result)) return result;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(result)} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
