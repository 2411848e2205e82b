import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PairingAnswer, TillConfiguration } from "@counterfoil/contracts";
import { type Door, DoorRefusal, openDoor } from "../demo/door.ts";
import { replayTill } from "../demo/retailer.ts";

export type PairedTill = { door: Door; configuration: TillConfiguration };

/** The replay till as paired at an earlier run, else paired now: the administrator makes a code, the device takes it. */
export async function enterReplayTill(server: Door, dataDir: string): Promise<PairedTill> {
  const path = join(dataDir, "replay-till.json");
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as { deviceToken: string }) : undefined;
  if (known) {
    const door = doorOf(server, known.deviceToken);
    const configuration = await stillPaired(door);
    if (configuration) return { door, configuration };
  }
  const answer = await pair(server);
  writeFileSync(`${path}.new`, JSON.stringify({ deviceToken: answer.deviceToken }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return { door: doorOf(server, answer.deviceToken), configuration: answer.configuration };
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
