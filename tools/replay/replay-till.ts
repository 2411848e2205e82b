import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PairingAnswer, TillConfiguration } from "@counterfoil/contracts";
import { type Door, DoorRefusal, openDoor } from "../demo/door.ts";
import { replayTill } from "../demo/retailer.ts";

/** What the till remembers between runs. `books`: by which price book the receipts of a day were sent first, for a second run must send the same. */
type Memory = { deviceToken: string; books: Record<string, number> };
export type PairedTill = {
  door: Door;
  configuration: TillConfiguration;
  bookOf: (days: string[], current: number) => Map<string, number>;
};

/** The replay till as paired at an earlier run, else paired now: the administrator makes a code, the device takes it. */
export async function enterReplayTill(server: Door, dataDir: string): Promise<PairedTill> {
  const path = join(dataDir, "replay-till.json");
  const memory = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Memory) : { deviceToken: "", books: {} };
  let configuration = memory.deviceToken ? await stillPaired(doorOf(server, memory.deviceToken)) : undefined;
  if (!configuration) {
    const answer = await pair(server);
    memory.deviceToken = answer.deviceToken;
    configuration = answer.configuration;
    remember(path, memory);
  }
  const bookOf = (days: string[], current: number) => {
    for (const day of days) memory.books[day] ??= current;
    remember(path, memory);
    return new Map(Object.entries(memory.books));
  };
  return { door: doorOf(server, memory.deviceToken), configuration, bookOf };
}

function remember(path: string, memory: Memory): void {
  writeFileSync(`${path}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const doorOf = (server: Door, deviceToken: string) =>
  openDoor(server.baseUrl, { authorization: `Bearer ${deviceToken}` });

async function stillPaired(door: Door): Promise<TillConfiguration | undefined> {
  try {
    return await door.get<TillConfiguration>("/api/tills/configuration");
  } catch (refusal) {
    if (refusal instanceof DoorRefusal && refusal.status === 401) return undefined;
    throw refusal;
  }
}

async function pair(server: Door): Promise<PairingAnswer> {
  const path = `/api/organisation/tills/${replayTill.tillId}/pairing-code`;
  const { pairingCode } = await server.post<{ pairingCode: string }>(path);
  return server.post<PairingAnswer>("/api/tills/pairing", { pairingCode, deviceName: "npm run replay" });
}
