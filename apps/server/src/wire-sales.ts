import type { Deviation, Receipt, StockView, Transaction } from "@counterfoil/contracts";
import type { Clock, HttpServer, Log, TaskList } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "./database.ts";
import type { Access, Till } from "./modules/access/index.ts";
import { createStock, registerStockRoutes } from "./modules/catalog/stock/index.ts";
import {
  type Communication,
  type Mending,
  registerCommunicationRoutes,
  registerCreationRoutes,
  registerHubRoutes,
  registerMappingRoutes,
  registerMendingRoutes,
  registerOutboundRoutes,
} from "./modules/hub/index.ts";
import { createJournal, registerJournalRoutes } from "./modules/journal/index.ts";
import { registerOrderRoutes } from "./modules/orders/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import { createParked, registerParkedRoutes } from "./modules/parked/index.ts";
import { createReserved, type Reserved, registerReservedRoutes } from "./modules/reserved/index.ts";
import {
  type AcceptedRow,
  createSales,
  type FlowStep,
  type Ground,
  registerSalesRoutes,
  type SalesOptions,
} from "./modules/sales/index.ts";
import { createVouchers, registerVoucherRoutes } from "./modules/vouchers/index.ts";
import { createDiscountRights, createPriceRights } from "./rights-at-tills.ts";
import type { MasterData } from "./wire-master-data.ts";
import { wireOrders } from "./wire-orders.ts";
import { type OutboundWiring, wireOutbound } from "./wire-outbound.ts";
import { besideKinds } from "./wire-unsent.ts";

export type SalesWiring = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  communication: Communication;
  alerts: OutboundWiring["alerts"];
  access: Pick<Access, "findSigner" | "rolesOf" | "namesOf">;
  readMenders: OutboundWiring["readMenders"];
  organisation: Pick<
    Organisation,
    | "readStores"
    | "readCompany"
    | "readPaymentMethods"
    | "readClockAhead"
    | "readManualDiscounts"
    | "readSettingsAt"
    | "announceConfigurationChanged"
    | "readLastRunning"
    | "readTillConfiguration"
  >;
  masterData: Pick<MasterData, "catalog" | "customers" | "prices" | "inbound" | "tillFeed">;
};

/** The way of what is sold: till -> sales -> outbox -> ERP, and back what the ERP made of it; stock goes the same way. */
export function wireSales({ access: people, organisation, masterData, ...common }: SalesWiring) {
  const { catalog, customers, prices, inbound } = masterData;
  const { mapping, readMappingFacts, outbound, creations, mending } = wireOutbound({
    ...common,
    ...{ organisation, catalog, customers, inbound },
    sales: () => sales,
    orders: () => orders,
  });
  const orders = wireOrders({ ...common, organisation, masterData, creations, mapping, readMappingFacts });
  const readStock = (articleId: string) => stock.read(articleId);
  const { vouchers, reserved, parked, journal, ...inStores } = wireStores(common, { organisation, catalog, readStock });
  const sales = createSales({
    ...common,
    readGround: createGroundReader(organisation, common.clock),
    announceAccepted: createAnnouncer(outbound, mapping),
    redeemCoupons: (transaction, receipts) => prices.coupons.redeem(transaction, receipts),
    settleVouchers: vouchers.settle,
    settleReserved: reserved.settle,
    giveCouponsBack: (transaction, receipt) => prices.coupons.giveBack(transaction, receipt),
    wake: () => outbound.wake(),
    priceAgain: createPriceAgain(prices, customers),
    readDiscountRights: createDiscountRights(organisation, people),
    readPriceRights: createPriceRights(organisation, catalog, people),
    customers: { ...customers, findCustomers: customers.findByName, readNames: customers.namesOf },
    readAccountMethods: createAccountMethods(organisation),
    findArticles: catalog.articleIdsByGtin,
    ...whatImportsNeed(people, organisation),
    besideKinds: besideKinds({ customers, parked, journal }),
    readFlow: createFlowReader(mending, outbound),
    readPeopleNames: people.namesOf,
  });
  const stock = wireStock(common, { catalog, organisation, outbound, sales, reserved });
  return {
    mapping,
    sales,
    outbound,
    creations,
    orders,
    mending,
    stock,
    tasks: {
      ...sales.tasks,
      ...mapping.tasks,
      ...mending.tasks,
      ...orders.tasks,
      ...inStores.tasks,
    } satisfies TaskList,
    crontab: [sales, mapping, mending, orders, inStores].map((each) => each.crontab).join("\n"),
    register(server: HttpServer, access: Access): void {
      registerSalesRoutes(server, sales, access, common.clock);
      inStores.register(server, access);
      registerCreationRoutes(server, creations, access);
      registerOrderRoutes(server, orders, access);
      registerStockRoutes(server, stock, access);
      registerOutboundRoutes(server, outbound, access);
      registerMappingRoutes(server, mapping, access);
      registerMendingRoutes(server, mending, access);
      registerCommunicationRoutes(server, common.communication, access);
      registerHubRoutes(server, { communication: common.communication, inbound, outbound }, access);
    },
    start(): void {
      sales.start();
      outbound.start();
      creations.start();
    },
    async stop(): Promise<void> {
      await Promise.all([sales.stop(), outbound.stop(), creations.stop()]);
    },
  };
}

