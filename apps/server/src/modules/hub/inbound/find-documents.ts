import type { InboundDocument, InboundObject, Page } from "@counterfoil/contracts";
import { invalidRequest, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { documentUnknown } from "./errors.ts";

export type DocumentQuery = {
  objectType?: string | undefined;
  state?: InboundDocument["state"] | undefined;
  query?: string | undefined;
  next?: string | undefined;
  limit?: number | undefined;
};

type DocumentRow = Omit<InboundDocument, "receivedAt" | "finishedAt" | "sender" | "messageId" | "reason"> & {
  receivedAt: Date;
  finishedAt: Date | null;
  sender: string | null;
  messageId: string | null;
  reason: string | null;
};

const documentColumns = sql`id, service, object_type as "objectType", sender, message_id as "messageId", received_at as "receivedAt",
  finished_at as "finishedAt", bytes, state, reason, technical_user as "technicalUser", unmodelled,
  json_build_object('created', created, 'changed', changed, 'unchanged', unchanged, 'stale', stale, 'rejected', rejected) as counts`;

/** Newest first; ids sort by arrival, so the last one read is where the next page begins. */
export async function findDocuments(db: Db, query: DocumentQuery): Promise<Page<InboundDocument>> {
  const limit = query.limit ?? 50;
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns} from hub.inbound_document as document
    where ${conditions(query)} ${query.next === undefined ? sql`` : sql`and id < ${positionOf(query.next, /^[\da-f-]{36}$/)}::uuid`}
    order by id desc limit ${limit + 1}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from hub.inbound_document as document where ${conditions(query)}`.execute(db);
  const items = rows.slice(0, limit).map(toDocument);
  const last = items.at(-1);
  return {
    items,
    ...(rows.length > limit && last !== undefined ? { next: last.id } : {}),
    total: counted[0]?.total ?? 0,
  };
}

/** Where a page begins, as the page before has said it. */
function positionOf(next: string, form: RegExp): string {
  if (!form.test(next)) throw invalidRequest("This page does not exist.", "/query/next");
  return next;
}

function conditions({ objectType, state, query }: DocumentQuery) {
  const parts = [
    objectType === undefined ? undefined : sql`object_type = ${objectType}`,
    state === undefined ? undefined : sql`state = ${state}`,
    query === undefined
      ? undefined
      : sql`(message_id = ${query} or sender = ${query} or id::text = ${query}
          or exists (select from hub.inbound_object where object_key = ${query} and document_id = document.id))`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

export async function readDocument(db: Db, id: string): Promise<InboundDocument> {
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns} from hub.inbound_document where id = ${id}`.execute(db);
  if (rows[0] === undefined) throw documentUnknown(`There is no inbound document ${id}.`);
  return toDocument(rows[0]);
}

function toDocument(row: DocumentRow): InboundDocument {
  const { sender, messageId, reason, finishedAt, receivedAt, ...rest } = row;
  return {
    ...rest,
    receivedAt: receivedAt.toISOString(),
    ...(finishedAt === null ? {} : { finishedAt: finishedAt.toISOString() }),
    ...(sender === null ? {} : { sender }),
    ...(messageId === null ? {} : { messageId }),
    ...(reason === null ? {} : { reason }),
  };
}

export type ObjectQuery = {
  outcome?: InboundObject["outcome"] | undefined;
  query?: string | undefined;
  next?: string | undefined;
  limit?: number | undefined;
};

/** The objects of a document in the order of the message. */
export async function findObjects(db: Db, documentId: string, query: ObjectQuery): Promise<Page<InboundObject>> {
  const limit = query.limit ?? 50;
  const { rows } = await sql<InboundObject & { text: string | null; reason: string | null }>`
    select position, object_key as "objectKey", text, outcome, reason, changes from hub.inbound_object
    where document_id = ${documentId} and position > ${query.next === undefined ? -1 : positionOf(query.next, /^\d{1,9}$/)}::int
      and ${query.outcome === undefined ? sql`true` : sql`outcome = ${query.outcome}`}
      and ${query.query === undefined ? sql`true` : sql`object_key = ${query.query}`}
    order by position limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map(({ text, reason, ...rest }) => ({
    ...rest,
    ...(text === null ? {} : { text }),
    ...(reason === null ? {} : { reason }),
  }));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: String(last.position) } : {}) };
}

export type InboundSummary = { today: number; withErrors: number; applying: number };

/** The numbers of the launchpad's tile; a day is the database's (UTC). */
export async function summarise(db: Db): Promise<InboundSummary> {
  const { rows } = await sql<InboundSummary>`
    select (select count(*) from hub.inbound_document where received_at >= date_trunc('day', now())) as today,
      (select count(*) from hub.inbound_document where state in ('appliedWithErrors', 'rejected', 'failed')) as "withErrors",
      (select count(*) from hub.inbound_document where state in ('received', 'applying')) as applying`.execute(db);
  return rows[0] ?? { today: 0, withErrors: 0, applying: 0 };
}
