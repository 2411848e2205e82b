import {
  createHttpServer,
  createLog,
  createPeople,
  deriveKey,
  migrate,
  openDatabase,
  registerHealth,
  SettingError,
  serveScreens,
  startJobs,
  systemClock,
} from "@counterfoil/platform";
import { type Config, readConfig } from "./config.ts";
import type { DB } from "./database.gen.ts";
import { createAccess, registerAccessRoutes, roles } from "./modules/access/index.ts";
import { createDocuments, registerDocumentRoutes } from "./modules/documents/index.ts";
import { createLogistics, registerLogisticsRoutes } from "./modules/logistics/index.ts";
import { CHANGED_TASK, createMasterData, registerMasterDataRoutes } from "./modules/masterdata/index.ts";
import { registerODataRoutes } from "./modules/odata/index.ts";
import { createReplication, registerReplicationRoutes } from "./modules/replication/index.ts";

/** Database, modules, jobs, HTTP: in this order up, in the other down. */
export async function startErp(config: Config) {
  const log = createLog({ name: "erp", level: config.logLevel });
  await migrate({ url: config.databaseUrl, folder: config.migrationsFolder });
  const database = openDatabase<DB>({
    url: config.databaseUrl,
    applicationName: "counterfoil-erp",
    max: 16,
    onIdleError: (error) => log.warn({ err: error }, "a database connection broke"),
  });
  const { modules, people } = createModules(config, database.db, database.pool, log);
  const server = await createHttp(config, log, database.pool, modules, people);
  const runner = await startJobs({ pool: database.pool, log, ...jobsOf(modules) });
  await modules.replication.resume();
  await modules.documents.resume();
  const address = await server.listen({ host: config.host, port: config.port });
  log.info({ address }, "the ERP is up");
  return {
    address,
    modules,
    async stop() {
      await server.close();
      await modules.replication.stop();
      await runner.stop();
      await database.close();
    },
  };
}
export type Erp = Awaited<ReturnType<typeof startErp>>;
