import { join } from "node:path";
import {
  createHttpServer,
  createLog,
  type HttpServer,
  migrate,
  openDatabase,
  registerHealth,
  serveScreens,
  startJobs,
  systemClock,
} from "@counterfoil/platform";
import type { Config } from "./config.ts";
import type { DB } from "./database.gen.ts";
import { createAccess, registerAccessRoutes } from "./modules/access/index.ts";
import { createOrganisation, registerOrganisationRoutes } from "./modules/organisation/index.ts";
import { wireMasterData } from "./wire-master-data.ts";

export type RunningServer = { address: string; http: HttpServer; close(): Promise<void> };

/** Database, modules, HTTP, jobs, in this order; closed in the opposite one. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog({ name: "server", level: config.logLevel });
  await migrate({ url: config.databaseUrl, folder: join(import.meta.dirname, "..", "migrations") });
  const onIdleError = (error: Error) => log.warn({ err: error }, "an idle database connection broke");
  const database = openDatabase<DB>({
    url: config.databaseUrl,
    applicationName: "counterfoil-server",
    max: 20,
    onIdleError,
  });
  const { db } = database;

  const access = createAccess({ ...config, db, clock: systemClock });
  const organisation = await createOrganisation({
    ...config,
    db,
    log,
    access,
    clock: systemClock,
    lastRunningNumber: async () => 0,
  });

  const { inboundLimits } = config;
  const masterData = wireMasterData({ db, pool: database.pool, clock: systemClock, log, organisation, inboundLimits });

  const http = await createHttpServer({ log, title: "Counterfoil", version: "0.1.0", trustProxy: config.trustProxy });
  registerHealth(http, [{ name: "database", check: () => askDatabase(database) }]);
  registerAccessRoutes(http, access);
  registerOrganisationRoutes(http, organisation, access);
  masterData.register(http, { access, baseUrl: config.baseUrl });
  await registerScreens(http, config);

  const jobs = await startJobs({
    pool: database.pool,
    tasks: { ...masterData.tasks },
    crontab: masterData.crontab,
    log,
  });
  const address = await http.listen({ host: config.host, port: config.port });
  log.info({ address }, "server is up");
  return {
    address,
    http,
    async close() {
      await organisation.close();
      await http.close();
      await masterData.inbound.whenIdle();
      await jobs.stop();
      await database.close();
    },
  };
}

async function askDatabase({ pool }: { pool: { query(text: string): Promise<unknown> } }): Promise<string> {
  await pool.query("select 1");
  return "answers";
}

async function registerScreens(http: HttpServer, { appsFolder }: Config): Promise<void> {
  await serveScreens(http, { prefix: "/till", folder: join(appsFolder, "till", "dist") });
  await serveScreens(http, { prefix: "/backoffice", folder: join(appsFolder, "backoffice", "dist") });
  http.get("/", { schema: { hide: true } }, async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(startPage),
  );
}

/** Until the shop stands here. */
const startPage = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Counterfoil</title>
<body style="font-family: sans-serif; background: #FAF8F3; color: #1B2430; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Counterfoil</h1>
<ul><li><a href="/backoffice/">Back office</a></li><li><a href="/till/">Till</a></li><li><a href="/api/docs">API</a></li></ul>
</body></html>
`;