/** Codes of the ways to pay that are on account. */
function createAccountMethods({ readPaymentMethods }: Pick<Organisation, "readPaymentMethods">) {
  return async (): Promise<string[]> =>
    (await readPaymentMethods()).flatMap(({ code, kind }) => (kind === "account" ? [code] : []));
}

type StoreSources = Pick<SalesWiring, "organisation"> & {
  catalog: MasterData["catalog"];
  readStock: (articleId: string) => Promise<StockView>;
};

/** What tills of a store share beside its sales: parked ones, vouchers, goods kept for customers, and each till's journal. */
function wireStores(common: Pick<SalesWiring, "db" | "clock">, { organisation, catalog, readStock }: StoreSources) {
  const parked = createParked(common);
  const journal = createJournal(common);
  const reserved = createReserved({
    ...common,
    readStock,
    readStores: organisation.readStores,
    readTillConfiguration: organisation.readTillConfiguration,
    readUnits: async (id) => (await catalog.articlesById([id])).get(id)?.state.units ?? [],
  });
  const vouchers = createVouchers({
    ...common,
    readTimeZone: async (id) => (await organisation.readStores()).find(({ storeId }) => storeId === id)?.timeZone,
  });
  return {
    vouchers,
    parked,
    journal,
    reserved,
    tasks: { ...parked.tasks, ...vouchers.tasks, ...reserved.tasks },
    crontab: [parked, vouchers, reserved].map((each) => each.crontab).join("\n"),
    register(server: HttpServer, access: Access): void {
      registerJournalRoutes(server, journal, access);
      registerParkedRoutes(server, parked, access);
      registerVoucherRoutes(server, vouchers, access);
      registerReservedRoutes(server, reserved, access);
    },
  };
}

/** What was accepted goes to the ERP, and its ways to pay are known to the field mapping. */
function createAnnouncer(
  outbound: ReturnType<typeof wireOutbound>["outbound"],
  mapping: ReturnType<typeof wireOutbound>["mapping"],
): SalesOptions["announceAccepted"] {
  return async (transaction, rows) => {
    const messages = rows.map(messageOf);
    await outbound.enqueue(transaction, messages);
    await mapping.noteWaysToPay(transaction, messages.map(transactionOf));
  };
}

function whatImportsNeed(people: SalesWiring["access"], organisation: SalesWiring["organisation"]) {
  return {
    findSigner: people.findSigner,
    readLastGiven: organisation.readLastRunning,
    announceNumbers: organisation.announceConfigurationChanged,
  };
}

