import { type RawBuilder, sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../../pages.ts";
import { readVersions } from "../correcting/corrections.ts";
import { readFlow } from "../flow/read-flow.ts";
import { type Fault, receiptKinds } from "../receipt.ts";
import { hasFault } from "./filters.ts";
import { readPosting } from "./postings.ts";

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const day = Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }));
const page = { next: text(500), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })) };

export const ReceiptSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Receipt number, or a part of it." })),
  state: Type.Optional(Type.Enum(["pending", "posted", "setAside"])),
  reasonCode: text(40),
  reasonSubject: text(40),
  task: Type.Optional(
    Type.Enum(["revenue", "payment", "stock"], { description: "Receipts of which this task is stopped." }),
  ),
  kind: Type.Optional(Type.Enum([...receiptKinds])),
  siteId: text(10),
  till: text(25),
  from: day,
  to: day,
  ...page,
});
export type ReceiptSearch = Static<typeof ReceiptSearchSchema>;

export type ReceiptRow = {
  receiptId: number;
  kind: string;
  siteId: string;
  till: string;
  receiptNumber: string;
  businessDate: string | null;
  currency: string;
  amount: number;
  pieces: number;
  lines: number;
  state: string;
  tasks: { revenue: string; payment: string; stock: string };
  reasonCode: string | null;
  reasonSubject: string | null;
  reason: string | null;
  faults: Fault[] | null;
  version: number;
  postedAt: Date | null;
  idocNumber: number;
  documents: { year: number | null; revenue: number | null; payment: number | null; stock: number | null };
};

export const receiptColumns = sql`receipt_id as "receiptId", kind, site_id as "siteId", till, receipt_number as "receiptNumber",
  business_date as "businessDate", currency, total_minor as amount, pieces_milli / 1000.0::float8 as pieces, line_count as lines, state,
  json_build_object('revenue', revenue_state, 'payment', payment_state, 'stock', stock_state) as tasks, reason_code as "reasonCode",
  reason_subject as "reasonSubject", reason, faults, version, posted_at as "postedAt", idoc_number as "idocNumber",
  json_build_object('year', document_year, 'revenue', revenue_document, 'payment', payment_document, 'stock', stock_document) as documents`;

/** Newest first. */
export async function searchReceipts(db: Db, search: ReceiptSearch) {
  const limit = search.limit ?? 50;
  const [before = Number.MAX_SAFE_INTEGER] = decodeNext(search.next) ?? [];
  const { rows } = await sql<ReceiptRow>`
    select ${receiptColumns} from documents.receipt where ${filters(search)} and receipt_id < ${Number(before)}::bigint
    order by receipt_id desc limit ${limit + 1}`.execute(db);
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*) as total from documents.receipt where ${filters(search)}`.execute(db);
  return { ...pageOf(rows, limit, (row) => [row.receiptId]), total: counted[0]?.total ?? 0 };
}

function filters(search: ReceiptSearch) {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (search.query) conditions.push(sql`lower(receipt_number) like ${likePattern(search.query)}`);
  if (search.state) conditions.push(sql`state = ${search.state}`);
  if (search.reasonCode || search.reasonSubject)
    conditions.push(hasFault({ code: search.reasonCode, subject: search.reasonSubject }));
  if (search.task) conditions.push(sql`state = 'setAside' and ${sql.ref(`${search.task}_state`)} = 'error'`);
  if (search.kind) conditions.push(sql`kind = ${search.kind}`);
  if (search.siteId) conditions.push(sql`site_id = ${search.siteId}`);
  if (search.till) conditions.push(sql`till = ${search.till}`);
  if (search.from) conditions.push(sql`business_date >= ${search.from}::date`);
  if (search.to) conditions.push(sql`business_date <= ${search.to}::date`);
  return sql.join(conditions, sql` and `);
}

export async function readReceipt(db: Db, receiptId: number) {
  const { rows } = await sql<ReceiptRow & { content: unknown }>`
    select ${receiptColumns}, content from documents.receipt where receipt_id = ${receiptId}`.execute(db);
  const [receipt] = rows;
  if (!receipt) return undefined;
  const repeated = await sql<{ idocNumber: number; position: number; differs: boolean }>`
    select idoc_number as "idocNumber", position, differs from documents.repeated_receipt where receipt_id = ${receiptId}
    order by idoc_number, position limit 100`.execute(db);
  const postings = await sql<{ year: number; number: number }>`
    select year, number from documents.posting where receipt_id = ${receiptId} order by year, number`.execute(db);
  const details = await Promise.all(postings.rows.map(({ year, number }) => readPosting(db, year, number)));
  const versions = await readVersions(db, receiptId);
  const flow = await readFlow(db, receiptId);
  return { ...receipt, postings: details, repeated: repeated.rows, versions, flow };
}
