import { type Closing, parseReceiptNumber, type TillConfiguration } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { AcceptedRow } from "./accepted-row.ts";

/** A closing by what it closes: its business date, for all that has a higher number than it. */
export type ClosedDay = { running: number; businessDate: string; number: string };

/** Those of a till that can concern transactions of these days; there is one a day. */
export async function readClosedDays(
  db: DbTransaction,
  { storeId, tillId }: { storeId: string; tillId: string },
  since: string,
): Promise<ClosedDay[]> {
  const { rows } = await sql<ClosedDay>`
    select running, to_char(business_date, 'YYYY-MM-DD') as "businessDate",
      till_id || '-' || lpad(running::text, 6, '0') as number
    from sales.closing where store_id = ${storeId} and till_id = ${tillId} and business_date >= ${since}::date
    order by running`.execute(db);
  return rows;
}

export async function insertClosing(db: DbTransaction, row: AcceptedRow, closing: Closing): Promise<void> {
  const { storeId, id, tillId, running } = row;
  const [from, to] = [closing.from, closing.to].map((number) => parseReceiptNumber(number ?? "")?.running ?? null);
  const difference = closing.payments.reduce((sum, payment) => sum + payment.difference, 0);
  await sql`
    insert into sales.closing (store_id, id, till_id, running, business_date, from_running, to_running, receipt_count,
      total_minor, difference_minor, z_number, automatic, left_minor, occurred_at, counted_by)
    values (${storeId}, ${id}, ${tillId}, ${running}, ${closing.businessDate}::date, ${from}, ${to},
      ${closing.receipts.count}, ${closing.receipts.total}, ${difference}, ${closing.zNumber ?? null},
      ${closing.automatic ?? false}, ${closing.drawer?.left ?? null}, ${closing.occurredAt}, ${closing.countedBy})`.execute(
    db,
  );
}

/** For a till that lost its memory. */
export async function readLastClosing(
  db: Db,
  { storeId, tillId }: { storeId: string; tillId: string },
): Promise<TillConfiguration["lastClosing"]> {
  const { rows } = await sql<NonNullable<TillConfiguration["lastClosing"]>>`
    select running, to_char(business_date, 'YYYY-MM-DD') as "businessDate", coalesce(z_number, 0) as "zNumber",
      coalesce(left_minor, 0)::bigint as left
    from sales.closing where store_id = ${storeId} and till_id = ${tillId} order by running desc limit 1`.execute(db);
  return rows[0];
}

/** What the server has of the receipts that a closing speaks of. */
export async function sumReceiptsOf(
  db: DbTransaction,
  { storeId, tillId, from, to }: Closing,
): Promise<{ count: number; total: number }> {
  const [first, last] = [from, to].map((number) => parseReceiptNumber(number ?? "")?.running ?? 0);
  const { rows } = await sql<{ count: number; total: number }>`
    select count(*)::int as count, coalesce(sum(total_minor), 0)::bigint as total from sales.transaction
    where store_id = ${storeId} and till_id = ${tillId} and kind = 'receipt' and running between ${first} and ${last}`.execute(
    db,
  );
  return rows[0] ?? { count: 0, total: 0 };
}
