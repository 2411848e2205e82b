import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type { Confirmation } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Whose sender is told: the message, the service that is arranged for it, and whether it is told again after another try. */
export type Confirmed = { message: string; service: string; again: boolean };

/**
 * Notes that the sender of this document is to be told what became of it, if its arrangement says so. Once a document, unless its
 * message is told again: then it is another confirmation, with an id of its own. Answers whether it is.
 */
export async function insertDue(
  db: DbTransaction,
  documentId: string,
  confirmed: readonly Confirmed[],
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into hub.confirmation as told (document_id, system_id, message_id)
    select document.id, arrangement.system_id, uuidv7()
    from hub.inbound_document as document
      join json_to_recordset(${JSON.stringify(confirmed)}::json) as confirmed (message text, service text)
        on confirmed.message = document.service
      join hub.communication_service as service on service.service = confirmed.service and service.active
        and service.settings->>'confirm' = 'true'
      join hub.communication_arrangement as arrangement using (system_id, scenario)
      join hub.communication_system as system on system.system_id = arrangement.system_id and system.active
    where document.id = ${documentId}
      and coalesce(arrangement.technical_user, document.technical_user) = document.technical_user
    order by arrangement.technical_user nulls last, arrangement.system_id limit 1
    on conflict (document_id) do update set message_id = excluded.message_id, state = 'due', content = null,
        content_bytes = null, attempts = 0, next_attempt_at = now(), sent_at = null, reason_code = null, reason = null
      where (select service from hub.inbound_document where id = told.document_id)
        = any(${confirmed.filter(({ again }) => again).map(({ message }) => message)}::text[])`.execute(db);
  return numAffectedRows === 1n;
}

export type OpenConfirmation = {
  documentId: string;
  systemId: string;
  messageId: string;
  state: "due" | "ready";
  attempts: number;
  sender: string | null;
  /** The message that it answers. */
  message: string;
};

/** Longer than any try takes: a claim of a process that died is free again after it. */
const CLAIMED_FOR = "2 minutes";

/** Takes the one that waits longest; nobody else sends it meanwhile. */
export async function claimNext(db: AnyKysely): Promise<OpenConfirmation | undefined> {
  const { rows } = await sql<OpenConfirmation>`
    update hub.confirmation set next_attempt_at = now() + ${CLAIMED_FOR}::interval
    from hub.inbound_document as document
    where document.id = document_id and document_id = (
      select document_id from hub.confirmation where state in ('due', 'ready') and next_attempt_at <= now()
      order by next_attempt_at limit 1 for update skip locked)
    returning document_id as "documentId", system_id as "systemId", confirmation.message_id as "messageId", confirmation.state,
      attempts,
      document.sender, document.service as message`.execute(db);
  return rows[0];
}

/** Another confirmation of the same document may have taken its place meanwhile; that one is as it was. */
type Claimed = Pick<OpenConfirmation, "documentId" | "messageId">;
const sameOne = ({ documentId, messageId }: Claimed) => sql`document_id = ${documentId} and message_id = ${messageId}`;

/** From now on these bytes are what is sent, however often. */
export async function keepContent(db: Db, claimed: Claimed, text: string): Promise<void> {
  const bytes = Buffer.from(text, "utf8");
  await sql`update hub.confirmation set state = 'ready', content = ${await compress(bytes, { params })},
      content_bytes = ${bytes.length} where ${sameOne(claimed)} and state = 'due'`.execute(db);
}

export async function readContent(db: AnyKysely, documentId: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer | null }>`
    select content from hub.confirmation where document_id = ${documentId}`.execute(db);
  const content = rows[0]?.content;
  return content ? expand(content) : undefined;
}

export async function markSent(db: AnyKysely, claimed: Claimed): Promise<void> {
  await sql`update hub.confirmation set state = 'sent', attempts = attempts + 1, sent_at = now(), reason_code = null,
      reason = null where ${sameOne(claimed)}`.execute(db);
}

type Failed = { state: "open" | "dead"; attempts: number; code: string; reason: string; pauseMs: number };

export async function markFailed(
  db: AnyKysely,
  claimed: Claimed,
  { state, attempts, code, reason, pauseMs }: Failed,
): Promise<void> {
  await sql`update hub.confirmation set state = case when ${state === "dead"} then 'dead' else state end,
      attempts = ${attempts}, reason_code = ${code}, reason = ${reason},
      next_attempt_at = now() + make_interval(secs => ${pauseMs / 1000}) where ${sameOne(claimed)}`.execute(db);
}

/** A person says: try again, the same bytes. */
export async function reopen(db: DbTransaction, documentId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update hub.confirmation set state = case when content is null then 'due' else 'ready' end, attempts = 0,
      next_attempt_at = now()
    where document_id = ${documentId} and state in ('due', 'ready', 'dead')`.execute(db);
  return numAffectedRows === 1n;
}

type Row = Omit<Confirmation, "createdAt" | "sentAt" | "nextAttemptAt" | "reason"> & {
  createdAt: Date;
  sentAt: Date | null;
  nextAttemptAt: Date;
  reason: string | null;
};

const LISTED = 200;

/** The newest; of one document when it is named. */
export async function listConfirmations(db: AnyKysely, only: { documentId?: string } = {}): Promise<Confirmation[]> {
  const { rows } = await sql<Row>`
    select document_id as "documentId", system_id as "systemId", message_id as "messageId", state, attempts, reason,
      created_at as "createdAt", sent_at as "sentAt", next_attempt_at as "nextAttemptAt"
    from hub.confirmation where ${only.documentId === undefined ? sql`true` : sql`document_id = ${only.documentId}`}
    order by document_id desc limit ${LISTED}`.execute(db);
  return rows.map(({ createdAt, sentAt, nextAttemptAt, reason, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    ...(sentAt === null ? {} : { sentAt: sentAt.toISOString() }),
    ...(rest.state === "due" || rest.state === "ready" ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    ...(reason === null ? {} : { reason }),
  }));
}
