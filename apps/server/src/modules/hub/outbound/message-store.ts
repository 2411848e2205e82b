import type { PostingState, Reversal } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { PosIdocType } from "@counterfoil/sap";
import type { Db, DbTransaction } from "../../../database.ts";
import type { NewMessage, ReasonCode, StateChange } from "./message.ts";

export type NewRow = Omit<NewMessage, "transaction"> & {
  service: PosIdocType;
  held: boolean;
  closingId: string | null;
  awaitsCustomer: string | null;
};

export async function insertMessages(db: DbTransaction, messages: readonly NewRow[]): Promise<void> {
  if (messages.length === 0) return;
  const of = (value: (message: NewRow) => string | number | null) => arrayLiteral(messages.map(value));
  await sql`
    insert into hub.outbound_message (store_id, id, till_id, running, service, business_key, line_count, held, of_closing,
      awaits_customer, reason)
    select * from unnest(${of(({ storeId }) => storeId)}::text[], ${of(({ id }) => id)}::uuid[],
      ${of(({ tillId }) => tillId)}::text[], ${of(({ running }) => running)}::int[],
      ${of(({ service }) => service)}::text[], ${of(({ number }) => number)}::text[],
      ${of(({ lineCount }) => lineCount)}::int[], ${of(({ held }) => (held ? "t" : "f"))}::boolean[],
      ${of(({ closingId }) => closingId)}::uuid[], ${of(({ awaitsCustomer }) => awaitsCustomer)}::text[],
      ${of(({ awaitsCustomer }) => awaitsCustomer && `Waits until the ERP has a number for customer ${awaitsCustomer}.`)}::text[])`.execute(
    db,
  );
}

export type WaitingMessage = {
  storeId: string;
  id: string;
  service: PosIdocType;
  lineCount: number;
  closingId: string | null;
};

/** A kind of document that may be made now; with a moment, of what was accepted up to it. */
export type Open = { type: PosIdocType; until: Date | undefined };

const waitingColumns = sql`store_id as "storeId", id, service, line_count as "lineCount", of_closing as "closingId"`;

/**
 * The store and service that wait longest (of a closing the sum before its payments), in the order of their tills' numbers; a row that
 * another process has is passed over. Asked for in one statement, all that waits at a store was read and sorted for each 200 of it.
 */
export async function takeWaiting(db: DbTransaction, open: readonly Open[], atMost: number): Promise<WaitingMessage[]> {
  const longest = await findLongestWaiting(db, open);
  if (!longest) return [];
  const { storeId, service, until } = longest;
  const { rows } = await sql<WaitingMessage>`
    select ${waitingColumns} from hub.outbound_message
    where state = 'waiting' and not held and store_id = ${storeId} and service = ${service}
      and ${until === null ? sql`true` : sql`created_at <= ${until}`}
    order by till_id, running limit ${atMost} for update skip locked`.execute(db);
  return rows;
}

type Longest = { storeId: string; service: PosIdocType; until: Date | null };
async function findLongestWaiting(db: DbTransaction, open: readonly Open[]): Promise<Longest | undefined> {
  const { rows } = await sql<Longest>`
    with open (service, until) as (
      select * from unnest(${open.map(({ type }) => type)}::text[], ${open.map(({ until }) => until ?? null)}::timestamptz[]))
    select store_id as "storeId", service, until from hub.outbound_message join open using (service)
    where state = 'waiting' and not held and (until is null or created_at <= until)
    order by created_at, service desc limit 1`.execute(db);
  return rows[0];
}

export type Placing = { storeId: string; ids: readonly string[]; documentId: number; mappingVersion: number };

