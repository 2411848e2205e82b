import { signedText, type UnsentExport } from "@counterfoil/contracts";
import type { TillDatabase } from "./database.ts";
import { readSetting } from "./settings.ts";
import { listParkedHere, listUnsent } from "./unsent.ts";

/** The emergency export: all that the server has not confirmed, signed, to be brought in by hand. */
export async function exportUnsent(database: TillDatabase, now: Date): Promise<UnsentExport> {
  const { configuration, token, ...unsent } = await readUnsent(database);
  const content = {
    format: "counterfoil-unsent-2" as const,
    tillId: configuration?.tillId ?? "",
    exportedAt: now.toISOString(),
    ...unsent,
  };
  const text = new TextEncoder().encode(signedText(content));
  return {
    ...content,
    digest: hex(await crypto.subtle.digest("SHA-256", text)),
    signature: await sign(text, token ?? ""),
  };
}

/** As it stands at one moment. */
const readUnsent = (database: TillDatabase) => {
  const { settings, transactions, newCustomers, parked, journal } = database;
  return database.transaction("r", [settings, transactions, newCustomers, parked, journal], async () => ({
    configuration: await readSetting(database, "configuration"),
    token: await readSetting(database, "deviceToken"),
    transactions: (await listUnsent(database)).map(({ transaction }) => transaction),
    customers: (await newCustomers.toArray()).map(({ request }) => request),
    parked: (await listParkedHere(database)).map(({ sale }) => sale),
    journal: await journal.orderBy("sequence").toArray(),
  }));
};

/** With the token's hash, for that is what the server has of it. */
async function sign(text: Uint8Array<ArrayBuffer>, token: string): Promise<string> {
  const secret = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hex(await crypto.subtle.sign("HMAC", key, text));
}

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
