import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Communication } from "../../apps/erp/src/modules/communication/index.ts";
import { startErp } from "../../apps/erp/src/wire.ts";
import { testDatabase } from "./database.ts";

const PASSWORD = "correct horse battery";
const actor = { kind: "setup" as const, id: "setup", name: "test" };

const services = {
  "idoc.send": {
    SAP_COM_0008: ["businessPartnerConfirmations"],
    SAP_COM_0652: ["salesTransactions", "financialTransactions", "goodsMovements"],
  },
  "odata.read": { SAP_COM_0652: ["postingStatus"], SAP_COM_0164: ["stockOverview"] },
  "odata.write": { SAP_COM_0008: ["businessPartnerCreation"], SAP_COM_0109: ["orderCreation"] },
} as const;

/** A system of its own that calls as this user, by all services that its permissions open. */
async function arrangeCaller(communication: Communication, systemId: string, permissions: string[]): Promise<void> {
  const system = { name: systemId, active: true, businessSystem: "CALLER", ownSystem: "CFERP" };
  await communication.saveSystem(systemId, system, actor);
  await communication.addInboundUser({ systemId, userName: systemId }, actor);
  for (const [permission, scenarios] of Object.entries(services))
    if (permissions.includes(permission))
      for (const [scenario, names] of Object.entries(scenarios))
        await communication.saveArrangement(
          { systemId, scenario: scenario as keyof typeof scenarios },
          {
            inboundUser: systemId,
            services: Object.fromEntries(names.map((name: string) => [name, { active: true }])),
          },
          actor,
        );
}

/** The ERP as a program, over HTTP, with its jobs, on a database of this test file. */
export async function erpProgram() {
  const database = await testDatabase("erp");
  const setupToken = randomBytes(16).toString("hex");
  const erp = await startErp({
    host: "127.0.0.1",
    port: 0,
    baseUrl: "http://127.0.0.1",
    databaseUrl: database.url,
    logLevel: "silent",
    secretKey: randomBytes(32),
    setupToken,
    trustProxy: [],
    tls: undefined,
    migrationsFolder: join(import.meta.dirname, "../../apps/erp/migrations"),
    screensFolder: join(tmpdir(), "no-screens"),
  });
  const ask = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ) => {
    const isText = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(erp.address + path, {
      method,
      headers: { ...(body === undefined || isText ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined
        ? {}
        : { body: isText ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? JSON.parse(text) : undefined,
    };
  };
  const cookieOf = async (userName: string) => {
    const { headers, status } = await ask("POST", "/api/access/session", { body: { userName, password: PASSWORD } });
    if (status !== 204) throw new Error(`sign-in of ${userName} answered ${status}`);
    return headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
  };
  const signIn = async (userName: string) => {
    const cookie = await cookieOf(userName);
    return (method: string, path: string, body?: unknown) => ask(method, path, { body, headers: { cookie } });
  };
  await ask("POST", "/api/access/first-administrator", {
    body: { token: setupToken, userName: "admin", name: "Admin", password: PASSWORD },
  });
  const admin = await signIn("admin");
  return {
    erp,
    databaseUrl: database.url,
    ask,
    admin,
    cookieOf,
    /** A person with one role. */
    async person(role: string) {
      await admin("POST", "/api/access/people", {
        userName: role.toLowerCase(),
        name: role,
        password: PASSWORD,
        roles: [role],
        temporaryPassword: false,
      });
      return signIn(role.toLowerCase());
    },
    /** The header of a new technical user, with whom everything is arranged that it may do. */
    async technical(name: string, permissions: string[]) {
      const { secret } = await erp.access.createTechnicalUser({ userName: name, permissions }, actor);
      await arrangeCaller(erp.communication, name, permissions);
      return { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}` };
    },
    async stop() {
      await erp.stop();
      await database.drop();
    },
  };
}
