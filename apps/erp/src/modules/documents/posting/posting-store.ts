import { arrayLiteral, type RawBuilder, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { PostingItem, PostingKind } from "../judging/judgement.ts";
import { hasFault } from "../queries/filters.ts";
import type { Fault, PendingReceipt, Task } from "../receipt.ts";
import { holdTillDays } from "./closings.ts";

const columns = sql`receipt_id as "receiptId", kind, site_id as "siteId", till, receipt_number as "receiptNumber",
  business_date as "businessDate", currency, content, faults, booked,
  json_build_object('revenue', revenue_state, 'payment', payment_state, 'stock', stock_state) as states`;

/** Takes receipts that nobody else is posting right now, and holds the days of their tills. */
export async function takePending(transaction: DbTransaction, limit: number): Promise<PendingReceipt[]> {
  const { rows } = await sql<PendingReceipt>`
    select ${columns} from documents.receipt where state = 'pending' order by receipt_id limit ${limit}
    for update skip locked`.execute(transaction);
  if (rows.length > 0) await holdTillDays(transaction, rows);
  return rows;
}

/** One that is looked at without being posted, as a posting would find it. */
export async function readAsPending(db: Db, receiptId: number): Promise<PendingReceipt | undefined> {
  const { rows } = await sql<PendingReceipt>`
    select ${columns} from documents.receipt where receipt_id = ${receiptId}`.execute(db);
  return rows[0];
}

const firstNumbers: Record<PostingKind, number> = {
  revenue: 9_000_000_000,
  payment: 1_400_000_000,
  cash: 1_000_000_000,
};

/** The first of so many consecutive numbers; others wait until this transaction ends, so that the range has no gaps. */
export async function takePostingNumbers(
  transaction: DbTransaction,
  kind: PostingKind,
  year: number,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ end: number }>`
    insert into documents.document_number as range (kind, year, next_number)
    values (${kind}, ${year}, ${firstNumbers[kind]}::bigint + ${count}::bigint)
    on conflict (kind, year) do update set next_number = range.next_number + ${count}::bigint returning next_number as end`.execute(
    transaction,
  );
  return (rows[0]?.end ?? 0) - count;
}

export type NumberedPosting = {
  year: number;
  number: number;
  kind: PostingKind;
  receipt: PendingReceipt;
  siteId: string;
  items: PostingItem[];
  customerId?: string;
};

export async function insertPostings(transaction: DbTransaction, postings: NumberedPosting[]): Promise<void> {
  const of = (value: (posting: NumberedPosting) => string | number | null) => arrayLiteral(postings.map(value));
  await sql`
    insert into documents.posting (year, number, kind, receipt_id, site_id, till, posting_date, currency, reference, customer_id, posted_at)
    select *, now() from unnest(${of(({ year }) => year)}::int[], ${of(({ number }) => number)}::bigint[], ${of(({ kind }) => kind)}::text[],
      ${of(({ receipt }) => receipt.receiptId)}::bigint[], ${of(({ siteId }) => siteId)}::text[], ${of(({ receipt }) => receipt.till)}::text[],
      ${of(({ receipt }) => receipt.businessDate)}::date[], ${of(({ receipt }) => receipt.currency)}::text[],
      ${of(({ receipt }) => receipt.receiptNumber)}::text[], ${of(({ customerId }) => customerId ?? null)}::text[])`.execute(
    transaction,
  );
}

export async function insertPostingItems(transaction: DbTransaction, postings: NumberedPosting[]): Promise<void> {
  const rows = postings.flatMap(({ year, number, items }) =>
    items.map((item, index) => ({ year, number, place: index + 1, item })),
  );
  const of = (value: (item: PostingItem) => string | number | null) =>
    arrayLiteral(rows.map(({ item }) => value(item)));
  await sql`
    insert into documents.posting_item (year, number, item, account, amount_minor, article_id, quantity_milli, tax_code, code)
    select * from unnest(${arrayLiteral(rows.map(({ year }) => year))}::int[], ${arrayLiteral(rows.map(({ number }) => number))}::bigint[],
      ${arrayLiteral(rows.map(({ place }) => place))}::int[], ${of(({ account }) => account)}::text[], ${of(({ amountMinor }) => amountMinor)}::bigint[],
      ${of(({ articleId }) => articleId ?? null)}::text[], ${of(({ quantityMilli }) => quantityMilli ?? null)}::bigint[],
      ${of(({ taxCode }) => taxCode ?? null)}::text[], ${of(({ code }) => code ?? null)}::text[])`.execute(transaction);
}

