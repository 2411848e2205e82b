import { type Actor, inTransaction, type Loop, recordChange, startLoop } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { readContact } from "../communication/index.ts";
import { createODataCaller, type Question } from "./call-odata.ts";
import type { CreationChange, CreationContext, CreationKind, CreationService, NewCreation } from "./creation.ts";
import { findCreation, insertCreation, readContent, readRefused, renew, reopen, withdraw } from "./store.ts";
import { type Sending, sendNext } from "./use-cases/send-next.ts";

export type {
  CreationChange,
  CreationKind,
  CreationService,
  CreationState,
  NewCreation,
} from "./creation.ts";
export { registerCreationRoutes } from "./routes.ts";
export { customerCauses, type OrderStatus, readOrderStatuses, salesOrderCreation } from "./sales-orders.ts";
export type { CreationRow } from "./store.ts";
export { writePartner } from "./write-partner.ts";

export type CreationsOptions = Omit<CreationContext, "stopping" | "kinds">;

const IDLE_MS = 1000;

export type Outage = { code: "service-off" | "not-let-in" | "erp-unreachable"; since?: Date };

/** The way of what the ERP creates for us, each exactly once. */
export function createCreations(options: CreationsOptions) {
  const { db, log } = options;
  const stopping = new AbortController();
  const kinds: CreationContext["kinds"] = new Map();
  const odata = createODataCaller(stopping.signal);
  const context: Sending = { ...options, kinds, stopping: stopping.signal, odata, pauses: new Map() };
  let loop: Loop | undefined;

  return {
    /** From now on objects of this service are sent. */
    plug(kind: CreationKind): void {
      kinds.set(kind.service, kind);
    },
    /** In the transaction of the object: it is sent exactly if it is there. */
    enqueue: (transaction: DbTransaction, creation: NewCreation) => insertCreation(transaction, creation),
    wake: () => loop?.wake(),
    start(): void {
      const onError = (error: unknown) => log.error({ err: error }, "creating in the ERP stopped for a moment");
      loop = startLoop({ turn: () => sendNext(context), idleMs: IDLE_MS, onError });
    },
    async stop(): Promise<void> {
      stopping.abort();
      await loop?.stop();
    },
    read: (id: string) => findCreation(db, id),
    readContent: (id: string) => readContent(db, id),
    /** Again, as it is told now; answers which of them are tried. */
    async retry(ids: readonly string[], actor: Actor): Promise<string[]> {
      if (ids.length === 0) return [];
      const retried = await inTransaction(db, (transaction) => retryIn(context, transaction, { ids, actor }));
      context.pauses.clear();
      loop?.wake();
      return retried;
    },
    /** What the ERP says of what it has; undefined when the service is off, or is known not to answer. */
    async ask(service: CreationService, question: Question): Promise<string | undefined> {
      const kind = kinds.get(service);
      const [route] = await options.communication.readRoutes([service]);
      const destination = route && (await options.communication.readDestination(route.systemId, "odata"));
      return kind && destination && odata.ask(destination, kind.odata, question);
    },
    /** What is refused for this cause may be tried again: it is not there any more. */
    reopenBy: (transaction: DbTransaction, cause: { codes: readonly string[]; subject: string }) =>
      reopenBy(context, transaction, cause),
    /** After all: what was taken back is to be created. False when it was not. */
    async renew(transaction: DbTransaction, id: string): Promise<boolean> {
      const change = await renew(transaction, id);
      if (change) await kinds.get(change.service)?.noteState(transaction, change);
      return change !== undefined;
    },
    /** Why nothing goes out now; `since`: when the ERP was last heard of. */
    async outage(service: CreationService): Promise<Outage | undefined> {
      const { systemId } = await options.communication.outboundService(service);
      if (systemId === undefined) return { code: "service-off" };
      const { failures, reasonCode, lastContactAt } = await readContact(db, systemId);
      if (failures === 0) return undefined;
      if (reasonCode === "authorisation") return { code: "not-let-in" };
      return { code: "erp-unreachable", ...(lastContactAt && { since: lastContactAt }) };
    },
    /** Takes back what the ERP cannot have; false when it may have it, or has it. */
    async withdraw(transaction: DbTransaction, id: string): Promise<boolean> {
      const change = await withdraw(transaction, id);
      if (change) await context.noteCase(transaction, change);
      return change !== undefined;
    },
  };
}

type Telling = Pick<CreationContext, "kinds" | "noteCase">;

async function tell({ kinds, noteCase }: Telling, transaction: DbTransaction, change: CreationChange): Promise<void> {
  await noteCase(transaction, change);
  await kinds.get(change.service)?.noteState(transaction, change);
}

async function reopenBy(
  telling: Telling,
  transaction: DbTransaction,
  { codes, subject }: { codes: readonly string[]; subject: string },
): Promise<void> {
  for (const change of await reopen(transaction, await readRefused(transaction, codes, subject)))
    await tell(telling, transaction, change);
}

async function retryIn(
  { kinds, noteCase }: CreationContext,
  transaction: DbTransaction,
  { ids, actor }: { ids: readonly string[]; actor: Actor },
): Promise<string[]> {
  const changed = await reopen(transaction, ids);
  for (const change of changed) await tell({ kinds, noteCase }, transaction, change);
  const objectId = changed.length === 1 ? (changed[0]?.reference ?? "") : "several";
  const detail = { count: changed.length };
  if (changed.length > 0)
    await recordChange(transaction, { actor, action: "creation.retried", objectType: "creation", objectId, detail });
  return changed.map(({ id }) => id);
}

export type Creations = ReturnType<typeof createCreations>;
