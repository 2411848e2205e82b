import { type AnyKysely, type Clock, deriveKey, type Log, type SecretKey } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Access } from "../access/index.ts";
import { type CardTypeContext, createCardTypes } from "./card-types/index.ts";
import type { TreeContext } from "./change-tree.ts";
import { readSettings, readSettingsAt, saveSetting } from "./settings/index.ts";
import { readCompany, readCompanyHabits, readManualDiscounts, readPaymentMethods, readStores } from "./store.ts";
import { announceToTills, createTillEvents } from "./till-events.ts";
import { readClockAhead, readLastRunning, readTills } from "./till-store.ts";
import { readTree } from "./tree.ts";
import { createTill } from "./use-cases/create-till.ts";
import { listTills } from "./use-cases/list-tills.ts";
import { makePairingCode } from "./use-cases/make-pairing-code.ts";
import { moveNodes } from "./use-cases/move-nodes.ts";
import { pairTill } from "./use-cases/pair-till.ts";
import { type ConfigurationContext, readConfiguration } from "./use-cases/read-configuration.ts";
import { placeOf, readNode } from "./use-cases/read-node.ts";
import { recordHeartbeat } from "./use-cases/record-heartbeat.ts";
import { removeStoreGroup } from "./use-cases/remove-store-group.ts";
import { revokeDevice } from "./use-cases/revoke-device.ts";
import { saveCompany } from "./use-cases/save-company.ts";
import { saveManualDiscounts } from "./use-cases/save-manual-discounts.ts";
import { savePaymentMethod } from "./use-cases/save-payment-method.ts";
import { saveStore } from "./use-cases/save-store.ts";
import { saveStoreGroup } from "./use-cases/save-store-group.ts";
import { saveValues } from "./use-cases/save-values.ts";

export { registerOrganisationRoutes } from "./routes.ts";
export type { Company, PaymentMethodRow, Store } from "./schemas.ts";

export type OrganisationOptions = {
  db: Db;
  databaseUrl: string;
  clock: Clock;
  log: Log;
  access: Access;
  secretKey: SecretKey;
  lastRunningNumber: ConfigurationContext["lastRunningNumber"];
  lastClosing: ConfigurationContext["lastClosing"];
  receiptLinksOf: ConfigurationContext["receiptLinksOf"];
} & Omit<TreeContext, "db"> &
  Omit<CardTypeContext, "db">;

/** The retailer's company, stores and tills, and what tills are told. */
export async function createOrganisation(options: OrganisationOptions) {
  const { db, access, clock } = options;
  const pairingKey = deriveKey(options.secretKey, "server pairing codes");
  const events = await createTillEvents({ url: options.databaseUrl, log: options.log });
  const readTillConfiguration = (tillId: string) => readConfiguration(options, tillId);
  const pairing = { db, access, pairingKey, readConfiguration: readTillConfiguration };
  return {
    readCompany: () => readCompany(db),
    readCompanyHabits: () => readCompanyHabits(db),
    saveCompany: (...given: AfterFirst<typeof saveCompany>) => saveCompany(options, ...given),
    readManualDiscounts: () => readManualDiscounts(db),
    saveManualDiscounts: (...given: AfterFirst<typeof saveManualDiscounts>) => saveManualDiscounts(db, ...given),
    readStores: () => readStores(db),
    saveStore: (...given: AfterFirst<typeof saveStore>) => saveStore(options, ...given),
    readTree: async () => [...(await readTree(db)).values()].map(placeOf),
    readNode: (node: Parameters<typeof readNode>[1]) => readNode(db, node),
    saveValues: (...given: AfterFirst<typeof saveValues>) => saveValues(options, ...given),
    readSettings: (node: Parameters<typeof readSettings>[1]) => readSettings(db, node),
    readSettingsAt: (node: Parameters<typeof readSettingsAt>[1]) => readSettingsAt(db, node),
    saveSetting: (...given: AfterFirst<typeof saveSetting>) => saveSetting(options, ...given),
    saveStoreGroup: (...given: AfterFirst<typeof saveStoreGroup>) => saveStoreGroup(options, ...given),
    moveNodes: (...given: AfterFirst<typeof moveNodes>) => moveNodes(options, ...given),
    removeStoreGroup: (...given: AfterFirst<typeof removeStoreGroup>) => removeStoreGroup(options, ...given),
    readTills: () => readTills(db),
    listTills: () => listTills(db),
    createTill: (...given: AfterFirst<typeof createTill>) => createTill(db, ...given),
    makePairingCode: (...given: AfterFirst<typeof makePairingCode>) => makePairingCode({ db, pairingKey }, ...given),
    pairTill: (...given: AfterFirst<typeof pairTill>) => pairTill(pairing, ...given),
    revokeDevice: (tillId: string, actor: Parameters<typeof revokeDevice>[3]) =>
      revokeDevice(db, access, tillId, actor),
    readTillConfiguration,
    readLastRunning: (tillId: string) => readLastRunning(db, tillId),
    readClockAhead: (tillId: string) => readClockAhead(db, tillId),
    recordHeartbeat: (tillId: string, beat: Parameters<typeof recordHeartbeat>[3]) =>
      recordHeartbeat(db, clock, tillId, beat),
    cardTypes: createCardTypes(options),
    readPaymentMethods: () => readPaymentMethods(db),
    savePaymentMethod: (...given: AfterFirst<typeof savePaymentMethod>) => savePaymentMethod(db, ...given),
    openEventStream: events.open,
    /** Tills of these stores fetch a round of master data; in a transaction they hear of it when it commits. */
    announceMasterDataChanged: (within: AnyKysely, stores: string[] | "all") =>
      announceToTills(within, { ...(stores === "all" ? {} : { stores }), data: { masterData: true } }),
    announceConfigurationChanged: (within: AnyKysely) => announceToTills(within, { data: { configuration: true } }),
    close: events.close,
  };
}

type AfterFirst<Work> = Work extends (first: never, ...rest: infer Rest) => unknown ? Rest : never;

export type Organisation = Awaited<ReturnType<typeof createOrganisation>>;
