import type { Log } from "@counterfoil/platform";
import type pg from "pg";
import { type Bulk, inBulkTransaction } from "../../../bulk/bulk-transaction.ts";
import type { Outcome } from "../../../bulk/outcome.ts";
import { noteAwaited } from "./awaited-partners.ts";
import { keyOf, messageOf } from "./batches.ts";
import { lockForApplying } from "./lock-for-applying.ts";
import { isPassingFault } from "./passing-fault.ts";
import type { InboundService, Reading } from "./service.ts";
import {
  type Counts,
  copyResults,
  deleteResults,
  noteProgress,
  type ObjectResult,
  type OpenDocument,
  readRejectedPositions,
} from "./store.ts";

export type Work = { client: pg.ClientBase; service: InboundService; document: OpenDocument; log: Log };
type Take = (bulk: Bulk, readings: readonly Reading[]) => Promise<Outcome[]>;

/**
 * One batch, all or nothing with its results and the document's progress. When the database refuses it, its objects are taken one
 * by one, so that one that nobody foresaw is refused alone.
 */
export async function applyBatch(work: Work, readings: readonly Reading[]): Promise<void> {
  try {
    await inOneTransaction(work, readings, (bulk, wanted) => takeReadable(work.service, bulk, wanted));
  } catch (error) {
    if (isPassingFault(error)) throw error;
    if (readings.length === 1) await refuse(work, readings, error);
    else for (const reading of readings) await applyBatch(work, [reading]);
  }
}

async function refuse(work: Work, readings: readonly Reading[], error: unknown): Promise<void> {
  work.log.error({ err: error, documentId: work.document.id }, "inbound object refused for an unforeseen reason");
  const reason = `Unforeseen: ${error instanceof Error ? error.message : String(error)}`;
  await inOneTransaction(work, readings, async (_bulk, wanted) => wanted.map(() => ({ outcome: "rejected", reason })));
}

async function inOneTransaction(
  { client, service, document }: Work,
  readings: readonly Reading[],
  take: Take,
): Promise<void> {
  await inBulkTransaction(client, async (bulk) => {
    await lockForApplying(bulk.db, service, readings);
    const wanted = document.onlyRejected ? await onlyRejected(bulk, document, readings) : readings;
    const outcomes = await take(bulk, wanted);
    const results = wanted.map((reading, index) => resultOf(service, reading, outcomes[index] as Outcome));
    if (document.onlyRejected)
      await deleteResults(
        bulk,
        document.id,
        wanted.map((reading) => reading.index),
      );
    await copyResults(bulk, document.id, results);
    await noteAwaited(bulk.db, document.id, outcomes);
    const counts = countsOf(results);
    if (document.onlyRejected) counts.rejected -= wanted.length;
    const done = (readings.at(-1) as Reading).index + 1;
    await noteProgress(bulk.db, document.id, done, counts);
  });
}

async function onlyRejected(bulk: Bulk, document: OpenDocument, readings: readonly Reading[]): Promise<Reading[]> {
  const from = (readings[0] as Reading).index;
  const to = (readings.at(-1) as Reading).index;
  const rejected = await readRejectedPositions(bulk, document.id, { from, to });
  return readings.filter((reading) => rejected.has(reading.index));
}

export async function takeReadable(
  service: InboundService,
  bulk: Bulk,
  readings: readonly Reading[],
): Promise<Outcome[]> {
  const readable = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const outcomes = readable.length === 0 ? [] : await service.apply(bulk, readable);
  let next = 0;
  return readings.map((reading) => {
    if (reading.ok) return outcomes[next++] as Outcome;
    return { outcome: "rejected", reason: reading.problems.map(({ message }) => message).join("; ") };
  });
}

export function resultOf(service: InboundService, reading: Reading, outcome: Outcome): ObjectResult {
  const message = messageOf(reading);
  return {
    position: reading.index,
    objectKey: keyOf(service, reading),
    text: service.textOf(message)?.slice(0, 200),
    outcome: outcome.outcome,
    reason: "reason" in outcome ? outcome.reason : undefined,
    changes: outcome.outcome === "changed" ? outcome.changes : [],
    senderIds: service.senderIdsOf?.(message),
  };
}

export function countsOf(results: readonly ObjectResult[]): Counts {
  const counts: Counts = { created: 0, changed: 0, unchanged: 0, stale: 0, rejected: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}
