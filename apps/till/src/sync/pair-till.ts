import type { PairingAnswer } from "@counterfoil/contracts";
import { continueAfter, listUnsent, readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** Sales of another till wait here: they would travel under the wrong name. */
export class OtherTillUnsent extends Error {
  readonly tillId: string;
  readonly unsent: number;

  constructor(tillId: string, unsent: number) {
    super(`${unsent} transactions of till ${tillId} are not sent`);
    this.tillId = tillId;
    this.unsent = unsent;
  }
}

/** Trades a pairing code for this device's token. A till that was paired before keeps its unsent sales and its numbers. */
export async function pairTill(database: TillDatabase, server: Server, pairingCode: string): Promise<void> {
  const answer = await server.call<PairingAnswer>({
    method: "POST",
    path: "/api/tills/pairing",
    body: { pairingCode: pairingCode.trim(), deviceName: deviceName() },
  });
  await keepPairing(database, answer);
}

/** What is known of the device from here; it names the browser in the back office's list. */
function deviceName(): string {
  return (navigator.userAgent.match(/(Firefox|Edg|Chrome|Safari)\/\d+/)?.[0] ?? "browser").slice(0, 80);
}

export async function keepPairing(
  database: TillDatabase,
  { deviceToken, configuration }: PairingAnswer,
): Promise<void> {
  const before = await readSetting(database, "configuration");
  if (before && before.tillId !== configuration.tillId) await startAsOtherTill(database, before.tillId);
  await writeSetting(database, "configuration", configuration);
  await continueAfter(database, configuration.lastRunningNumber);
  await writeSetting(database, "deviceToken", deviceToken);
}

async function startAsOtherTill(database: TillDatabase, tillId: string): Promise<void> {
  const unsent = await listUnsent(database);
  if (unsent.length > 0) throw new OtherTillUnsent(tillId, unsent.length);
  await database.transaction("rw", database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
}

/** Gives the pairing up. Refused while something waits: what is not sent exists nowhere else. */
export async function unpairTill(database: TillDatabase): Promise<{ refused: number } | undefined> {
  const unsent = await listUnsent(database);
  if (unsent.length > 0) return { refused: unsent.length };
  await database.transaction("rw", database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
  return undefined;
}
