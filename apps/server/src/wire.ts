import { join } from "node:path";
import {
  createHttpServer,
  createLog,
  type Database,
  type HttpServer,
  type Jobs,
  type Log,
  migrate,
  openDatabase,
  type ReadyCheck,
  registerHealth,
  registerListVariantRoutes,
  requireSameKey,
  serveScreens,
  startJobs,
  systemClock,
} from "@counterfoil/platform";
import type { Config } from "./config.ts";
import type { DB } from "./database.gen.ts";
import { createAccess, registerAccessRoutes } from "./modules/access/index.ts";
import { createAlerts, registerAlertRoutes, registerSetupRoutes } from "./modules/hub/index.ts";
import { createOrganisation, registerOrganisationRoutes } from "./modules/organisation/index.ts";
import { createPapers, linksOfTills, registerPaperRoutes } from "./modules/papers/index.ts";
import { readRetailerHooks } from "./retailer-hooks.ts";
import { wireCommunication } from "./wire-communication.ts";
import { plugCustomers, wireMaking } from "./wire-customers.ts";
import { wireMasterData } from "./wire-master-data.ts";
import { wireSales } from "./wire-sales.ts";
import { wireWatch } from "./wire-watch.ts";

export type RunningServer = { address: string; http: HttpServer; close(): Promise<void> };

/** Database, modules, HTTP, jobs, in this order; closed in the opposite one. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog({ name: "server", level: config.logLevel });
  await migrate({ url: config.databaseUrl, folder: join(import.meta.dirname, "..", "migrations") });
  const onIdleError = (error: Error) => log.warn({ err: error }, "an idle database connection broke");
  const applicationName = "counterfoil-server";
  const database = openDatabase<DB>({ url: config.databaseUrl, applicationName, max: 20, onIdleError });
  await requireSameKey(database.db, config.secretKey, config.secretKeyLost);
  const modules = await wireModules(config, database, log);
  const { access, organisation, masterData, sales } = modules;
  const tasks = {
    ...access.tasks,
    ...modules.alerts.tasks,
    ...modules.connections.tasks,
    ...masterData.tasks,
    ...sales.tasks,
    ...modules.watch.tasks,
  };
  const crontab = [access, modules.alerts, modules.connections, masterData, sales, modules.watch]
    .map((each) => each.crontab)
    .join("\n");
  const jobs = await startJobs({ pool: database.pool, tasks, crontab, log });
  const http = await wireHttp(config, log, modules, readyChecks(database, jobs, modules));
  sales.start();
  const address = await http.listen({ host: config.host, port: config.port });
  log.info({ address }, "server is up");
  return {
    address,
    http,
    async close() {
      await organisation.close();
      await closeHttp(http);
      await masterData.inbound.whenIdle();
      masterData.confirmations.stop();
      await masterData.prices.stop();
      await sales.stop();
      modules.alerts.close();
      await jobs.stop();
      await database.close();
    },
  };
}

type Modules = Awaited<ReturnType<typeof wireModules>>;

async function wireModules(config: Config, { db, pool }: Database<DB>, log: Log) {
  const clock = systemClock;
  const access = createAccess({ ...config, db, clock });
  const readCompanyHabits = () => organisation.readCompanyHabits();
  const alerts = createAlerts({ ...config, db, clock, log, readCompanyHabits });
  const lastRunningNumber = (till: { storeId: string; tillId: string }) => sales.sales.lastRunningNumber(till);
  const organisation = await createOrganisation({
    ...config,
    db,
    log,
    access,
    clock,
    lastRunningNumber,
    receiptLinksOf: linksOfTills(config),
    lastClosing: (till: { storeId: string; tillId: string }) => sales.sales.lastClosing(till),
    storeGroupsChanged: (...given) => masterData.prices.changeStoreGroups(...given),
    readPaymentLookup: async () => (await sales.mapping.readDocument(db, "salesTransactions")).lookups.payment.entries,
    addPaymentLookup: (from, to, actor) =>
      sales.mapping.addLookup({ service: "salesTransactions", lookup: "payment", from, to }, actor),
    storeGroupUses: (...given) => masterData.prices.readStoreGroupUses(...given),
  });
  const receipts: Parameters<typeof wireMasterData>[0]["receipts"] = {
    readReceiptTexts: (page) => sales.sales.readReceiptTexts(page),
    countReceipts: (period) => sales.sales.countReceipts(period),
  };
  const connections = wireCommunication({ ...config, db, clock, access, organisation, alerts });
  const { communication, setup } = connections;
  const hooks = await readRetailerHooks(config.configurationFile);
  const making = wireMaking(organisation, communication, () => sales);
  const ground = { ...config, db, pool, clock, log };
  const masterData = wireMasterData({ hooks, ...ground, receipts, organisation, communication, making });
  const readMenders = () => access.peopleWith("hub.retry");
  const common = { ...ground, access, organisation, masterData, communication, alerts };
  const sales = wireSales({ ...common, readMenders });
  plugCustomers(sales.creations, masterData.customers);
  const watch = wireWatch({ ...common, sales });
  const papers = createPapers({
    ...{ db, clock, linksOf: linksOfTills(config), sendMail: alerts.sendReceipt },
    readReceipt: sales.sales.readReceipt,
    readTillConfiguration: organisation.readTillConfiguration,
  });
  return { db, access, alerts, connections, watch, communication, setup, organisation, masterData, sales, papers };
}

function readyChecks({ pool }: Database<DB>, jobs: Pick<Jobs, "isWorking">, { communication }: Modules): ReadyCheck[] {
  const readContact = async () => `last contact: ${(await communication.summarise()).lastContactAt ?? "none"}`;
  return [
    { name: "database", check: async () => (await pool.query("select 1")) && "answers" },
    { name: "jobs", check: () => (jobs.isWorking() ? Promise.resolve("run") : Promise.reject("have stopped")) },
    // Not being able to reach the ERP is no reason to take no more sales.
    { name: "erp", check: readContact },
  ];
}

async function wireHttp(config: Config, log: Log, modules: Modules, checks: ReadyCheck[]): Promise<HttpServer> {
  const { access, organisation, masterData, sales } = modules;
  const http = await createHttpServer({ ...config, log, title: "Counterfoil", version: "0.1.0" });
  registerHealth(http, checks);
  registerAccessRoutes(http, access, modules.communication.usesOfUser);
  registerListVariantRoutes(http, { db: modules.db, people: access.people });
  registerOrganisationRoutes(http, organisation, access);
  registerSetupRoutes(http, modules.setup, access);
  registerAlertRoutes(http, modules.alerts, access);
  masterData.register(http, { access, baseUrl: config.baseUrl });
  sales.register(http, access);
  modules.watch.register(http, access);
  registerPaperRoutes(http, modules.papers, access);
  await registerScreens(http, config);
  return http;
}

const REQUESTS_MAY_LAST_MS = 10_000;

/** Requests on their way are answered; what takes longer is cut, and its sender asks again. */
async function closeHttp(http: HttpServer): Promise<void> {
  const cut = setTimeout(() => http.server.closeAllConnections(), REQUESTS_MAY_LAST_MS);
  await http.close();
  clearTimeout(cut);
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
