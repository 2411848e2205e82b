import type { Clock, HttpServer, Log, SecretKey, TaskList } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "./database.ts";
import type { Access } from "./modules/access/index.ts";
import { createCatalog, registerCatalogRoutes } from "./modules/catalog/index.ts";
import { createCustomers, registerCustomerRoutes } from "./modules/customers/index.ts";
import { createInbound, registerInboundRoutes } from "./modules/hub/inbound/index.ts";
import {
  type Communication,
  createConfirmations,
  noteDocument,
  registerConfirmationRoutes,
} from "./modules/hub/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import {
  createPrices,
  type KeptReceipts,
  type PriceServiceNames,
  type PriceStore,
  type RetailerHooks,
  registerPriceRoutes,
} from "./modules/prices/index.ts";
import { createTillFeed, registerTillFeedRoutes } from "./modules/tillfeed/index.ts";
import type { MakingWiring } from "./wire-customers.ts";

export type MasterDataOptions = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  secretKey: SecretKey;
  communication: Communication;
  /** What sales keep, for replays. */
  receipts: KeptReceipts;
  organisation: Pick<Organisation, "readStores" | "announceMasterDataChanged">;
  /** How customers who are made here come to the ERP. */
  making: MakingWiring;
  priceService?: PriceServiceNames;
  baseUrl?: string;
  hooks?: RetailerHooks;
  inboundLimits?: Parameters<typeof createInbound>[0]["limits"];
};

const STORES_FOR_MS = 5000;
/** Objects a page of the tills' feed: some 2 MB. */
const PAGE_OBJECTS = 4000;
const MOST_CATEGORIES = 100_000;

/** The way of master data: inbound hub -> catalog, prices, customers -> price books -> feed of the tills. */
export function wireMasterData(options: MasterDataOptions) {
  const { db, pool, clock, secretKey, organisation } = options;
  const readStore = rememberStores(organisation, clock);
  const announceMasterDataChanged = (within: Db) => organisation.announceMasterDataChanged(within, "all");
  const customers = createCustomers({ db, clock, announceChanged: announceMasterDataChanged, ...options.making });
  const catalog = createCatalog({
    db,
    taxesChanged: (within) => prices.requestPublication(within),
  });
  const prices = createPrices({
    db,
    pool,
    clock,
    log: options.log,
    secretKey,
    receipts: options.receipts,
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
    priceService: options.priceService ?? { ownSystem: "CFERP", tenant: "demo" },
    readTaxes: (within) => catalog.readTaxes(within),
    readCategories: async (within) =>
      (await catalog.readTree(within)).map(({ categoryId, parentId }) => ({
        id: categoryId,
        ...(parentId === null ? {} : { parent: parentId }),
      })),
    readStore,
    readArticleNames: (ids, language) => catalog.namesOf(ids, language),
    surroundings: {
      readStores: () => organisation.readStores(),
      categories: () => catalog.readCategories({ since: undefined, after: "", limit: MOST_CATEGORIES }),
    },
    ...(options.hooks === undefined ? {} : { hooks: options.hooks }),
    readCustomer: (customerId, place) => customers.basketCustomer(customerId, place),
    announceMasterDataChanged,
  });
  const { inboundLimits, ...common } = options;
  const modules = { catalog, prices, customers, announceMasterDataChanged };
  const confirmations = createConfirmations(options);
  const noteApplied = confirmations.note;
  const inbound = createInbound({
    ...common,
    ...modules,
    noteApplied,
    noteEnded: noteDocument,
    ...(inboundLimits ? { limits: inboundLimits } : {}),
  });
  const tillFeed = createTillFeed({ db, clock, catalog, customers, prices, readStore, pageObjects: PAGE_OBJECTS });
  return {
    catalog,
    customers,
    prices,
    inbound,
    confirmations,
    tillFeed,
    tasks: { ...prices.tasks, ...customers.tasks, ...inbound.tasks, ...confirmations.tasks } satisfies TaskList,
    crontab: [prices.crontab, customers.crontab, inbound.crontab, confirmations.crontab].join("\n"),
    register(server: HttpServer, { access, baseUrl }: { access: Access; baseUrl: string }): void {
      registerCatalogRoutes(server, catalog, access);
      registerCustomerRoutes(server, customers, access);
      registerPriceRoutes(server, prices, { access, clock });
      registerInboundRoutes(server, inbound, { access, baseUrl });
      registerConfirmationRoutes(server, confirmations, access);
      registerTillFeedRoutes(server, tillFeed, access);
    },
  };
}

export type MasterData = ReturnType<typeof wireMasterData>;

/** Every receipt and every page of the feed asks for its store; stores change some times a year. */
function rememberStores({ readStores }: Pick<Organisation, "readStores">, clock: Clock) {
  let known: { until: number; stores: Promise<Map<string, PriceStore>> } | undefined;
  return async function readStore(storeId: string): Promise<PriceStore | undefined> {
    const now = clock.now().getTime();
    if (known === undefined || known.until <= now) {
      const stores = readStores().then(
        (list) => new Map(list.map((store): [string, PriceStore] => [store.storeId, store])),
      );
      stores.catch(() => {
        known = undefined;
      });
      known = { until: now + STORES_FOR_MS, stores };
    }
    return (await known.stores).get(storeId);
  };
}
