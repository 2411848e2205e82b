import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, pageOf } from "../../../pages.ts";
import { formatIdocNumber } from "../intake/receive-document.ts";

export const IdocSearchSchema = Type.Object({
  sender: Type.Optional(Type.String({ maxLength: 10 })),
  state: Type.Optional(Type.Enum(["accepted", "rejected"])),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type IdocSearch = Static<typeof IdocSearchSchema>;

type Row = {
  number: number;
  idocType: string;
  sender: string;
  archiveKey: string;
  technicalUser: string;
  receivedAt: Date;
  state: string;
  reason: string | null;
  records: number;
  bytes: number;
  posted: number;
  setAside: number;
  pending: number;
  repeated: number;
};
const columns = sql`idoc_number as number, idoc_type as "idocType", sender, archive_key as "archiveKey", technical_user as "technicalUser",
  received_at as "receivedAt", idoc.state, idoc.reason, record_count as records, bytes,
  (select count(*) from documents.receipt where receipt.idoc_number = idoc.idoc_number and receipt.state = 'posted') as posted,
  (select count(*) from documents.receipt where receipt.idoc_number = idoc.idoc_number and receipt.state = 'setAside') as "setAside",
  (select count(*) from documents.receipt where receipt.idoc_number = idoc.idoc_number and receipt.state = 'pending') as pending,
  (select count(*) from documents.repeated_receipt repeated where repeated.idoc_number = idoc.idoc_number) as repeated`;
const view = ({ number, ...row }: Row) => ({ idocNumber: formatIdocNumber(number), ...row });

/** Newest first. */
export async function searchIdocs(db: Db, search: IdocSearch) {
  const limit = search.limit ?? 50;
  const [before = Number.MAX_SAFE_INTEGER] = decodeNext(search.next) ?? [];
  const { rows } = await sql<Row>`
    select ${columns} from documents.idoc where idoc_number < ${Number(before)}::bigint
      and sender = coalesce(${search.sender ?? null}, sender) and state = coalesce(${search.state ?? null}, state)
    order by idoc_number desc limit ${limit + 1}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.number]);
  return { items: items.map(view), ...next };
}

export async function readIdocView(db: Db, idocNumber: number) {
  const { rows } = await sql<Row>`select ${columns} from documents.idoc where idoc_number = ${idocNumber}`.execute(db);
  const [idoc] = rows;
  if (!idoc) return undefined;
  const receipts = await sql<{
    receiptId: number;
    position: number;
    receiptNumber: string;
    state: string;
    reason: string | null;
    reasonCode: string | null;
    reasonSubject: string | null;
  }>`
    select receipt_id as "receiptId", position, receipt_number as "receiptNumber", state, reason, reason_code as "reasonCode",
      reason_subject as "reasonSubject"
    from documents.receipt where idoc_number = ${idocNumber} order by position limit 20000`.execute(db);
  const unreadable = await sql<{ position: number; receiptNumber: string | null; reason: string }>`
    select position, receipt_number as "receiptNumber", reason from documents.unreadable_receipt
    where idoc_number = ${idocNumber} order by position`.execute(db);
  return { ...view(idoc), receipts: receipts.rows, unreadable: unreadable.rows };
}
