import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type DayFigures = {
  tillId: string;
  count: number;
  sum: number;
  currency: string;
  first: number;
  last: number;
  /** Numbers between the first and the last that are not here. */
  gaps: number;
  closing: { count: number; sum: number } | null;
};

/** What a store's tills have sold on a business date, and what their closings say of it. */
export async function readDay(db: Db, storeId: string, businessDate: string): Promise<DayFigures[]> {
  const { rows } = await sql<DayFigures>`
    select till_id as "tillId", (count(*) filter (where kind = 'receipt'))::int as count,
      coalesce(sum(total_minor) filter (where kind = 'receipt'), 0)::bigint as sum, min(currency) as currency,
      min(running) as first, max(running) as last, (max(running) - min(running) + 1 - count(*))::int as gaps,
      (select json_build_object('count', sum(receipt_count), 'sum', sum(total_minor)) from sales.closing
       where closing.store_id = ${storeId} and closing.business_date = ${businessDate}::date
         and closing.till_id = transaction.till_id having count(*) > 0) as closing
    from sales.transaction where store_id = ${storeId} and business_date = ${businessDate}::date
    group by till_id order by till_id`.execute(db);
  return rows;
}

export type DayReceipt = {
  number: string;
  running: number;
  kind: string;
  sum: number;
  currency: string;
  posting: string;
};

/** The transactions of a till's business date by their numbers. */
export async function readDayReceipts(db: Db, tillId: string, businessDate: string): Promise<DayReceipt[]> {
  const storeId = tillId.slice(0, -3);
  const { rows } = await sql<DayReceipt>`
    select number, running, kind, total_minor as sum, currency, posting.state as posting
    from sales.transaction
      join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id
    where transaction.store_id = ${storeId} and till_id = ${tillId} and business_date = ${businessDate}::date
    order by running limit 100000`.execute(db);
  return rows;
}
