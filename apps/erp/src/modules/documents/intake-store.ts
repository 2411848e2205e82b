import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Unreadable } from "./arrived-receipt.ts";
import type { ArrivedReceipt } from "./receipt.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type NewIdoc = {
  documentKey: string | null;
  idocType: string;
  sender: string;
  archiveKey: string;
  technicalUser: string;
  state: "accepted" | "rejected";
  reason: string | null;
  recordCount: number;
  body: Buffer;
};

/** Undefined when a document with this key is there already, or is being written right now and then is. */
export async function insertIdoc(db: Db, idoc: NewIdoc): Promise<number | undefined> {
  const raw = await compress(idoc.body);
  const { rows } = await sql<{ number: number }>`
    insert into documents.idoc (document_key, idoc_type, sender, archive_key, technical_user, received_at, state, reason, record_count, bytes, raw)
    values (${idoc.documentKey}, ${idoc.idocType}, ${idoc.sender}, ${idoc.archiveKey}, ${idoc.technicalUser}, now(), ${idoc.state},
      ${idoc.reason}, ${idoc.recordCount}, ${idoc.body.length}, ${raw})
    on conflict (document_key) do nothing returning idoc_number as number`.execute(db);
  return rows[0]?.number;
}

export async function findIdocByKey(db: Db, documentKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("documents.idoc")
    .select("idoc_number")
    .where("document_key", "=", documentKey)
    .executeTakeFirst();
  return row?.idoc_number;
}

export async function readRaw(db: Db, idocNumber: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom("documents.idoc")
    .select("raw")
    .where("idoc_number", "=", idocNumber)
    .executeTakeFirst();
  return row && decompress(row.raw);
}

/** Keeps what is new, and what replaces a receipt that was set aside. Gives the keys that were kept. */
export async function insertReceipts(
  transaction: DbTransaction,
  idocNumber: number,
  receipts: ArrivedReceipt[],
): Promise<Set<string>> {
  const heads = receipts.map(({ content: _, ...head }) => head);
  // Written into the JSON of the heads each quotation mark of a content would be escaped once more, and read once more.
  const contents = `[${receipts.map(({ content }) => content).join()}]`;
  const { rows } = await sql<{ key: string }>`
    insert into documents.receipt as kept (receipt_key, idoc_number, position, kind, site_id, till, receipt_number, business_date, occurred_time,
      currency, total_minor, pieces_milli, line_count, content, content_hash, state, revenue_state, payment_state, stock_state, reason_code, reason_subject, reason)
    select "receiptKey", ${idocNumber}, position, kind, "siteId", till, "receiptNumber", "businessDate", "occurredTime", currency, "totalMinor",
      "piecesMilli", "lineCount", content, decode("contentHash", 'hex'), case when fault is null then 'pending' else 'setAside' end,
      case when fault is null then 'open' else 'error' end, 'open', 'open', case when fault is not null then 'receipt-unreadable' end,
      left("faultSubject", 40), fault
    from rows from (json_to_recordset(${JSON.stringify(heads)}::json) as ("receiptKey" text, position int, kind text, "siteId" text, till text,
        "receiptNumber" text, "businessDate" date, "occurredTime" time, currency text, "totalMinor" bigint, "piecesMilli" bigint,
        "lineCount" int, "contentHash" text, fault text, "faultSubject" text),
      json_array_elements(${contents}::json)) as given("receiptKey", position, kind, "siteId", till, "receiptNumber", "businessDate",
        "occurredTime", currency, "totalMinor", "piecesMilli", "lineCount", "contentHash", fault, "faultSubject", content)
    on conflict (receipt_key) do update set idoc_number = excluded.idoc_number, position = excluded.position, currency = excluded.currency,
      occurred_time = excluded.occurred_time, total_minor = excluded.total_minor, pieces_milli = excluded.pieces_milli,
      line_count = excluded.line_count, content = excluded.content, content_hash = excluded.content_hash, state = excluded.state,
      revenue_state = excluded.revenue_state, payment_state = 'open', stock_state = 'open', reason_code = excluded.reason_code,
      reason_subject = excluded.reason_subject, reason = excluded.reason
    where kept.state = 'setAside' and kept.content_hash <> excluded.content_hash
    returning receipt_key as key`.execute(transaction);
  return new Set(rows.map(({ key }) => key));
}

export async function insertRepeated(
  transaction: DbTransaction,
  idocNumber: number,
  receipts: ArrivedReceipt[],
): Promise<void> {
  const heads = receipts.map(({ receiptKey, position, contentHash }) => ({ receiptKey, position, contentHash }));
  await sql`
    insert into documents.repeated_receipt (idoc_number, position, receipt_id, differs)
    select ${idocNumber}, given.position, receipt_id, content_hash <> decode("contentHash", 'hex')
    from json_to_recordset(${JSON.stringify(heads)}::json) as given("receiptKey" text, position int, "contentHash" text)
    join documents.receipt on receipt_key = "receiptKey"`.execute(transaction);
}

export async function insertUnreadable(
  transaction: DbTransaction,
  idocNumber: number,
  records: Unreadable[],
): Promise<void> {
  await sql`
    insert into documents.unreadable_receipt (idoc_number, position, receipt_number, reason)
    select ${idocNumber}, position, "receiptNumber", reason
    from json_to_recordset(${JSON.stringify(records)}::json) as given(position int, "receiptNumber" text, reason text)`.execute(
    transaction,
  );
}
