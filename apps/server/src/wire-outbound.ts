import type { Clock, Log } from "@counterfoil/platform";
import type pg from "pg";
import type { Db } from "./database.ts";
import type { Catalog } from "./modules/catalog/index.ts";
import type { Inbound } from "./modules/hub/inbound/index.ts";
import {
  type Alerts,
  asCorrected,
  type Communication,
  createCreations,
  createMapping,
  createMending,
  createOutbound,
  type MappingFacts,
  noteCreation,
  noteStates,
} from "./modules/hub/index.ts";
import type { Organisation } from "./modules/organisation/index.ts";
import type { Sales } from "./modules/sales/index.ts";

export type OutboundWiring = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  communication: Communication;
  alerts: Pick<Alerts, "note" | "openKeys" | "tellPerson">;
  organisation: Pick<Organisation, "readStores" | "readPaymentMethods">;
  catalog: Pick<Catalog, "articlesById">;
  inbound: Pick<Inbound, "retry">;
  /** Sales and the outbox call each other: it is there when the first is asked. */
  sales: () => Sales;
  /** People who may send again what failed. */
  readMenders: () => Promise<{ personId: string; name: string }[]>;
};

/** The way to the ERP: mapped, sent, followed, and mended where it does not get through. */
export function wireOutbound({ organisation, catalog, sales, inbound, readMenders, ...common }: OutboundWiring) {
  const readMappingFacts = createMappingFacts(organisation, catalog);
  const corrected = asCorrected(common.db);
  const readTransactions = async (storeId: string, ids: readonly string[]) =>
    corrected.transactions(storeId, await sales().readTransactions(storeId, ids));
  const mapping = createMapping({
    ...common,
    readMappingFacts,
    readLatest: (kinds, limit) => sales().readLatest(kinds, limit),
    findTransaction: (number) => sales().findTransaction(number),
    readPaymentCodes: async () =>
      new Map((await organisation.readPaymentMethods()).map(({ code, erpCode }) => [code, erpCode])),
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
    readTransactions,
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
    readPeople: readMenders,
    readOriginal: async (storeId, id) => (await sales().readTransactions(storeId, [id])).get(id),
  });
  return { mapping, outbound, creations, mending };
}

function createMappingFacts(organisation: OutboundWiring["organisation"], catalog: OutboundWiring["catalog"]) {
  return async function readMappingFacts(storeId: string, articleIds: readonly string[]): Promise<MappingFacts> {
    const store = (await organisation.readStores()).find((each) => each.storeId === storeId);
    const methods = await organisation.readPaymentMethods();
    const articles = await catalog.articlesById(articleIds);
    return {
      timeZone: store?.timeZone ?? "UTC",
      paymentCodes: new Map(methods.map(({ code, erpCode }) => [code, erpCode])),
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