export async function putIntoDocument(
  db: DbTransaction,
  { storeId, ids, documentId, mappingVersion }: Placing,
): Promise<StateChange[]> {
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = 'sending', document_id = ${documentId}, mapping_version = ${mappingVersion},
      reason_code = null, reason = null, cause_code = null, cause_subject = null
    where store_id = ${storeId} and id = any(${[...ids]}::uuid[])
    returning store_id as "storeId", id, state, of_closing as "closingId"`.execute(db);
  return rows;
}

export type MappingFailure = { id: string; reason: string; cause: { code: string; subject: string } };

export async function setMappingFailures(
  db: DbTransaction,
  storeId: string,
  { failures, mappingVersion }: { failures: readonly MappingFailure[]; mappingVersion: number },
): Promise<StateChange[]> {
  const of = (value: (failure: MappingFailure) => string) => failures.map(value);
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = 'dead', attempts = attempts + 1, reason_code = 'mapping', reason = new.reason,
      cause_code = new.code, cause_subject = new.subject, mapping_version = ${mappingVersion}
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ reason }) => reason)}::text[], ${of(({ cause }) => cause.code)}::text[],
      ${of(({ cause }) => cause.subject)}::text[]) as new (id, reason, code, subject)
    where store_id = ${storeId} and outbound_message.id = new.id
    returning store_id as "storeId", outbound_message.id, state, outbound_message.reason, of_closing as "closingId"`.execute(
    db,
  );
  return rows;
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
    returning store_id as "storeId", id, state, reason, of_closing as "closingId"`.execute(db);
  return rows;
}

export type PostingResult = {
  businessKey: string;
  state: "posted" | "setAside";
  reason?: string;
  cause?: { code: string; subject: string };
  documents: Record<string, string>;
  postedAt?: string;
  reversal?: Reversal;
};

/**
 * Takes the ERP's word for each receipt of a document; what changed nothing is left out of the answer. What is posted stays so,
 * until somebody has reversed it since.
 */
export async function updatePosted(
  db: DbTransaction,
  documentId: number,
  results: readonly PostingResult[],
): Promise<StateChange[]> {
  if (results.length === 0) return [];
  const of = (value: (result: PostingResult) => string | undefined) =>
    arrayLiteral(results.map((result) => value(result) ?? null));
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = new.state, reason = new.reason, erp_documents = new.documents,
      attempts = attempts + (outbound_message.state in ('sending', 'failed'))::int, next_attempt_at = null,
      reason_code = case when new.state = 'setAside' then 'erpSetAside' end, cause_code = new.cause_code,
      cause_subject = new.cause_subject,
      posted_at = case when new.state = 'posted' then coalesce(new.posted_at, now()) end,
      reversal = coalesce(new.reversal, outbound_message.reversal)
    from unnest(${of(({ businessKey }) => businessKey)}::text[], ${of(({ state }) => state)}::text[],
      ${of(({ reason }) => reason)}::text[], ${of(({ documents }) => JSON.stringify(documents))}::json[],
      ${of(({ postedAt }) => postedAt)}::timestamptz[], ${of(({ cause }) => cause?.code)}::text[],
      ${of(({ cause }) => cause?.subject)}::text[], ${of(({ reversal }) => reversal && JSON.stringify(reversal))}::jsonb[])
      as new (business_key, state, reason, documents, posted_at, cause_code, cause_subject, reversal)
    where document_id = ${documentId} and outbound_message.business_key = new.business_key
      and (outbound_message.state, outbound_message.reason) is distinct from (new.state, new.reason)
      and (outbound_message.state <> 'posted' or new.reversal ->> 'at' is distinct from outbound_message.reversal ->> 'at')
    returning store_id as "storeId", id, outbound_message.state, outbound_message.reason, of_closing as "closingId"`.execute(
    db,
  );
  return rows;
}

export async function readMessagesOf(db: DbTransaction, documentId: number): Promise<WaitingMessage[]> {
  const { rows } = await sql<WaitingMessage>`
    select ${waitingColumns} from hub.outbound_message
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
  service: PosIdocType;
  state: PostingState;
  createdAt: Date;
  reason: string | null;
  documentId: number | null;
  idocNumber: string | null;
  deliveredAt: Date | null;
  postedAt: Date | null;
  erpDocuments: Record<string, string> | null;
  businessKey: string;
  reversal: Reversal | null;
  sumNumber: string | null;
  sumId: string | null;
};

/** A receipt in the sum of a closing has the document of the sum. */
export async function findMessages(db: Db, storeId: string, id: string): Promise<MessageStep[]> {
  const { rows } = await sql<MessageStep>`
    select message.service, message.state, message.created_at as "createdAt", message.reason, document.id as "documentId",
      idoc_number as "idocNumber", delivered_at as "deliveredAt", message.posted_at as "postedAt",
      message.erp_documents as "erpDocuments", message.business_key as "businessKey", message.reversal, sum.business_key as "sumNumber", sum.id as "sumId"
    from hub.outbound_message as message
      left join hub.outbound_message as sum on sum.store_id = message.store_id and sum.id = message.collected_in
      left join hub.outbound_document as document on document.id = coalesce(message.document_id, sum.document_id)
    where message.store_id = ${storeId} and (message.id = ${id} or message.of_closing = ${id})
    order by message.service`.execute(db);
  return rows;
}
