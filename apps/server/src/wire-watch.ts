import type { Clock, HttpServer, Log } from "@counterfoil/platform";
import type { Db } from "./database.ts";
import type { Access } from "./modules/access/index.ts";
import {
  type Alerts,
  type Communication,
  createMonitor,
  registerMonitorRoutes,
  registerTraceRoutes,
  registerWhyRoutes,
  type WhyContext,
} from "./modules/hub/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import type { MasterData } from "./wire-master-data.ts";
import type { SalesSide } from "./wire-sales.ts";

export type Watching = {
  db: Db;
  clock: Clock;
  log: Log;
  alerts: Pick<Alerts, "note" | "openKeys">;
  organisation: Pick<Organisation, "readStores" | "readTills">;
  masterData: Pick<MasterData, "catalog" | "customers" | "prices" | "tillFeed">;
  communication: Communication;
  sales: SalesSide;
};

/** What looks at all others: is everything there, does everybody speak, where has a number been. */
export function wireWatch({ organisation, masterData, sales: side, ...common }: Watching) {
  const { catalog, customers, prices } = masterData;
  const { sales, outbound, orders } = side;
  const monitor = createMonitor({
    ...common,
    outbound,
    readStores: organisation.readStores,
    readTills: organisation.readTills,
    readDay: sales.readDay,
    readDayReceipts: sales.readDayReceipts,
  });
  const trace = {
    db: common.db,
    readStoreIds: async () => (await organisation.readStores()).map(({ storeId }) => storeId),
    findNumbers: sales.findNumbers,
    readReceipt: sales.readReceipt,
    traceOrders: orders.trace,
    articlesByGtin: catalog.articlesByGtin,
    nameOfArticle: async (articleId: string) => (await catalog.namesOf([articleId], "en")).get(articleId),
    nameOfCustomer: async (customerId: string) => (await customers.namesOf([customerId])).get(customerId),
    readBooks: async () => ({
      latest: await prices.currentBook(),
      tills: (await organisation.readTills()).flatMap(({ tillId, kind, state }) =>
        state && kind === "regular" ? [{ tillId, priceBook: state.priceBook, lastSeenAt: state.lastSeenAt }] : [],
      ),
    }),
  };
  const why = whyContext({ organisation, masterData, ...common }, trace.nameOfArticle);
  return {
    tasks: monitor.tasks,
    crontab: monitor.crontab,
    register(server: HttpServer, access: Access): void {
      registerMonitorRoutes(server, monitor, access);
      registerTraceRoutes(server, trace, access);
      registerWhyRoutes(server, why, access);
    },
  };
}

function whyContext(
  { db, clock, communication, organisation, masterData }: Omit<Watching, "sales">,
  nameOfArticle: WhyContext["nameOfArticle"],
): WhyContext {
  const { catalog, customers, prices, tillFeed } = masterData;
  return {
    ...{ db, clock, communication, nameOfArticle },
    readStore: async (storeId) => (await organisation.readStores()).find((store) => store.storeId === storeId),
    readTills: organisation.readTills,
    articlesByGtin: catalog.articlesByGtin,
    readArticle: tillFeed.judgeArticle,
    readPrices: prices.articlePrices,
    isInBook: async (book, articleId) => (await prices.factsOf(book, [articleId])).has(articleId),
    currentBook: prices.currentBook,
    readCustomer: customers.judgeAt,
    erpNumberOf: async (id) => (await customers.erpNumbersOf([id])).get(id) ?? undefined,
    readProgress: tillFeed.readProgress,
  };
}
