import type { TillConfiguration } from "@counterfoil/contracts";
import { continueAfter, continueAfterClosing, type TillDatabase, writeSetting } from "../ledger/index.ts";
import type { Server } from "./server.ts";

export async function refreshConfiguration(
  database: TillDatabase,
  server: Server,
  token: string,
): Promise<TillConfiguration> {
  const configuration = await server.call<TillConfiguration>({ path: "/api/tills/configuration", token });
  await writeSetting(database, "configuration", configuration);
  await continueAfter(database, configuration.lastRunningNumber);
  await continueAfterClosing(database, configuration.lastClosing);
  return configuration;
}
