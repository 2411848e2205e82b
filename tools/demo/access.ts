import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** `$DATA_DIR/demo-access.json`: where everything is and who may enter, for people, tests and tools. */
export type DemoAccess = {
  /** `receiver`: where the ERP reaches the server, when that is not where people do (`BASE_URL`). */
  urls: { server: string; erp: string; backoffice: string; till: string; receiver?: string };
  people: { role: string; user: string; password?: string; pin?: string }[];
  hub: { soapUrl: string; user: string; password: string };
  erp: { odataUrl: string; idocUrl: string; user: string; password: string };
  /** SAP's price service (OPP): upload and calculation, for other programs. */
  opp: OppAccess;
  /** For tills that are not paired yet; a code is good for a while, the back office makes new ones. */
  tills: { tillId: string; pairingCode: string }[];
};

export type OppAccess = {
  tenant: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  idocInboundUrl: string;
  calculateUrl: string;
};

/** The tenant's name in a demo, which the server has by default. */
const tenant = "demo";

export function oppAt(baseUrl: string, client: Pick<OppAccess, "clientId" | "clientSecret">): OppAccess {
  return {
    tenant,
    tokenUrl: `${baseUrl}/oauth/token`,
    ...client,
    idocInboundUrl: `${baseUrl}/idocinbound`,
    calculateUrl: `${baseUrl}/restapi/${tenant}`,
  };
}

/** There exactly when the demo retailer is set up whole: it is written last, and at once. */
export function readAccess(dataDir: string): DemoAccess | undefined {
  const path = accessPath(dataDir);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as DemoAccess) : undefined;
}

export function writeAccess(dataDir: string, access: DemoAccess): void {
  const path = accessPath(dataDir);
  writeFileSync(`${path}.new`, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function accessPath(dataDir: string): string {
  return join(dataDir, "demo-access.json");
}
