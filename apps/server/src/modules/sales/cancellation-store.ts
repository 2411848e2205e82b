import { type RawBuilder, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";

export type Cancellation = { storeId: string; id: string; number: string; receiptNumber: string };

export async function insertCancellations(db: DbTransaction, rows: readonly Cancellation[]): Promise<void> {
  const of = (field: keyof Cancellation) => rows.map((row) => row[field]);
  await sql`
    insert into sales.cancellation (store_id, receipt_number, transaction_id, number)
    select * from unnest(${of("storeId")}::text[], ${of("receiptNumber")}::text[], ${of("id")}::uuid[], ${of("number")}::text[])`.execute(
    db,
  );
}

export type CancelledReceipt = { id: string; number: string; total: number; lines: number; by: string[] };

/** The receipts with all their counter-receipts so far, the first one first; unknown ones are missing. */
export async function readCancelled(
  db: DbTransaction,
  storeId: string,
  keys: readonly { tillId: string; running: number }[],
): Promise<CancelledReceipt[]> {
  const { rows } = await sql<CancelledReceipt>`
    select id, number, total_minor as total, line_count as lines,
      (select array_agg(back.number order by back.number) from sales.cancellation as back
        where back.store_id = sold.store_id and back.receipt_number = sold.number) as by
    from sales.transaction as sold
    where store_id = ${storeId} and kind = 'receipt' and (till_id, running) in (
      select * from unnest(${keys.map(({ tillId }) => tillId)}::text[], ${keys.map(({ running }) => running)}::int[]))`.execute(
    db,
  );
  return rows;
}

/** For a row of sales.transaction: the receipt that it takes back, and the one that took it back. */
export const cancelsOfTransaction: RawBuilder<unknown> = sql`
  (select receipt_number from sales.cancellation as its
    where its.store_id = transaction.store_id and its.transaction_id = transaction.id) as cancels,
  (select min(back.number) from sales.cancellation as back
    where back.store_id = transaction.store_id and back.receipt_number = transaction.number) as "cancelledBy"`;
