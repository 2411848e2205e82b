import { type DatabaseApp, databaseApps, migrateApp } from "../database/apps.ts";
import { type Cluster, startCluster } from "../postgres/index.ts";
import { say, step } from "./progress.ts";
import type { StartSettings } from "./settings.ts";

export type Databases = { urls: Record<DatabaseApp, string>; stop: () => Promise<void> };

const names: Record<DatabaseApp, string> = { server: "counterfoil", erp: "counterfoil_erp" };
const mostRestarts = 5;

/** Two migrated databases: one's own where given, else in the embedded PostgreSQL of the data folder. */
export async function openDatabases(settings: StartSettings, giveUp: (reason: string) => void): Promise<Databases> {
  const own = { server: settings.databaseUrl, erp: settings.erpDatabaseUrl };
  const cluster =
    own.server && own.erp ? undefined : await step("database", () => keepCluster(settings.dataDir, giveUp));
  const urls = {
    server: own.server ?? cluster?.url(names.server) ?? "",
    erp: own.erp ?? cluster?.url(names.erp) ?? "",
  };
  await step("tables", () => Promise.all(databaseApps.map((app) => migrateApp(app, urls[app]))));
  return { urls, stop: async () => cluster?.stop() };
}

/** A database that dies under the programs is brought up again; they reconnect by themselves. */
async function keepCluster(dataDir: string, giveUp: (reason: string) => void): Promise<Cluster> {
  const start = () => startCluster({ dataDir, databases: Object.values(names), log: say });
  let current = await start();
  let restarts = 0;
  const { port } = current;
  const watch = (cluster: Cluster) =>
    cluster.onCrash(async (reason) => {
      restarts += 1;
      if (restarts > mostRestarts) return giveUp(`${reason}, ${restarts} times`);
      say(`${reason}; starting it again`);
      try {
        current = await start();
      } catch (failure) {
        return giveUp(failure instanceof Error ? failure.message : String(failure));
      }
      if (current.port !== port) return giveUp("PostgreSQL's port was taken while it was down; start again");
      watch(current);
    });
  watch(current);
  return { ...current, stop: () => current.stop() };
}
