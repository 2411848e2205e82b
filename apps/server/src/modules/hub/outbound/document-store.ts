import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { PosIdocType } from "@counterfoil/sap";
import type { DbTransaction } from "../../../database.ts";
import { blamesTheDocument, type Failure } from "../communication/index.ts";
import type { DocumentForm } from "./write-document.ts";

const compress = promisify(zstdCompress);
const expand = promisify(zstdDecompress);

/** A receipt of 20 lines takes 2 us and 70 bytes; gzip takes 9 us and 300. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

export async function insertDocument(
  db: DbTransaction,
  document: {
    storeId: string;
    service: PosIdocType;
    form: DocumentForm;
    messageKey: string;
    text: string;
    messageCount: number;
    place: number | undefined;
  },
): Promise<number> {
  const bytes = Buffer.from(document.text, "utf8");
  const { rows } = await sql<{ id: number }>`
    insert into hub.outbound_document (store_id, service, form, message_key, content, content_bytes, message_count, place)
    values (${document.storeId}, ${document.service}, ${document.form}, ${document.messageKey}, ${await compress(bytes, { params })},
      ${bytes.length}, ${document.messageCount}, ${document.place ?? null}) returning id`.execute(db);
  return rows[0]?.id ?? 0;
}

export type ReadyDocument = {
  id: number;
  place: number;
  storeId: string;
  service: PosIdocType;
  form: DocumentForm;
  attempts: number;
  messageCount: number;
};

/** The two that wait longest: order is kept by sending one after another, and parts go where the whole of them stood. */
export async function findReadyDocuments(db: AnyKysely, types: readonly PosIdocType[]): Promise<ReadyDocument[]> {
  const { rows } = await sql<ReadyDocument>`
    select id, coalesce(place, id) as place, store_id as "storeId", service, form, attempts, message_count as "messageCount"
    from hub.outbound_document where state = 'ready' and service = any(${[...types]})
    order by coalesce(place, id), id limit 2`.execute(db);
  return rows;
}

/** The stored bytes. */
export async function readDocument(db: AnyKysely, id: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ content: Buffer }>`
    select content from hub.outbound_document where id = ${id}`.execute(db);
  return rows[0] && (await expand(rows[0].content));
}

export async function markDelivered(db: DbTransaction, id: number, idocNumber: string): Promise<void> {
  await sql`
    update hub.outbound_document set state = 'delivered', attempts = attempts + 1, idoc_number = ${idocNumber},
      delivered_at = coalesce(delivered_at, now()), reason_code = null, reason = null, polls = 0, next_poll_at = now()
    where id = ${id}`.execute(db);
}

/**
 * Unless it was delivered meanwhile: by a process that took over from one that waits for its answer still. An outage counts as one
 * try, however long it was: the first error after it would be the last one otherwise.
 */
export async function markFailed(
  db: DbTransaction,
  id: number,
  { state, failure }: { state: "ready" | "dead" | "replaced"; failure: Failure },
): Promise<void> {
  await sql`
    update hub.outbound_document set state = ${state}, reason_code = ${failure.code}, reason = ${failure.detail},
      attempts = greatest(1, attempts + ${Number(blamesTheDocument(failure))}::int)
    where id = ${id} and state = 'ready'`.execute(db);
}

export type DeliveredDocument = { id: number; idocNumber: string; polls: number };

const deliveredColumns = sql`id, idoc_number as "idocNumber", polls`;

/** The one that is due for longest, or that would not be for longer than any pause of ours: the database's clock was wrong then. */
export async function findDueForPoll(db: AnyKysely, longestPauseMs: number): Promise<DeliveredDocument | undefined> {
  const { rows } = await sql<DeliveredDocument>`
    (select ${deliveredColumns} from hub.outbound_document
      where state = 'delivered' and next_poll_at <= now() order by next_poll_at limit 1)
    union all
    (select ${deliveredColumns} from hub.outbound_document
      where state = 'delivered' and next_poll_at > now() + make_interval(secs => ${(2 * longestPauseMs) / 1000})
      order by next_poll_at desc limit 1)
    limit 1`.execute(db);
  return rows[0];
}

/** The latest that the ERP may have posted since it was asked; what was asked for more often than that is set aside there. */
export async function readUnsettled(
  db: AnyKysely,
  { limit, mostPolls }: { limit: number; mostPolls: number },
): Promise<DeliveredDocument[]> {
  const { rows } = await sql<DeliveredDocument>`
    select ${deliveredColumns} from hub.outbound_document
    where state = 'delivered' and polls <= ${mostPolls} order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function markPolled(
  db: DbTransaction,
  id: number,
  { settled, pauseMs }: { settled: boolean; pauseMs: number },
): Promise<void> {
  await sql`
    update hub.outbound_document set polls = polls + 1, state = case when ${settled} then 'settled' else state end,
      next_poll_at = case when ${settled} then null else now() + make_interval(secs => ${pauseMs / 1000}) end
    where id = ${id} and state = 'delivered'`.execute(db);
}
