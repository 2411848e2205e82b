import type { HeartbeatSchema } from "@counterfoil/contracts";
import type { Static } from "typebox";
import { appVersion } from "../app-version.ts";
import { readSetting, summariseUnsent, type TillDatabase } from "../ledger/index.ts";
import type { Server } from "./server.ts";

export type Heartbeat = Static<typeof HeartbeatSchema>;

/** Tells the server how this till stands; answers how many it said are unsent. */
export async function sendHeartbeat(database: TillDatabase, server: Server, token: string): Promise<number> {
  const [unsent, masterData] = await Promise.all([summariseUnsent(database), readSetting(database, "masterData")]);
  const body: Heartbeat = {
    unsent: unsent.waiting + unsent.needsYou,
    priceBook: masterData?.priceBook ?? 0,
    clock: new Date().toISOString(),
    appVersion,
  };
  if (unsent.oldestAt) body.oldestUnsentAt = unsent.oldestAt;
  await server.call({ method: "POST", path: "/api/tills/heartbeat", body, token });
  return body.unsent;
}
