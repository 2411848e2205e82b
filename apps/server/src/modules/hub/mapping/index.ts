import type { MappedService, MappingDocument, Transaction } from "@counterfoil/contracts";
import type { Actor, AnyKysely, TaskList } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { createActiveMappings, requireActive } from "./active-mapping.ts";
import { missing } from "./compile-rule.ts";
import type { MappingContext } from "./context.ts";
import { defaultMapping } from "./default-mapping.ts";
import { listWaysToPay } from "./payment-use-store.ts";
import { readMappingDocument } from "./store.ts";
import { type Activate, activateVersion } from "./use-cases/activate-version.ts";
import { type AddLookup, addLookup } from "./use-cases/add-lookup.ts";
import { compareTellings } from "./use-cases/compare-tellings.ts";
import { cureOf, type Question } from "./use-cases/cure-of.ts";
import { judgeWaysToPay } from "./use-cases/judge-ways-to-pay.ts";
import { noteWaysToPay } from "./use-cases/note-ways-to-pay.ts";
import { readFieldMapping } from "./use-cases/read-field-mapping.ts";
import { readWaysToPay } from "./use-cases/read-ways-to-pay.ts";
import { type Save, saveVersion } from "./use-cases/save-version.ts";
import { testDocument, testVersion } from "./use-cases/test-version.ts";
import { type Try, tryLatest } from "./use-cases/try-latest.ts";

export type { MappingDocument, Telling } from "@counterfoil/contracts";
export type { ActiveMapping } from "./active-mapping.ts";
export { type Cause, MappingError, type MappingFacts, mappingErrorOf } from "./facts.ts";
export { registerMappingRoutes } from "./routes.ts";
export { sumPayments, sumSales } from "./sum-receipts.ts";

/** Causes that an entry of a lookup cures. */
export const missingCodes: readonly string[] = Object.values(missing).map(({ code }) => code);

/** How transactions are told to the ERP, field by field, in versions. */
export function createMapping(context: MappingContext) {
  const knownWays = new Set<string>();
  return {
    /** The mapping in use, compiled. */
    readActive: createActiveMappings(),
    readDocument: async (db: AnyKysely, service: MappedService): Promise<MappingDocument> =>
      (await readMappingDocument(db, service, await requireActive(db, service))) ?? defaultMapping[service],
    read: (service: MappedService, version?: number) => readFieldMapping(context, service, version),
    tryLatest: (service: MappedService, tried: Try) => tryLatest(context, service, tried),
    testDocument: (service: MappedService, document: MappingDocument) => testDocument(context, service, document),
    compareTellings,
    save: (service: MappedService, save: Save, actor: Actor) => saveVersion(context, service, save, actor),
    test: (service: MappedService, version: number) => testVersion(context, service, version),
    activate: (service: MappedService, activate: Activate, actor: Actor) =>
      activateVersion(context, service, activate, actor),
    addLookup: (entry: AddLookup, actor: Actor, why?: string) => addLookup(context, entry, actor, why),
    cureOf: (question: Question) => cureOf(context, question),
    tasks: { "hub:judge-ways-to-pay": () => judgeWaysToPay(context) } satisfies TaskList,
    crontab: "* * * * * hub:judge-ways-to-pay",
    readWaysToPay: async () => readWaysToPay(context, await listWaysToPay(context.db)),
    noteWaysToPay: (transaction: DbTransaction, transactions: readonly Transaction[]) =>
      noteWaysToPay(context, knownWays, transaction, transactions),
  };
}

export type Mapping = ReturnType<typeof createMapping>;
