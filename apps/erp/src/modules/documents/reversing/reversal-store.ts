import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { PostingKind } from "../judging/judgement.ts";
import { takePostingNumbers } from "../posting/posting-store.ts";
import type { Fault, PendingReceipt, Task } from "../receipt.ts";

export type PostedDocument = { task: Task; year: number; number: number; kind: PostingKind | "movement" };
export type Reversed = { task: Task; year: number; number: number; counterYear: number; counterNumber: number };

/** The documents of these tasks that hold now. */
export async function readPosted(
  transaction: DbTransaction,
  receiptId: number,
  wanted: readonly Task[],
): Promise<PostedDocument[]> {
  const { rows } = await sql<PostedDocument>`
    select task, made.year, made.number, coalesce(posting.kind, 'movement') as kind
    from documents.receipt
      cross join lateral (values ('revenue', document_year, revenue_document), ('payment', document_year, payment_document),
        ('stock', document_year, stock_document)) as made(task, year, number)
      left join documents.posting on task <> 'stock' and posting.year = made.year and posting.number = made.number
    where receipt.receipt_id = ${receiptId} and task = any(${[...wanted]}) and made.number is not null`.execute(
    transaction,
  );
  return rows;
}

/** The same items the other way round, of the same day: together the two book nothing. */
export async function postCounter(
  transaction: DbTransaction,
  { task, year, number, kind }: PostedDocument,
): Promise<Reversed> {
  const counterNumber = await takePostingNumbers(transaction, kind as PostingKind, year, 1);
  await sql`
    insert into documents.posting (year, number, kind, receipt_id, site_id, till, posting_date, currency, reference,
      customer_id, posted_at)
    select year, ${counterNumber}, kind, receipt_id, site_id, till, posting_date, currency, reference, customer_id, now()
    from documents.posting where year = ${year} and number = ${number}`.execute(transaction);
  await sql`
    insert into documents.posting_item (year, number, item, account, amount_minor, article_id, quantity_milli, tax_code, code)
    select year, ${counterNumber}, item, account, -amount_minor, article_id, -quantity_milli, tax_code, code
    from documents.posting_item where year = ${year} and number = ${number}`.execute(transaction);
  return { task, year, number, counterYear: year, counterNumber };
}

type Act = { by: string; why: string };

export async function insertReversals(
  transaction: DbTransaction,
  receiptId: number,
  documents: readonly Reversed[],
  { by, why }: Act,
): Promise<void> {
  await sql`
    insert into documents.reversal (receipt_id, task, year, number, counter_year, counter_number, reversed_by, why)
    select ${receiptId}, task, year, number, "counterYear", "counterNumber", ${by}, ${why}
    from json_to_recordset(${JSON.stringify(documents)}::json)
      as given(task text, year int, number bigint, "counterYear" int, "counterNumber" bigint)`.execute(transaction);
}

/** Set aside by a person: nothing posts it again before somebody says so. */
export async function markReversed(
  transaction: DbTransaction,
  { receiptId, faults: before, states }: PendingReceipt,
  { documents, booked, by, why }: Act & { documents: readonly Reversed[]; booked: object | null },
): Promise<void> {
  const reversed = documents.map(({ task }): Fault => {
    return { task, code: "reversed", subject: task, reason: `Reversed by ${by}: ${why}` };
  });
  const faults = [...reversed, ...(before ?? []).filter(({ task }) => states[task] === "error")];
  const gone = documents.map(({ task }) => task);
  const state = (task: Task) => sql`case when ${gone.includes(task)} then 'error' else ${sql.ref(`${task}_state`)} end`;
  const document = (task: Task) =>
    sql`case when ${gone.includes(task)} then null else ${sql.ref(`${task}_document`)} end`;
  await sql`
    update documents.receipt set state = 'setAside', posted_at = null, faults = ${JSON.stringify(faults)}::jsonb,
      booked = ${booked === null ? null : JSON.stringify(booked)}::jsonb, reason_code = 'reversed',
      reason_subject = ${faults[0]?.subject ?? ""}, reason = ${faults[0]?.reason ?? ""},
      revenue_state = ${state("revenue")}, payment_state = ${state("payment")}, stock_state = ${state("stock")},
      revenue_document = ${document("revenue")}, payment_document = ${document("payment")}, stock_document = ${document("stock")}
    where receipt_id = ${receiptId}`.execute(transaction);
}

export type ReversalRow = Reversed & { reversedAt: Date; reversedBy: string; why: string };

export async function readReversals(db: Db, receiptId: number): Promise<ReversalRow[]> {
  const { rows } = await sql<ReversalRow>`
    select task, year, number, counter_year as "counterYear", counter_number as "counterNumber", reversed_at as "reversedAt",
      reversed_by as "reversedBy", why
    from documents.reversal where receipt_id = ${receiptId} order by reversed_at, number limit 200`.execute(db);
  return rows;
}
