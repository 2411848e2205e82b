import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { findTillDay, type TillDay } from "./search-completeness.ts";
import { numbersBetween } from "./till-day-sql.ts";

export const TillDayKeySchema = Type.Object({
  siteId: Type.String({ minLength: 1, maxLength: 5 }),
  till: Type.String({ minLength: 1, maxLength: 25 }),
  businessDate: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
});
export type TillDayKey = Static<typeof TillDayKeySchema>;

export type Gap = { from: number; to: number };
export type Double = { receiptId: number; receiptNumber: string; businessDate: string | null; differs: boolean };
export type OpenReceipt = {
  receiptId: number;
  kind: string;
  receiptNumber: string;
  state: string;
  amount: number;
  reason: string | null;
  reasonCode: string | null;
  reasonSubject: string | null;
};
const openColumns = sql`receipt_id as "receiptId", kind, receipt_number as "receiptNumber", state, receipt.total_minor as amount, reason,
  reason_code as "reasonCode", reason_subject as "reasonSubject"`;

/** What a day of a till lacks, number by number, and what of it is not posted. */
export async function readTillDay(db: Db, key: TillDayKey) {
  const summary = await findTillDay(db, key);
  if (!summary) return undefined;
  const [gaps, doubles, open, closings] = await Promise.all([
    readGaps(db, summary),
    readDoubles(db, key),
    readOpen(db, key),
    readClosings(db, key),
  ]);
  return { ...summary, gapList: gaps, doubleList: doubles, open, closings };
}

const ofDay = ({ siteId, till, businessDate }: TillDayKey) =>
  sql`receipt.site_id = ${siteId} and receipt.till = ${till} and receipt.business_date = ${businessDate}::date`;

/** A day begins behind the last number before it, so that what is missing between two days is missed too. */
async function readGaps(db: Db, { siteId, till, businessDate, first, last }: TillDay): Promise<Gap[]> {
  if (first === null || last === null) return [];
  const { rows } = await sql<Gap>`
    with day as (select ${siteId}::text as site_id, ${till}::text as till, ${businessDate}::date as business_date, ${last}::bigint as last,
      coalesce((select max(running_number) from documents.receipt
        where site_id = ${siteId} and till = ${till} and running_number < ${first}::bigint), ${first}::bigint) as before),
    there as (select running_number from day cross join lateral ${numbersBetween(sql.ref("day.before"), sql.ref("day.last"))} numbers)
    select running_number + 1 as from, next - 1 as to
    from (select running_number, lead(running_number) over (order by running_number) as next from there) pairs
    where next > running_number + 1 order by 1 limit 500`.execute(db);
  return rows;
}

async function readDoubles(db: Db, key: TillDayKey): Promise<Double[]> {
  const { rows } = await sql<Double>`
    select receipt_id as "receiptId", receipt_number as "receiptNumber", business_date as "businessDate", true as differs
    from documents.receipt where ${ofDay(key)}
      and exists (select from documents.repeated_receipt repeated where repeated.receipt_id = receipt.receipt_id and differs)
    union all
    select other.receipt_id, other.receipt_number, other.business_date, false
    from documents.receipt join documents.receipt other on other.site_id = receipt.site_id and other.till = receipt.till
      and other.running_number = receipt.running_number and other.kind = receipt.kind and other.receipt_id <> receipt.receipt_id
    where ${ofDay(key)} order by 2 limit 500`.execute(db);
  return rows;
}

async function readOpen(db: Db, key: TillDayKey): Promise<OpenReceipt[]> {
  const { rows } = await sql<OpenReceipt>`
    select ${openColumns} from documents.receipt where ${ofDay(key)} and state <> 'posted' order by running_number, receipt_id limit 500`.execute(
    db,
  );
  return rows;
}

async function readClosings(db: Db, key: TillDayKey) {
  const { rows } = await sql<OpenReceipt & { first: string | null; last: string | null; receipts: number | null }>`
    select ${openColumns}, first_number as first, last_number as last, receipt_count as receipts
    from documents.receipt left join documents.closing using (receipt_id)
    where kind in ('salesSum', 'paymentList') and ${ofDay(key)} order by receipt_number, kind desc limit 100`.execute(
    db,
  );
  return rows;
}