type StockSources = Pick<SalesWiring, "organisation"> & {
  catalog: MasterData["catalog"];
  outbound: ReturnType<typeof wireOutbound>["outbound"];
  sales: ReturnType<typeof createSales>;
  reserved: Reserved;
};

function wireStock(
  common: Pick<SalesWiring, "db" | "clock" | "log">,
  { catalog, organisation, outbound, sales, reserved }: StockSources,
) {
  return createStock({
    ...common,
    findArticle: async (articleId) => (await catalog.articlesById([articleId])).get(articleId),
    readStores: () => organisation.readStores(),
    askStock: (articleId) => outbound.askStock(articleId, 2000),
    askOpenStatuses: () => outbound.askOpenStatuses(1000),
    readUnposted: (articleId) => sales.readUnposted(articleId),
    readAcceptedSince: (articleId, since) => sales.readAcceptedSince(articleId, since),
    readReserved: (articleId) => reserved.readKept(articleId),
  });
}

const transactionOf = ({ transaction }: { transaction: Transaction }) => transaction;

function messageOf({ candidate: { transaction }, ...row }: AcceptedRow) {
  return { ...row, number: transaction.number, transaction };
}

export type SalesSide = ReturnType<typeof wireSales>;

function createFlowReader(mending: Pick<Mending, "readEdits">, outbound: StockSources["outbound"]) {
  return async (storeId: string, id: string): Promise<FlowStep[]> => [
    ...(await readCorrections(mending, storeId, id)),
    ...(await outbound.readFlow(storeId, id)),
  ];
}

/** What people have corrected for the ERP stands in a receipt's flow. */
async function readCorrections(mending: Pick<Mending, "readEdits">, storeId: string, id: string): Promise<FlowStep[]> {
  return (await mending.readEdits(storeId, id)).map(({ version, at, by, why }) => ({
    system: "server",
    document: "correction",
    number: String(version),
    at,
    state: "edited",
    reason: `${by}: ${why}`,
    link: `#OutboundMessage-correct?id=${id}&storeId=${storeId}`,
  }));
}

const GROUND_FOR_MS = 5000;

/** Stores and ways to pay change a few times a year; a till sends many batches a minute. */
function createGroundReader(organisation: SalesWiring["organisation"], clock: Clock) {
  const known = new Map<string, { until: number; ground: Promise<Omit<Ground, "now">> }>();

  async function read(till: Till): Promise<Omit<Ground, "now">> {
    const store = (await organisation.readStores()).find(({ storeId }) => storeId === till.storeId);
    const methods = await organisation.readPaymentMethods();
    return {
      till,
      currency: store?.currency ?? "",
      timeZone: store?.timeZone ?? "UTC",
      paymentMethods: new Set(methods.map(({ code }) => code)),
      clockAheadMs: await organisation.readClockAhead(till.tillId),
    };
  }

  return async function readGround(till: Till): Promise<Ground> {
    const now = clock.now();
    const remembered = known.get(till.tillId);
    if (remembered && remembered.until > now.getTime()) return { ...(await remembered.ground), now };
    const ground = read(till);
    ground.catch(() => known.delete(till.tillId));
    known.set(till.tillId, { until: now.getTime() + GROUND_FOR_MS, ground });
    return { ...(await ground), now };
  };
}

function createPriceAgain(prices: MasterData["prices"], customers: MasterData["customers"]) {
  return async function priceAgain(receipts: readonly Receipt[]): Promise<Deviation[][]> {
    const named = [...new Set(receipts.flatMap(({ customerId }) => customerId ?? []))];
    const known = await customers.namesOf(named);
    const deviations: Deviation[][] = [];
    for (const receipt of receipts) {
      const { customerId } = receipt;
      const unknown: Deviation[] =
        customerId === undefined || known.has(customerId)
          ? []
          : [{ code: "customerUnknown", actual: customerId, detail: `There is no customer ${customerId}.` }];
      deviations.push([...unknown, ...(await prices.priceReceiptAgain(receipt))]);
    }
    return deviations;
  };
}
