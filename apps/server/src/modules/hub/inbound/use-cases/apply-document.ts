import { type AnyKysely, type Clock, inTransaction, type Log } from "@counterfoil/platform";
import { readRecords } from "@counterfoil/sap";
import type pg from "pg";
import type { Db, DbTransaction } from "../../../../database.ts";
import { applyBatch } from "../apply-batch.ts";
import { reopenArrived } from "../awaited-partners.ts";
import { inBatches } from "../batches.ts";
import { isPassingFault } from "../passing-fault.ts";
import { readRawChunks } from "../raw-chunks.ts";
import type { InboundService, Reading } from "../service.ts";
import { failDocument, finishDocument, lockDocument, type OpenDocument, readDocumentToApply } from "../store.ts";
import { applyWhole } from "./apply-whole.ts";

export type ApplyOptions = {
  db: Db;
  pool: pg.Pool;
  clock: Clock;
  log: Log;
  services: readonly InboundService[];
  /** Hears that a document was applied, in the transaction that says so. */
  noteApplied?: (transaction: DbTransaction, documentId: string) => Promise<void>;
  /** Hears what became of a document, however it ended. */
  noteEnded?: (db: AnyKysely, documentId: string) => Promise<void>;
};

/**
 * Applies a stored document from where it stands, to its end. "busy" when another worker has it. The readings are those of the
 * receiving process; without them the stored chunks are read again.
 */
export async function applyDocument(
  options: ApplyOptions,
  documentId: string,
  readings: Reading[] | undefined,
): Promise<"busy" | "done"> {
  const client = await options.pool.connect();
  let broken: Error | undefined;
  const noticeBreak = (error: Error) => {
    broken = error;
  };
  client.on("error", noticeBreak);
  try {
    const unlock = await lockDocument(client, documentId);
    if (unlock === undefined) return "busy";
    try {
      const document = await readDocumentToApply(options.db, documentId);
      if (document !== undefined) await applyLocked(options, client, document, readings);
      return "done";
    } finally {
      await unlock();
    }
  } finally {
    client.off("error", noticeBreak);
    client.release(broken);
  }
}

async function applyLocked(
  options: ApplyOptions,
  client: pg.ClientBase,
  document: OpenDocument,
  readings: Reading[] | undefined,
): Promise<void> {
  const { db, clock, log } = options;
  const service = options.services.find(({ name }) => name === document.service);
  if (service === undefined) throw new Error(`No service ${document.service}`);
  let bytes = 0;
  const countBytes = (more: number) => {
    bytes += more;
  };
  try {
    const source = readings
      ? lettingGo(readings)
      : readRecords(service.createReader(), counted(readRawChunks(db, document.id), countBytes));
    if (document.allOrNothing)
      return await applyWhole({ client, service, document, log }, source as Iterable<Reading>, {
        now: clock.now(),
        noteEnded: options.noteEnded,
      });
    const from = document.objectsDone;
    for await (const batch of inBatches(source as Iterable<Reading>, { service, from, bytesRead: () => bytes }))
      await applyBatch({ client, service, document, log }, batch);
    await inTransaction(db, async (transaction) => {
      const { touched } = await finishDocument(transaction, document.id, clock.now());
      // Of partners that came while this was being applied.
      await reopenArrived(transaction);
      if (touched) await service.announce(transaction);
      await options.noteApplied?.(transaction, document.id);
      await options.noteEnded?.(transaction, document.id);
    });
  } catch (error) {
    if (isPassingFault(error)) throw error;
    log.error({ err: error, documentId: document.id }, "inbound document failed");
    const reason = error instanceof Error ? error.message : String(error);
    await inTransaction(db, async (transaction) => {
      await failDocument(transaction, document.id, reason, clock.now());
      await options.noteEnded?.(transaction, document.id);
    });
  }
}

/** Of a document that is half applied, half is in memory. */
function* lettingGo(readings: Reading[]): Generator<Reading> {
  readings.reverse();
  for (let next = readings.pop(); next !== undefined; next = readings.pop()) yield next;
}

async function* counted(chunks: AsyncIterable<Buffer>, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count(chunk.byteLength);
    yield chunk;
  }
}