export type ReceiptResult = Record<Task, string> & {
  receiptId: number;
  year: number;
  faults: Fault[] | null;
  booked: Partial<Record<Task, string>> | null;
  /** Those that this try has made. */
  documents: Partial<Record<Task, number>>;
};

/** A receipt is posted when each of its tasks is; documents of earlier tries stay. */
export async function markReceipts(transaction: DbTransaction, results: ReceiptResult[]): Promise<void> {
  const rows = results.map(({ documents, ...result }) => ({ ...result, ...documentsOf(documents) }));
  await sql`
    update documents.receipt set state = case when given.faults is null then 'posted' else 'setAside' end,
      posted_at = case when given.faults is null then now() end, attempts = attempts + 1,
      revenue_state = revenue, payment_state = payment, stock_state = stock, faults = given.faults, booked = given.booked,
      reason_code = given.faults -> 0 ->> 'code', reason_subject = left(given.faults -> 0 ->> 'subject', 40), reason = given.faults -> 0 ->> 'reason',
      document_year = year, revenue_document = coalesce(given.revenue_document, receipt.revenue_document),
      payment_document = coalesce(given.payment_document, receipt.payment_document),
      stock_document = coalesce(given.stock_document, receipt.stock_document)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given("receiptId" bigint, year int, revenue text, payment text, stock text, faults jsonb, booked jsonb,
        revenue_document bigint, payment_document bigint, stock_document bigint)
    where receipt_id = "receiptId"`.execute(transaction);
}

const documentsOf = ({ revenue, payment, stock }: Partial<Record<Task, number>>) => ({
  revenue_document: revenue,
  payment_document: payment,
  stock_document: stock,
});

/** A receipt that breaks its posting: no open task of it is tried again by itself. */
export async function markBroken(transaction: DbTransaction, receiptId: number, fault: Omit<Fault, "task">) {
  await sql`
    update documents.receipt set state = 'setAside', attempts = attempts + 1, reason_code = ${fault.code},
      reason_subject = left(${fault.subject}, 40), reason = ${fault.reason},
      revenue_state = case revenue_state when 'open' then 'error' else revenue_state end,
      payment_state = case payment_state when 'open' then 'error' else payment_state end,
      stock_state = case stock_state when 'open' then 'error' else stock_state end,
      faults = (select jsonb_agg(jsonb_build_object('task', task) || ${JSON.stringify(fault)}::jsonb)
        from (values ('revenue', revenue_state), ('payment', payment_state), ('stock', stock_state)) as of(task, task_state)
        where task_state in ('open', 'error'))
    where receipt_id = ${receiptId}`.execute(transaction);
}

export type Repost = {
  receiptIds?: number[] | undefined;
  reasonCode?: string | undefined;
  reasonSubject?: string | undefined;
  /** Only this task is tried again; the others stay as they are. */
  task?: Task | undefined;
};

/** Lets set-aside receipts be posted again; gives how many. */
export async function reopen(db: Db, { receiptIds = [], reasonCode, reasonSubject, task }: Repost): Promise<number> {
  const again = (name: Task) =>
    task === undefined || task === name
      ? sql`case ${sql.ref(`${name}_state`)} when 'error' then 'open' else ${sql.ref(`${name}_state`)} end`
      : sql.ref(`${name}_state`);
  const conditions: RawBuilder<unknown>[] = [sql`state = 'setAside' and reason_code <> 'receipt-unreadable'`];
  if (receiptIds.length > 0) conditions.push(sql`receipt_id = any(${receiptIds})`);
  if (reasonCode !== undefined || reasonSubject !== undefined)
    conditions.push(hasFault({ code: reasonCode, subject: reasonSubject }));
  if (task !== undefined) conditions.push(sql`${sql.ref(`${task}_state`)} = 'error'`);
  const { numAffectedRows } = await sql`
    update documents.receipt set state = 'pending', revenue_state = ${again("revenue")}, payment_state = ${again("payment")},
      stock_state = ${again("stock")}
    where ${sql.join(conditions, sql` and `)}`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
