import {
  createHttpServer,
  createLog,
  createPeople,
  type Database,
  deriveKey,
  type HttpServer,
  type Log,
  migrate,
  openDatabase,
  type People,
  registerHealth,
  registerListVariantRoutes,
  requireSameKey,
  serveScreens,
  startJobs,
  systemClock,
} from "@counterfoil/platform";
import type { Config } from "./config.ts";
import type { DB } from "./database.gen.ts";
import { createAccess, permissions, registerAccessRoutes, roles } from "./modules/access/index.ts";
import { createCommunication, registerCommunicationRoutes } from "./modules/communication/index.ts";
import { createDocuments, registerDocumentRoutes } from "./modules/documents/index.ts";
import { createLogistics, registerLogisticsRoutes } from "./modules/logistics/index.ts";
import { CHANGED_TASK, createMasterData, registerMasterDataRoutes } from "./modules/masterdata/index.ts";
import { createCsrf, registerODataRoutes } from "./modules/odata/index.ts";
import { createOrders, registerOrderRoutes } from "./modules/orders/index.ts";
import {
  createReplication,
  REPLICATION_CRONTAB,
  registerConfirmationRoutes,
  registerReplicationRoutes,
  registerTestMessageRoute,
} from "./modules/replication/index.ts";
import { registerWhyRoutes } from "./modules/why/index.ts";
import { servicesOf } from "./wire-odata.ts";
import { wireWhy } from "./wire-why.ts";

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
  await requireSameKey(database.db, config.secretKey, config.secretKeyLost);
  const modules = createModules(config, database, log);
  const { replication, documents, orders } = modules;
  const server = await createErpServer(config, log, database, modules);
  const tasks = { ...replication.tasks, ...documents.tasks, ...orders.tasks, [CHANGED_TASK]: replication.sendChanges };
  const runner = await startJobs({ pool: database.pool, log, tasks, crontab: REPLICATION_CRONTAB });
  await replication.resume();
  await documents.resume();
  const address = await server.listen({ host: config.host, port: config.port });
  log.info({ address }, "the ERP is up");
  return {
    address,
    http: server,
    ...modules,
    async stop() {
      await server.close();
      await replication.stop();
      await runner.stop();
      await database.close();
    },
  };
}

function createModules(config: Config, { db, pool }: Database<DB>, log: Log) {
  const masterData = createMasterData(db);
  const logistics = createLogistics({ db, masterData, clock: systemClock });
  const key = deriveKey(config.secretKey, "erp.receiver-secrets");
  const access = createAccess({ db, clock: systemClock });
  const communication = createCommunication({ db, key, clock: systemClock, access });
  return {
    masterData,
    logistics,
    access,
    communication,
    orders: createOrders({
      db,
      masterData,
      logistics,
      key: deriveKey(config.secretKey, "erp.pricing-secrets"),
      clock: systemClock,
    }),
    documents: createDocuments({ db, masterData, logistics, log }),
    replication: createReplication({ db, pool, masterData, communication, log }),
  };
}
type Modules = ReturnType<typeof createModules>;

async function createErpServer(
  config: Config,
  log: Log,
  { db, pool }: Database<DB>,
  modules: Modules,
): Promise<HttpServer> {
  const { masterData, logistics, access, communication, documents, replication, orders } = modules;
  const server = await createHttpServer({ ...config, log, title: "Counterfoil ERP", version: "0.1.0" });
  const people = createErpPeople(config, db);
  registerHealth(server, [
    { name: "database", check: () => pool.query("select 1").then(() => "answers") },
    {
      name: "jobs",
      check: () => pool.query("select from graphile_worker.jobs limit 1").then(() => "answer"),
    },
    // Not being able to reach a receiver is no reason to post no more receipts.
    { name: "receivers", check: async () => lastContacts(await communication.listSystems()) },
  ]);
  registerAccessRoutes(server, access, people, communication.usesOfUser);
  registerListVariantRoutes(server, { db, people });
  registerMasterDataRoutes(server, masterData, people);
  registerLogisticsRoutes(server, logistics, people);
  registerReplicationRoutes(server, replication, people);
  const { outboundFigures: readFigures, wake } = replication;
  registerCommunicationRoutes(server, { communication, people, readFigures, wake });
  registerConfirmationRoutes(server, {
    db,
    masterData,
    baseUrl: config.baseUrl,
    access,
    inbound: communication.inbound,
    people,
  });
  registerTestMessageRoute(server, replication, access);
  registerOrderRoutes(server, orders, people);
  registerDocumentRoutes(server, documents, people, { access, inbound: communication.inbound });
  const why = wireWhy({ db, masterData, replication, communication });
  registerWhyRoutes(server, why, people);
  const { inbound } = communication;
  const csrf = createCsrf(deriveKey(config.secretKey, "erp.odata-csrf"), Date.now);
  const odata = { db, baseUrl: config.baseUrl, access, inbound, csrf };
  registerODataRoutes(server, odata, servicesOf({ masterData, documents, logistics, orders, why }));
  await serveScreens(server, { prefix: "/", folder: config.screensFolder });
  return server;
}

function lastContacts(systems: { systemId: string; baseUrl?: string; lastContactAt?: string }[]): string {
  const contacts = systems.flatMap(({ systemId, baseUrl, lastContactAt }) =>
    baseUrl === undefined ? [] : [`${systemId}: last contact ${lastContactAt ?? "none"}`],
  );
  return contacts.join(", ") || "none set up";
}

function createErpPeople({ secretKey, baseUrl, setupToken }: Config, db: Database<DB>["db"]): People {
  const secret = deriveKey(secretKey, "erp.sessions").toString("hex");
  const issuer = "Counterfoil ERP";
  return createPeople({ db, secret, baseUrl, cookiePrefix: "counterfoil-erp", roles, permissions, issuer, setupToken });
}
