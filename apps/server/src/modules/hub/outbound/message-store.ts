import type { PostingState } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { PosIdocType } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../database.ts";
import { type NewMessage, type ReasonCode, type StateChange, serviceOf } from "./message.ts";

export async function insertMessages(db: DbTransaction, messages: readonly NewMessage[]): Promise<void> {
  const of = (value: (message: NewMessage) => string | number) => arrayLiteral(messages.map(value));
  await sql`
    insert into hub.outbound_message (store_id, id, till_id, running, service, business_key, line_count)
    select * from unnest(${of(({ storeId }) => storeId)}::text[], ${of(({ id }) => id)}::uuid[],
      ${of(({ tillId }) => tillId)}::text[], ${of(({ running }) => running)}::int[],
      ${of(({ kind }) => serviceOf[kind])}::text[], ${of(({ number }) => number)}::text[],
      ${of(({ lineCount }) => lineCount)}::int[])`.execute(db);
}

export type WaitingMessage = { storeId: string; id: string; service: PosIdocType; lineCount: number };

/** The store and service that wait longest, in the order of their tills' numbers; a row that another process has is passed over. */
export async function takeWaiting(
  db: DbTransaction,
  types: readonly PosIdocType[],
  atMost: number,
): Promise<WaitingMessage[]> {
  const { rows } = await sql<WaitingMessage>`
    with longest as (
      select store_id, service from hub.outbound_message where state = 'waiting' and service = any(${[...types]})
      order by created_at limit 1)
    select store_id as "storeId", id, service, line_count as "lineCount"
    from hub.outbound_message join longest using (store_id, service)
    where state = 'waiting' order by till_id, running limit ${atMost} for update of outbound_message skip locked`.execute(
    db,
  );
  return rows;
}

export async function putIntoDocument(
  db: DbTransaction,
  storeId: string,
  ids: readonly string[],
  documentId: number,
): Promise<void> {
  await sql`
    update hub.outbound_message set state = 'sending', document_id = ${documentId}, reason_code = null, reason = null
    where store_id = ${storeId} and id = any(${ids}::uuid[])`.execute(db);
}

export async function setMappingFailures(
  db: DbTransaction,
  storeId: string,
  failures: readonly { id: string; reason: string }[],
): Promise<void> {
  await sql`
    update hub.outbound_message set state = 'dead', attempts = attempts + 1, reason_code = 'mapping', reason = new.reason
    from unnest(${failures.map(({ id }) => id)}::uuid[], ${failures.map(({ reason }) => reason)}::text[]) as new (id, reason)
    where store_id = ${storeId} and outbound_message.id = new.id`.execute(db);
}

/** What became of a try, for the messages of a document that were on their way; those that are through stay as they are. */
export async function updateSent(
  db: DbTransaction,
  documentId: number,
  outcome: { state: PostingState; code?: ReasonCode; reason?: string; nextAttemptAt?: Date },
): Promise<StateChange[]> {
  const { state, code = null, reason = null, nextAttemptAt = null } = outcome;
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = ${state}, attempts = attempts + 1, reason_code = ${code}, reason = ${reason},
      next_attempt_at = ${nextAttemptAt}
    where document_id = ${documentId} and state in ('sending', 'failed')
    returning store_id as "storeId", id, state, reason`.execute(db);
  return rows;
}

export type PostingResult = {
  businessKey: string;
  state: "posted" | "setAside";
  reason?: string;
  documents: Record<string, string>;
  postedAt?: string;
};

/** Takes the ERP's word for each receipt of a document; what changed nothing is left out of the answer. */
export async function updatePosted(
  db: DbTransaction,
  documentId: number,
  results: readonly PostingResult[],
): Promise<StateChange[]> {
  if (results.length === 0) return [];
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = new.state, reason = new.reason, erp_documents = new.documents,
      reason_code = case when new.state = 'setAside' then 'erpSetAside' end,
      posted_at = case when new.state = 'posted' then coalesce(new.posted_at, now()) end
    from unnest(${results.map(({ businessKey }) => businessKey)}::text[], ${results.map(({ state }) => state)}::text[],
      ${results.map(({ reason }) => reason ?? null)}::text[],
      ${results.map(({ documents }) => JSON.stringify(documents))}::json[],
      ${results.map(({ postedAt }) => postedAt ?? null)}::timestamptz[])
      as new (business_key, state, reason, documents, posted_at)
    where document_id = ${documentId} and outbound_message.business_key = new.business_key
      and (outbound_message.state, outbound_message.reason) is distinct from (new.state, new.reason)
      and outbound_message.state <> 'posted'
    returning store_id as "storeId", id, outbound_message.state, outbound_message.reason`.execute(db);
  return rows;
}

/** The messages of a document that was split go into the parts. */
export async function moveToDocument(
  db: DbTransaction,
  storeId: string,
  ids: readonly string[],
  documentId: number,
): Promise<void> {
  await sql`
    update hub.outbound_message set document_id = ${documentId}, state = 'sending'
    where store_id = ${storeId} and id = any(${ids}::uuid[])`.execute(db);
}

export async function readMessagesOf(db: DbTransaction, documentId: number): Promise<WaitingMessage[]> {
  const { rows } = await sql<WaitingMessage>`
    select store_id as "storeId", id, service, line_count as "lineCount" from hub.outbound_message
    where document_id = ${documentId} and state in ('sending', 'failed') order by till_id, running`.execute(db);
  return rows;
}

export async function countOpenOf(db: DbTransaction, documentId: number): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from hub.outbound_message where document_id = ${documentId} and state <> 'posted'`.execute(
    db,
  );
  return rows[0]?.open ?? 0;
}

export type MessageStep = {
  state: PostingState;
  createdAt: Date;
  reason: string | null;
  documentId: number | null;
  idocNumber: string | null;
  deliveredAt: Date | null;
  postedAt: Date | null;
  erpDocuments: Record<string, string> | null;
};

export async function findMessage(db: Db, storeId: string, id: string): Promise<MessageStep | undefined> {
  const { rows } = await sql<MessageStep>`
    select message.state, message.created_at as "createdAt", message.reason, document_id as "documentId",
      idoc_number as "idocNumber", delivered_at as "deliveredAt", posted_at as "postedAt", erp_documents as "erpDocuments"
    from hub.outbound_message as message left join hub.outbound_document as document on document.id = document_id
    where message.store_id = ${storeId} and message.id = ${id}`.execute(db);
  return rows[0];
}
