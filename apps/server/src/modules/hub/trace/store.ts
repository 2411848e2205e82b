import { type AnyKysely, sql } from "@counterfoil/platform";

export type FoundDocument = {
  id: number;
  storeId: string;
  service: string;
  state: string;
  idocNumber: string | null;
  createdAt: Date;
  deliveredAt: Date | null;
  reason: string | null;
  messageKey: string;
};

const documentColumns = sql`id, store_id as "storeId", service, state, idoc_number as "idocNumber",
  created_at as "createdAt", delivered_at as "deliveredAt", reason, message_key as "messageKey"`;

/** People leave out the zeros before an IDoc number. */
export async function findByIdoc(db: AnyKysely, number: string): Promise<FoundDocument[]> {
  const { rows } = await sql<FoundDocument>`
    select ${documentColumns} from hub.outbound_document
    where idoc_number in (${number}, ${number.padStart(16, "0")}) order by id desc limit 5`.execute(db);
  return rows;
}

export async function findByMessageKey(db: AnyKysely, key: string): Promise<FoundDocument[]> {
  const { rows } = await sql<FoundDocument>`
    select ${documentColumns} from hub.outbound_document where message_key = ${key}::uuid`.execute(db);
  return rows;
}

const CONTAINED_AT_MOST = 500;

export async function listContained(db: AnyKysely, documentId: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select business_key as key from hub.outbound_message where document_id = ${documentId}
    order by running limit ${CONTAINED_AT_MOST}`.execute(db);
  return rows.map(({ key }) => key);
}

/** By the key of each store: ids alone have no index, and need none for this. */
export async function findNumberOf(db: AnyKysely, stores: readonly string[], id: string): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`
    select business_key as key from hub.outbound_message where store_id = any(${[...stores]}) and id = ${id}::uuid limit 1`.execute(
    db,
  );
  return rows[0]?.key;
}

export type Arrived = {
  documentId: string;
  service: string;
  objectType: string;
  messageId: string | null;
  sender: string | null;
  receivedAt: Date;
  finishedAt: Date | null;
  state: string;
  outcome: string | null;
  reason: string | null;
};

const arrivedColumns = sql`document.id as "documentId", document.service, object_type as "objectType",
  message_id as "messageId", sender, received_at as "receivedAt", finished_at as "finishedAt", document.state`;
const ARRIVALS_SHOWN = 20;

/** The latest messages that brought this object; the oldest of them first. */
export async function findArrivals(db: AnyKysely, objectKey: string, types: readonly string[]): Promise<Arrived[]> {
  const { rows } = await sql<Arrived>`
    select ${arrivedColumns}, outcome, object.reason
    from (select * from hub.inbound_object where object_key = ${objectKey} order by document_id desc limit ${ARRIVALS_SHOWN}) as object
      join hub.inbound_document as document on document.id = object.document_id
    where object_type = any(${[...types]}) order by document.id`.execute(db);
  return rows;
}

/** By the sender's message id, or by ours. */
export async function findMessage(db: AnyKysely, id: string): Promise<Arrived[]> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const { rows } = await sql<Arrived>`
    select ${arrivedColumns}, null as outcome, document.reason from hub.inbound_document as document
    where message_id = ${id} ${isUuid ? sql`or document.id = ${id}::uuid` : sql``}
    order by document.id limit ${ARRIVALS_SHOWN}`.execute(db);
  return rows;
}
