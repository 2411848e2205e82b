import { milliToQuantity } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../pages.ts";
import type { Fault } from "./receipt.ts";

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const day = Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }));
const page = { next: text(500), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })) };

export const ReceiptSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Receipt number, or a part of it." })),
  state: Type.Optional(Type.Enum(["pending", "posted", "setAside"])),
  reasonCode: text(40),
  kind: Type.Optional(Type.Enum(["receipt", "cashMovement", "goodsMovement", "salesSum", "paymentList"])),
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

const columns = sql`receipt_id as "receiptId", kind, site_id as "siteId", till, receipt_number as "receiptNumber",
  business_date as "businessDate", currency, total_minor as amount, pieces_milli / 1000.0::float8 as pieces, line_count as lines, state,
  json_build_object('revenue', revenue_state, 'payment', payment_state, 'stock', stock_state) as tasks, reason_code as "reasonCode",
  reason_subject as "reasonSubject", reason, faults, version, posted_at as "postedAt", idoc_number as "idocNumber",
  json_build_object('year', document_year, 'revenue', revenue_document, 'payment', payment_document, 'stock', stock_document) as documents`;

/** Newest first. */
export async function searchReceipts(db: Db, search: ReceiptSearch) {
  const limit = search.limit ?? 50;
  const [before = Number.MAX_SAFE_INTEGER] = decodeNext(search.next) ?? [];
  const { rows } = await sql<ReceiptRow>`
    select ${columns} from documents.receipt where ${filters(search)} and receipt_id < ${Number(before)}::bigint
    order by receipt_id desc limit ${limit + 1}`.execute(db);
  const { rows: counted } = await sql<{
    total: number;
  }>`select count(*) as total from documents.receipt where ${filters(search)}`.execute(db);
  return { ...pageOf(rows, limit, (row) => [row.receiptId]), total: counted[0]?.total ?? 0 };
}

function filters(search: ReceiptSearch) {
  const conditions = [sql`true`];
  if (search.query) conditions.push(sql`lower(receipt_number) like ${likePattern(search.query)}`);
  if (search.state) conditions.push(sql`state = ${search.state}`);
  if (search.reasonCode) conditions.push(sql`reason_code = ${search.reasonCode}`);
  if (search.kind) conditions.push(sql`kind = ${search.kind}`);
  if (search.siteId) conditions.push(sql`site_id = ${search.siteId}`);
  if (search.till) conditions.push(sql`till = ${search.till}`);
  if (search.from) conditions.push(sql`business_date >= ${search.from}::date`);
  if (search.to) conditions.push(sql`business_date <= ${search.to}::date`);
  return sql.join(conditions, sql` and `);
}

export async function readReceipt(db: Db, receiptId: number) {
  const { rows } = await sql<ReceiptRow & { content: unknown }>`
    select ${columns}, content from documents.receipt where receipt_id = ${receiptId}`.execute(db);
  const [receipt] = rows;
  if (!receipt) return undefined;
  const repeated = await sql<{ idocNumber: number; position: number; differs: boolean }>`
    select idoc_number as "idocNumber", position, differs from documents.repeated_receipt where receipt_id = ${receiptId}
    order by idoc_number, position limit 100`.execute(db);
  const postings = await sql<{ year: number; number: number }>`
    select year, number from documents.posting where receipt_id = ${receiptId} order by year, number`.execute(db);
  const details = await Promise.all(postings.rows.map(({ year, number }) => readPosting(db, year, number)));
  return { ...receipt, postings: details, repeated: repeated.rows };
}

