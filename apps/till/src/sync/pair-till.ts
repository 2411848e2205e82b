import type { DeviceBefore, PairingAnswer } from "@counterfoil/contracts";
import {
  continueAfter,
  countUnsent,
  forgetMark,
  type MemoryMark,
  readMark,
  readSetting,
  type TillDatabase,
  writeSetting,
} from "../ledger/index.ts";
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

/** What a person must know of what was before: this browser's lost memory of the till, or the device that has sold on it until now. */
export type Pairing = { lost?: MemoryMark; before?: DeviceBefore };

/** Trades a pairing code for this device's token. A till that was paired before keeps its unsent sales and its numbers. */
export async function pairTill(database: TillDatabase, server: Server, pairingCode: string): Promise<Pairing> {
  const answer = await server.call<PairingAnswer>({
    method: "POST",
    path: "/api/tills/pairing",
    body: { pairingCode: pairingCode.trim(), deviceName: deviceName() },
  });
  return keepPairing(database, answer, readMark());
}

/** What is known of the device from here; it names the browser in the back office's list. */
function deviceName(): string {
  return (navigator.userAgent.match(/(Firefox|Edg|Chrome|Safari)\/\d+/)?.[0] ?? "browser").slice(0, 80);
}

export async function keepPairing(
  database: TillDatabase,
  { deviceToken, configuration, before }: PairingAnswer,
  mark?: MemoryMark,
): Promise<Pairing> {
  const known = await readSetting(database, "configuration");
  if (known && known.tillId !== configuration.tillId) await startAsOtherTill(database, known.tillId);
  const lost = !known && mark?.tillId === configuration.tillId ? mark : undefined;
  await writeSetting(database, "configuration", configuration);
  await continueAfter(database, Math.max(configuration.lastRunningNumber, lost?.lastRunning ?? 0));
  await writeSetting(database, "deviceToken", deviceToken);
  if (lost) return { lost };
  return before && !known ? { before } : {};
}

async function startAsOtherTill(database: TillDatabase, tillId: string): Promise<void> {
  const { count: unsent } = await countUnsent(database);
  if (unsent > 0) throw new OtherTillUnsent(tillId, unsent);
  await database.transaction("rw", database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
}

/** Gives the pairing up. Refused while something waits: what is not sent exists nowhere else. */
export async function unpairTill(database: TillDatabase): Promise<{ refused: number } | undefined> {
  const { count: unsent } = await countUnsent(database);
  if (unsent > 0) return { refused: unsent };
  await database.transaction("rw", database.tables, () => Promise.all(database.tables.map((table) => table.clear())));
  forgetMark();
  return undefined;
}
