import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { PostingItem, PostingKind, Task } from "./judgement.ts";
import type { PendingReceipt } from "./receipt.ts";

/** Takes receipts that nobody else is posting right now. */
export async function takePending(transaction: DbTransaction, limit: number): Promise<PendingReceipt[]> {
  const { rows } = await sql<PendingReceipt>`
    select receipt_id as "receiptId", kind, site_id as "siteId", till, receipt_number as "receiptNumber", business_date as "businessDate",
      currency, content
    from documents.receipt where state = 'pending' order by receipt_id limit ${limit} for update skip locked`.execute(
    transaction,
  );
  return rows;
}

export async function readAccounts(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom("documents.account_code").select(["purpose", "code", "account"]).execute();
  return new Map(rows.map(({ purpose, code, account }) => [`${purpose} ${code}`, account]));
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
};

export async function insertPostings(transaction: DbTransaction, postings: NumberedPosting[]): Promise<void> {
  const of = (value: (posting: NumberedPosting) => string | number) => arrayLiteral(postings.map(value));
  await sql`
    insert into documents.posting (year, number, kind, receipt_id, site_id, till, posting_date, currency, reference, posted_at)
    select *, now() from unnest(${of(({ year }) => year)}::int[], ${of(({ number }) => number)}::bigint[], ${of(({ kind }) => kind)}::text[],
      ${of(({ receipt }) => receipt.receiptId)}::bigint[], ${of(({ siteId }) => siteId)}::text[], ${of(({ receipt }) => receipt.till)}::text[],
      ${of(({ receipt }) => receipt.businessDate)}::date[], ${of(({ receipt }) => receipt.currency)}::text[],
      ${of(({ receipt }) => receipt.receiptNumber)}::text[])`.execute(transaction);
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

export type PostedReceipt = { receiptId: number; revenue?: number; payment?: number; stock?: number; year: number };

export async function markPosted(transaction: DbTransaction, posted: PostedReceipt[]): Promise<void> {
  await sql`
    update documents.receipt set state = 'posted', posted_at = now(), attempts = attempts + 1, reason_code = null, reason_subject = null, reason = null,
      document_year = given.year, revenue_document = revenue, payment_document = payment, stock_document = stock,
      revenue_state = case when revenue is null then 'notNeeded' else 'posted' end,
      payment_state = case when payment is null then 'notNeeded' else 'posted' end,
      stock_state = case when stock is null then 'notNeeded' else 'posted' end
    from json_to_recordset(${JSON.stringify(posted)}::json)
      as given("receiptId" bigint, revenue bigint, payment bigint, stock bigint, year int)
    where receipt_id = "receiptId"`.execute(transaction);
}

export type SetAsideReceipt = { receiptId: number; task: Task; reasonCode: string; subject: string; reason: string };

export async function markSetAside(transaction: DbTransaction, receipts: SetAsideReceipt[]): Promise<void> {
  await sql`
    update documents.receipt set state = 'setAside', attempts = attempts + 1, reason_code = "reasonCode",
      reason_subject = left(subject, 40), reason = given.reason,
      revenue_state = case when task = 'revenue' then 'error' else 'open' end,
      payment_state = case when task = 'payment' then 'error' else 'open' end,
      stock_state = case when task = 'stock' then 'error' else 'open' end
    from json_to_recordset(${JSON.stringify(receipts)}::json) as given("receiptId" bigint, task text, "reasonCode" text, subject text, reason text)
    where receipt_id = "receiptId"`.execute(transaction);
}

/** Lets set-aside receipts be posted again; gives how many. */
export async function reopen(db: Db, which: { receiptIds?: number[]; reasonCode?: string }): Promise<number> {
  const { numAffectedRows } = await sql`
    update documents.receipt set state = 'pending' where state = 'setAside' and reason_code <> 'receipt-unreadable'
      and (${which.receiptIds ?? null}::bigint[] is null or receipt_id = any(${which.receiptIds ?? null}::bigint[]))
      and (${which.reasonCode ?? null}::text is null or reason_code = ${which.reasonCode ?? null})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
