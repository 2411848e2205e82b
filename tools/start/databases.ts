import { type DatabaseApp, databaseApps, migrateApp } from "../database/apps.ts";
import { type Cluster, startCluster } from "../postgres/index.ts";
import { say, step } from "./progress.ts";
import type { StartSettings } from "./settings.ts";

type EndSuite = (reason: string) => void;

const names: Record<DatabaseApp, string> = { server: "counterfoil", erp: "counterfoil_erp" };
const mostRestarts = 5;

/** Two migrated databases: one's own where given, else in the embedded PostgreSQL of the data folder. */
export async function openDatabases(
  settings: StartSettings,
  closers: (() => unknown)[],
  giveUp: EndSuite,
): Promise<Record<DatabaseApp, string>> {
  const own = { server: settings.databaseUrl, erp: settings.erpDatabaseUrl };
  const isEmbedded = !own.server || !own.erp;
  const cluster = isEmbedded ? await step("database", () => keepCluster(settings.dataDir, giveUp)) : undefined;
  if (cluster) closers.push(cluster.stop);
  const urls = {
    server: own.server ?? cluster?.url(names.server) ?? "",
    erp: own.erp ?? cluster?.url(names.erp) ?? "",
  };
  await step("tables", () => Promise.all(databaseApps.map((app) => migrateApp(app, urls[app]))));
  return urls;
}

/** A database that dies under the programs is brought up again; they reconnect by themselves. */
async function keepCluster(dataDir: string, giveUp: EndSuite): Promise<Cluster> {
  const start = () => startCluster({ dataDir, databases: Object.values(names), log: say });
  let current = await start();
  let restarts = 0;
  const { port } = current;
  const raise = async (reason: string): Promise<void> => {
    restarts += 1;
    if (restarts > mostRestarts) return giveUp(`${reason}, ${restarts} times`);
    say(`${reason}; starting it again`);
    current = await start();
    if (current.port !== port) return giveUp("PostgreSQL's port was taken while it was down; start again");
    watch();
  };
  const watch = () =>
    current.onCrash((reason) => {
      raise(reason).catch((failure: Error) => giveUp(`${reason} and does not start again: ${failure.message}`));
    });
  watch();
  return { ...current, stop: () => current.stop() };
}
