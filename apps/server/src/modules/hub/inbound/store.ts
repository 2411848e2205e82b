import { sql } from "@counterfoil/platform";
import type pg from "pg";
import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import { copyRows } from "../../../bulk/copy-rows.ts";
import type { Difference } from "../../../bulk/differences.ts";
import type { Db, DbTransaction } from "../../../database.ts";
import type { ObjectType, SenderIds } from "./service.ts";

export type OutcomeWord = "created" | "changed" | "unchanged" | "stale" | "rejected";
export type Counts = Record<OutcomeWord, number>;

export type NewDocument = {
  id: string;
  service: string;
  objectType: ObjectType;
  sender: string | undefined;
  messageId: string | undefined;
  technicalUser: string;
  receivedAt: Date;
  bytes: number;
  sha256: Buffer;
  state: "received" | "applied" | "duplicate" | "rejected";
  reason: string | undefined;
  unmodelled: ReadonlyMap<string, number>;
  allOrNothing: boolean;
};

/** False when a document with this message id is known already: the other one is applied, not this. */
export async function insertDocument(db: DbTransaction, document: NewDocument): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into hub.inbound_document (id, service, object_type, sender, message_id, technical_user, received_at, finished_at,
      bytes, sha256, state, reason, unmodelled, all_or_nothing)
    values (${document.id}, ${document.service}, ${document.objectType}, ${document.sender ?? null}, ${document.messageId ?? null},
      ${document.technicalUser}, ${document.receivedAt}, ${document.state === "received" ? null : document.receivedAt},
      ${document.bytes}, ${document.sha256}, ${document.state}, ${document.reason ?? null},
      ${JSON.stringify(Object.fromEntries(document.unmodelled))}::json, ${document.allOrNothing})
    on conflict do nothing`.execute(db);
  return numAffectedRows === 1n;
}

export async function findSameMessage(
  db: Db,
  { service, sender, messageId }: Pick<NewDocument, "service" | "sender" | "messageId">,
): Promise<{ id: string; sha256: Buffer } | undefined> {
  const { rows } = await sql<{ id: string; sha256: Buffer }>`
    select id, sha256 from hub.inbound_document
    where service = ${service} and sender is not distinct from ${sender ?? null} and message_id = ${messageId ?? null}
      and state not in ('duplicate', 'rejected')`.execute(db);
  return rows[0];
}

export type OpenDocument = {
  id: string;
  service: string;
  objectsDone: number;
  onlyRejected: boolean;
  allOrNothing: boolean;
  state: string;
};

export async function readDocumentToApply(db: Db, id: string): Promise<OpenDocument | undefined> {
  const { rows } = await sql<OpenDocument>`
    update hub.inbound_document set state = 'applying' where id = ${id} and state in ('received', 'applying')
    returning id, service, state, objects_done as "objectsDone", only_rejected as "onlyRejected", all_or_nothing as "allOrNothing"`.execute(
    db,
  );
  return rows[0];
}

const documentLock = "hashtextextended('hub.inbound.' || $1, 0)";

/**
 * Held by the connection, so that it is free again the moment a killed process's connection breaks. Answers how to let go, or
 * undefined when another worker has the document.
 */
export async function lockDocument(client: pg.ClientBase, id: string): Promise<(() => Promise<void>) | undefined> {
  const { rows } = await client.query(`select pg_try_advisory_lock(${documentLock}) as locked`, [id]);
  if (rows[0]?.locked !== true) return undefined;
  return async () => void (await client.query(`select pg_advisory_unlock(${documentLock})`, [id]));
}

export type ObjectResult = {
  position: number;
  objectKey: string;
  text: string | undefined;
  outcome: OutcomeWord;
  reason: string | undefined;
  changes: readonly Difference[];
  senderIds: SenderIds | undefined;
};

export async function copyResults(bulk: Bulk, documentId: string, results: readonly ObjectResult[]): Promise<void> {
  await copyRows(
    bulk,
    "hub.inbound_object",
    ["document_id", "position", "object_key", "text", "outcome", "reason", "changes", "sender_ids"],
    results.map((result) => [
      documentId,
      result.position,
      result.objectKey,
      result.text,
      result.outcome,
      result.reason,
      result.changes.length === 0 ? "[]" : JSON.stringify(result.changes),
      result.senderIds && JSON.stringify(result.senderIds),
    ]),
  );
}

export async function readRejectedPositions(
  { db }: { db: Db },
  documentId: string,
  { from, to }: { from: number; to: number },
): Promise<Set<number>> {
  const { rows } = await sql<{ position: number }>`
    select position from hub.inbound_object
    where document_id = ${documentId} and position between ${from} and ${to} and outcome = 'rejected'`.execute(db);
  return new Set(rows.map((row) => row.position));
}

export type ObjectOutcome = {
  position: number;
  objectKey: string;
  outcome: OutcomeWord;
  reason: string | null;
  senderIds: SenderIds | null;
};

/** What became of so many objects from a position on. */
export async function readOutcomes(
  db: Db,
  documentId: string,
  { from, count }: { from: number; count: number },
): Promise<ObjectOutcome[]> {
  const { rows } = await sql<ObjectOutcome>`
    select position, object_key as "objectKey", outcome, reason, sender_ids as "senderIds" from hub.inbound_object
    where document_id = ${documentId} and position >= ${from} order by position limit ${count}`.execute(db);
  return rows;
}

export async function deleteResults({ db }: Bulk, documentId: string, positions: readonly number[]): Promise<void> {
  await sql`delete from hub.inbound_object
    where document_id = ${documentId} and position = any(${[...positions]}::int[])`.execute(db);
}

export async function noteProgress(db: Db, documentId: string, objectsDone: number, counts: Counts): Promise<void> {
  await sql`update hub.inbound_document set objects_done = ${objectsDone}, created = created + ${counts.created},
      changed = changed + ${counts.changed}, unchanged = unchanged + ${counts.unchanged}, stale = stale + ${counts.stale},
      rejected = rejected + ${counts.rejected}
    where id = ${documentId}`.execute(db);
}

export async function finishDocument(db: Db, documentId: string, at: Date): Promise<{ touched: boolean }> {
  const { rows } = await sql<{ touched: boolean }>`
    update hub.inbound_document set finished_at = ${at}, only_rejected = false, reason = null,
      state = case when rejected > 0 then 'appliedWithErrors' else 'applied' end
    where id = ${documentId} returning created + changed > 0 as touched`.execute(db);
  return rows[0] ?? { touched: false };
}

export async function failDocument(db: Db, documentId: string, reason: string, at: Date): Promise<void> {
  await sql`update hub.inbound_document set state = 'failed', reason = ${reason}, finished_at = ${at}
    where id = ${documentId}`.execute(db);
}

/** Nothing of it was applied: its sender may send it again, changed or not. */
export async function rejectDocument(db: Db, documentId: string, reason: string, at: Date): Promise<void> {
  await sql`update hub.inbound_document set state = 'rejected', reason = ${reason}, finished_at = ${at}
    where id = ${documentId}`.execute(db);
}

/** A failed document goes on where it stopped, an applied one tries its refused objects again. Returns how many objects wait. */
export async function reopenDocument(db: DbTransaction, documentId: string): Promise<number | undefined> {
  const { rows } = await sql<{ waiting: number }>`
    update hub.inbound_document set state = 'received', finished_at = null,
      only_rejected = only_rejected or state = 'appliedWithErrors',
      objects_done = case when state = 'appliedWithErrors' then 0 else objects_done end
    where id = ${documentId} and state in ('appliedWithErrors', 'failed')
    returning greatest(rejected, 1) as waiting`.execute(db);
  return rows[0]?.waiting;
}

/**
 * Documents that should long have been applied: their process died, or the worker of their job. One from the future came when the clock
 * was wrong.
 */
export async function readOverdueDocuments(db: Db, now: Date, afterMs: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from hub.inbound_document where state in ('received', 'applying')
      and not received_at between ${new Date(now.getTime() - afterMs)} and ${now}
    order by id limit 100`.execute(db);
  return rows.map((row) => row.id);
}

/** Pieces of documents whose sender went away before the end. */
export async function sweepOrphanedChunks(db: Db): Promise<void> {
  await sql`delete from hub.inbound_chunk as chunk
    where stored_at < now() - interval '1 day'
      and not exists (select from hub.inbound_document where id = chunk.document_id)`.execute(db);
}
