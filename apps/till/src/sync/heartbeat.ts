import type { Heartbeat } from "@counterfoil/contracts";
import { appVersion } from "../app-version.ts";
import { describeDevice } from "../devices/index.ts";
import { readSetting, summariseUnsent, type TillDatabase } from "../ledger/index.ts";
import type { Server } from "./server.ts";

/** Tells the server how this till stands; answers how many it said are unsent. */
export async function sendHeartbeat(database: TillDatabase, server: Server, token: string): Promise<number> {
  const [unsent, lastRunning, masterData, configuration, device] = await Promise.all([
    summariseUnsent(database),
    readSetting(database, "lastRunning"),
    readSetting(database, "masterData"),
    readSetting(database, "configuration"),
    describeDevice(),
  ]);
  const body: Heartbeat = {
    unsent: unsent.waiting + unsent.needsYou,
    priceBook: masterData?.priceBook ?? 0,
    clock: new Date().toISOString(),
    appVersion,
    device,
  };
  if (lastRunning !== undefined) body.lastRunning = lastRunning;
  if (configuration?.settingsVersion) body.settingsVersion = configuration.settingsVersion;
  if (unsent.oldestAt) body.oldestUnsentAt = unsent.oldestAt;
  await server.call({ method: "POST", path: "/api/tills/heartbeat", body, token });
  return body.unsent;
}
