import {
  type Actor,
  type AnyKysely,
  addJob,
  type Clock,
  inTransaction,
  type Log,
  type TaskList,
} from "@counterfoil/platform";
import type pg from "pg";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Catalog } from "../../catalog/index.ts";
import type { Customers } from "../../customers/index.ts";
import type { Prices } from "../../prices/index.ts";
import type { Communication } from "../communication/index.ts";
import { APPLY_JOB, createApplyQueue, RESUME_AFTER_MS } from "./apply-queue.ts";
import { articleService } from "./article-service.ts";
import { reopenArrived } from "./awaited-partners.ts";
import {
  type DocumentQuery,
  findDocuments,
  findObjects,
  type ObjectQuery,
  readDocument,
  summarise,
} from "./find-documents.ts";
import { partnerService } from "./partner-service.ts";
import { priceServices } from "./price-services.ts";
import { readRawChunks } from "./raw-chunks.ts";
import { relationshipService } from "./relationship-service.ts";
import type { InboundService } from "./service.ts";
import { readOverdueDocuments, sweepOrphanedChunks } from "./store.ts";
import { applyDocument } from "./use-cases/apply-document.ts";
import { type ReceiveLimits, receiveDocument } from "./use-cases/receive-document.ts";
import { retryDocument } from "./use-cases/retry-document.ts";
import { takeIdoc } from "./use-cases/take-idoc.ts";

export { isPlaceKey } from "./batches.ts";
export { readRawChunks as readRaw } from "./raw-chunks.ts";
export { registerInboundRoutes } from "./routes.ts";

export { type ObjectOutcome, readOutcomes } from "./store.ts";

export type InboundOptions = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  catalog: Catalog;
  prices: Prices;
  customers: Customers;
  announceMasterDataChanged: (db: Db) => Promise<void>;
  /** Hears that a document was applied, in the transaction that says so. */
  noteApplied?: (transaction: DbTransaction, documentId: string) => Promise<void>;
  /** Hears what became of a document, however it ended. */
  noteEnded?: (db: AnyKysely, documentId: string) => Promise<void>;
  communication: Pick<Communication, "requireInbound" | "activeMessages">;
  limits?: Partial<ReceiveLimits>;
};

const defaultLimits: ReceiveLimits = { bodyBytes: 512 * 1024 * 1024, keepBytes: 8 * 1024 * 1024 };

/** What comes in: received and kept raw, then applied once. */
export function createInbound(options: InboundOptions) {
  const { db, clock, log } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const services = [articleService(options), partnerService(options), relationshipService(options)] as InboundService[];
  const idocServices = priceServices(options.prices);
  const applyOptions = { ...options, services: [...services, ...idocServices] };
  const queue = createApplyQueue((id, readings) => applyDocument(applyOptions, id, readings), log);

  async function applyLater(documentId: string): Promise<void> {
    const key = `${APPLY_JOB}:${documentId}`;
    await addJob(db, APPLY_JOB, { documentId }, { key, afterMs: RESUME_AFTER_MS });
  }

  return {
    services,
    /** Throws when this technical user may not send this message now; asked before anything is read. */
    requireActive: options.communication.requireInbound,
    activeMessages: options.communication.activeMessages,
    async receive(service: InboundService, technicalUser: string, body: AsyncIterable<Uint8Array>) {
      const received = await receiveDocument({ ...options, limits }, { service, technicalUser, body });
      if (received.outcome === "accepted") {
        queue.push(received);
        await queue.room();
      }
      return received;
    },
    /** For what is sent as IDoc: the answer says what became of it. */
    takeIdoc: (technicalUser: string, body: AsyncIterable<Uint8Array>) =>
      takeIdoc(
        {
          ...applyOptions,
          limits,
          services: idocServices,
          requireActive: options.communication.requireInbound,
          publish: options.prices.publishForAll,
          applyLater: queue.push,
        },
        technicalUser,
        body,
      ),
    whenIdle: queue.whenIdle,
    findDocuments: (query: DocumentQuery) => findDocuments(db, query),
    readDocument: (id: string) => readDocument(db, id),
    findObjects: (id: string, query: ObjectQuery) => findObjects(db, id, query),
    readRaw: (id: string) => readRawChunks(db, id),
    retry: (id: string, actor: Actor) => retryDocument(db, id, actor),
    summarise: () => summarise(db),
    tasks: {
      [APPLY_JOB]: async (payload) => {
        const { documentId } = payload as { documentId: string };
        if ((await applyDocument(applyOptions, documentId, undefined)) === "busy") await applyLater(documentId);
      },
      // A worker that is killed keeps its job locked for hours; the documents themselves are free at once.
      "hub:resume-inbound": async () => {
        await inTransaction(db, reopenArrived);
        const overdue = await readOverdueDocuments(db, clock.now(), RESUME_AFTER_MS);
        for (const documentId of overdue) await applyDocument(applyOptions, documentId, undefined);
      },
      "hub:sweep-inbound": () => sweepOrphanedChunks(db),
    } satisfies TaskList,
    crontab: "* * * * * hub:resume-inbound\n17 3 * * * hub:sweep-inbound",
  };
}

export type Inbound = ReturnType<typeof createInbound>;