export async function readPosting(db: Db, year: number, number: number) {
  const { rows } = await sql<{
    receiptId: number;
    receiptNumber: string;
    kind: string;
    siteId: string;
    till: string;
    postingDate: string;
    currency: string;
    reference: string;
    postedAt: Date;
  }>`
    select posting.receipt_id as "receiptId", receipt_number as "receiptNumber", posting.kind, posting.site_id as "siteId", posting.till,
      posting_date as "postingDate", posting.currency, reference, posting.posted_at as "postedAt"
    from documents.posting join documents.receipt using (receipt_id) where year = ${year} and number = ${number}`.execute(
    db,
  );
  const [posting] = rows;
  if (!posting) return undefined;
  const items = await sql<{
    item: number;
    account: string;
    accountTexts: unknown;
    amount: number;
    articleId: string | null;
    quantityMilli: number | null;
    taxCode: string | null;
    code: string | null;
  }>`
    select item, account, (select texts from documents.account_code where account_code.account = posting_item.account limit 1) as "accountTexts",
      amount_minor as amount, article_id as "articleId", quantity_milli as "quantityMilli", tax_code as "taxCode", code
    from documents.posting_item where year = ${year} and number = ${number} order by item`.execute(db);
  return {
    year,
    number,
    ...posting,
    items: items.rows.map(({ quantityMilli, ...item }) => ({
      ...item,
      ...(quantityMilli !== null && { quantity: milliToQuantity(quantityMilli) }),
    })),
  };
}

export const TotalsQuerySchema = Type.Object({
  siteId: Type.String({ maxLength: 4 }),
  businessDate: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  till: text(25),
});
export type TotalsQuery = Static<typeof TotalsQuerySchema>;

/** One day of a site, receipt by receipt, summed from what was posted and not from what arrived; for reconciliation. */
export async function readReceiptTotals(db: Db, { siteId, businessDate, till }: TotalsQuery) {
  const { rows } = await sql<{
    receiptNumber: string;
    kind: string;
    state: string;
    reason: string | null;
    amount: number;
    pieces: number;
    lines: number;
    currency: string;
  }>`
    select receipt_number as "receiptNumber", kind, state, reason, currency, line_count as lines,
      coalesce(posted.amount, 0)::bigint as amount,
      case when kind = 'goodsMovement' and state = 'posted' then pieces_milli else coalesce(posted.quantity_milli, 0) end / 1000.0::float8 as pieces
    from documents.receipt left join lateral (
      select sum(amount_minor) filter (where item = 1 or kind = 'cashMovement' and item % 2 = 1) as amount, sum(quantity_milli) as quantity_milli
      from documents.posting_item where year = document_year and number = coalesce(revenue_document, payment_document)) posted on true
    where site_id = ${siteId} and business_date = ${businessDate}::date and till = coalesce(${till ?? null}, till)
    order by receipt_number limit 100000`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind && row.state === "posted");
  const sum = (kind: string, field: "amount" | "pieces") =>
    of(kind).reduce((total, row) => total + Number(row[field]), 0);
  return {
    items: rows,
    totals: {
      receipts: of("receipt").length,
      amount: sum("receipt", "amount"),
      pieces: sum("receipt", "pieces"),
      cashMovements: of("cashMovement").length,
      cashAmount: sum("cashMovement", "amount"),
      goodsMovements: of("goodsMovement").length,
      goodsPieces: sum("goodsMovement", "pieces"),
      pending: rows.filter(({ state }) => state === "pending").length,
      setAside: rows.filter(({ state }) => state === "setAside").length,
    },
  };
}

export async function readSummary(db: Db) {
  const { rows } = await sql<{
    pending: number;
    setAside: number;
    postedToday: number;
    idocsToday: number;
    idocsRejected: number;
  }>`
    select (select count(*) from documents.receipt where state = 'pending') as pending,
      (select count(*) from documents.receipt where state = 'setAside') as "setAside",
      (select count(*) from documents.receipt where posted_at >= current_date and state = 'posted') as "postedToday",
      (select count(*) from documents.idoc where received_at >= current_date) as "idocsToday",
      (select count(*) from documents.idoc where received_at >= current_date and state = 'rejected') as "idocsRejected"`.execute(
    db,
  );
  const causes = await sql<{ reasonCode: string; count: number; example: string }>`
    select reason_code as "reasonCode", count(*) as count, min(reason) as example from documents.receipt where state = 'setAside'
    group by reason_code order by count desc limit 50`.execute(db);
  return { ...rows[0], causes: causes.rows };
}
