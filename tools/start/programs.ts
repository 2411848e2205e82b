import { randomBytes } from "node:crypto";
import type { DatabaseApp } from "../database/apps.ts";
import { Program } from "./program.ts";
import type { StartSettings } from "./settings.ts";

export type Programs = { setupToken: string; ready: () => Promise<void>; stop: () => Promise<void> };

/** Both programs side by side. The server is stopped first: what it has taken it may still want to tell the ERP. */
export function startPrograms(
  settings: StartSettings,
  databaseUrls: Record<DatabaseApp, string>,
  giveUp: (reason: string) => void,
): Programs {
  // Whoever holds it may make the first administrator; it lives as long as this start.
  const setupToken = randomBytes(24).toString("base64url");
  const { dataDir, logLevel } = settings;
  const shared = { DATA_DIR: dataDir, LOG_LEVEL: logLevel, SETUP_TOKEN: setupToken, NODE_ENV: "production" };
  const erp = new Program({
    name: "erp",
    main: "apps/erp/src/main.ts",
    dataDir,
    giveUp,
    environment: { ...shared, ERP_PORT: String(settings.erpPort), ERP_DATABASE_URL: databaseUrls.erp },
  });
  const server = new Program({
    name: "server",
    main: "apps/server/src/main.ts",
    dataDir,
    giveUp,
    environment: {
      ...shared,
      PORT: String(settings.port),
      BASE_URL: settings.baseUrl,
      DATABASE_URL: databaseUrls.server,
    },
  });
  return {
    setupToken,
    ready: async () => {
      await Promise.all([erp.ready(settings.erpUrl), server.ready(settings.serverUrl)]);
    },
    stop: async () => {
      await server.stop();
      await erp.stop();
    },
  };
}
