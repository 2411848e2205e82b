import type { Transaction } from "@counterfoil/contracts";
import type { Clock, Log } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "./database.ts";
import type { Catalog } from "./modules/catalog/index.ts";
import type { Customers } from "./modules/customers/index.ts";
import type { Inbound } from "./modules/hub/inbound/index.ts";
import {
  type Alerts,
  asCorrected,
  type Communication,
  createCreations,
  createMapping,
  createMending,
  createOutbound,
  type FindTransactions,
  type MappingFacts,
  noteCreation,
  noteStates,
} from "./modules/hub/index.ts";
import type { Orders } from "./modules/orders/index.ts";
import type { Organisation, PaymentMethodRow } from "./modules/organisation/index.ts";
import type { Sales } from "./modules/sales/index.ts";

export type OutboundWiring = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  communication: Communication;
  alerts: Pick<Alerts, "note" | "openKeys" | "tellPerson">;
  organisation: Pick<Organisation, "readStores" | "readPaymentMethods" | "announceConfigurationChanged">;
  catalog: Pick<Catalog, "articlesById" | "articleIdsByGtin">;
  inbound: Pick<Inbound, "retry">;
  customers: Pick<Customers, "findAwaited" | "erpNumbersOf">;
  /** Sales and the outbox call each other: it is there when the first is asked. */
  sales: () => Sales;
  /** The same of orders. */
  orders: () => Pick<Orders, "readLatest" | "findOrder">;
  /** People who may send again what failed. */
  readMenders: () => Promise<{ personId: string; name: string }[]>;
};

/** The way to the ERP: mapped, sent, followed, and mended where it does not get through. */
export function wireOutbound(wiring: OutboundWiring) {
  const { organisation, catalog, customers, sales, orders, inbound, readMenders, ...common } = wiring;
  const readMappingFacts = createMappingFacts(organisation, catalog);
  const corrected = asCorrected(common.db);
  const readTransactions = async (storeId: string, ids: readonly string[]) =>
    corrected.transactions(storeId, await sales().readTransactions(storeId, ids));
  const findTransactions: FindTransactions = (word) => sales().findByWord(word);
  const mapping = createMapping({
    ...common,
    readMappingFacts,
    readLatest: (kinds, limit) => sales().readLatest(kinds, limit),
    findTransaction: (number) => sales().findTransaction(number),
    readLatestOrders: (limit) => orders().readLatest(limit),
    findOrder: (number) => orders().findOrder(number),
    readPaymentCodes: async () => codesOf(await organisation.readPaymentMethods()),
    announceCodes: (transaction) => organisation.announceConfigurationChanged(transaction),
    noteAlert: (transaction, alert) => common.alerts.note(transaction, alert),
    openAlertKeys: (transaction, kind) => common.alerts.openKeys(transaction, kind),
  });
  const noting = {
    readTransactions,
    systemOf: async (service: Parameters<Communication["outboundService"]>[0]) =>
      (await common.communication.outboundService(service)).systemId ?? "",
  };
  const outbound = createOutbound({
    ...common,
    readTransactions: async (storeId, ids) => forErp(customers, await readTransactions(storeId, ids)),
    findTransactions,
    findAwaited: customers.findAwaited,
    readReceiptsOf: async (closing, page) =>
      corrected.receipts(closing.storeId, await sales().readReceiptsOf(closing, page)),
    readMapping: (db, service) => mapping.readActive(db, service),
    readMappingFacts,
    recordPostings: (transaction, changes) => sales().recordPostings(transaction, changes),
    noteStates: (transaction, changes) => noteStates(noting, transaction, changes),
  });
  const creations = createCreations({
    ...common,
    noteCase: (transaction, change) => noteCreation(noting, transaction, change),
  });
  const mending = createMending({
    ...common,
    ...noting,
    outbound,
    creations,
    inbound,
    mapping,
    findTransactions,
    findArticles: catalog.articleIdsByGtin,
    readPeople: readMenders,
    readOriginal: async (storeId, id) => (await sales().readTransactions(storeId, [id])).get(id),
  });
  return { mapping, readMappingFacts, outbound, creations, mending };
}

/** The ERP knows customers who were made here by its own number; one that it is not to have is none of its customers. */
async function forErp(
  { erpNumbersOf }: Pick<Customers, "erpNumbersOf">,
  transactions: Map<string, Transaction>,
): Promise<Map<string, Transaction>> {
  const named = [...transactions.values()].flatMap((each) => (each.kind === "receipt" ? (each.customerId ?? []) : []));
  const numbers = named.length === 0 ? new Map<string, string | null>() : await erpNumbersOf(named);
  if (numbers.size === 0) return transactions;
  return new Map(Array.from(transactions, ([id, each]) => [id, withErpNumber(each, numbers)]));
}

function withErpNumber(transaction: Transaction, numbers: ReadonlyMap<string, string | null>): Transaction {
  if (transaction.kind !== "receipt" || transaction.customerId === undefined) return transaction;
  const { customerId, ...receipt } = transaction;
  const number = numbers.get(customerId);
  if (number === undefined) return transaction;
  return number === null ? receipt : { ...receipt, customerId: number };
}

function createMappingFacts(organisation: OutboundWiring["organisation"], catalog: OutboundWiring["catalog"]) {
  return async function readMappingFacts(storeId: string, articleIds: readonly string[]): Promise<MappingFacts> {
    const store = (await organisation.readStores()).find((each) => each.storeId === storeId);
    const methods = await organisation.readPaymentMethods();
    const articles = await catalog.articlesById(articleIds);
    return {
      timeZone: store?.timeZone ?? "UTC",
      paymentCodes: codesOf(methods),
      baseUnitOf(articleId, unit) {
        const state = articles.get(articleId)?.state;
        const found = state?.units.find((each) => each.unit === unit);
        return (
          state && found && { baseUnit: state.baseUnit, numerator: found.numerator, denominator: found.denominator }
        );
      },
    };
  };
}

/** Cards without a code here have each their own, in the lookup. */
const codesOf = (methods: readonly PaymentMethodRow[]): Map<string, string> =>
  new Map(methods.flatMap(({ code, erpCode }) => (erpCode === undefined ? [] : [[code, erpCode] as const])));
