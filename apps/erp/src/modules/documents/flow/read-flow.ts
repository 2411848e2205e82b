import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type ReversalRow, readReversals } from "../reversing/reversal-store.ts";

export type Arrival = {
  idocNumber: number;
  idocType: string;
  receivedAt: Date;
  how: "first" | "again" | "replaced";
  differs: boolean;
};
export type Related = {
  receiptId: number;
  kind: string;
  receiptNumber: string;
  state: string;
  amount: number;
  currency: string;
};
export type Flow = {
  arrivals: Arrival[];
  /** The sum that it is in, and the closing of its day that it belongs to. */
  sums: Related[];
  closings: Related[];
  /** Of a sum or a payment list: how many receipts it speaks of, and the first of them. */
  insideCount: number;
  inside: (Partial<Related> & { receiptNumber: string; amount: number })[];
  /** What was booked and taken back again. */
  reversals: ReversalRow[];
};

const MOST_SHOWN = 200;
const related = (
  name: string,
) => sql`${sql.ref(`${name}.receipt_id`)} as "receiptId", ${sql.ref(`${name}.kind`)} as kind,
  ${sql.ref(`${name}.receipt_number`)} as "receiptNumber", ${sql.ref(`${name}.state`)} as state, ${sql.ref(`${name}.total_minor`)} as amount,
  ${sql.ref(`${name}.currency`)} as currency`;
/** Between the first and the last number that a closing names; all of its day when it names none. */
const isWithin = sql`(facts.first_number is null or inner_receipt.running_number between substring(facts.first_number from '(\\d{1,15})$')::bigint
  and substring(facts.last_number from '(\\d{1,15})$')::bigint)`;

/** Everything before, beside and behind a receipt but for its own documents. */
export async function readFlow(db: Db, receiptId: number): Promise<Flow> {
  const [arrivals, sums, closings, inside, reversals] = await Promise.all([
    readArrivals(db, receiptId),
    readSums(db, receiptId),
    readClosings(db, receiptId),
    readInside(db, receiptId),
    readReversals(db, receiptId),
  ]);
  return { arrivals, sums, closings, insideCount: inside.count, inside: inside.rows, reversals };
}

async function readArrivals(db: Db, receiptId: number): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`
    select idoc_number as "idocNumber", idoc_type as "idocType", received_at as "receivedAt", how, differs
    from (select idoc_number, 'first' as how, false as differs from documents.receipt where receipt_id = ${receiptId}
      union all select idoc_number, 'again', differs from documents.repeated_receipt where receipt_id = ${receiptId}
      union all select idoc_number, 'replaced', true from documents.receipt_version where receipt_id = ${receiptId} and how = 'sent') arrival
    join documents.idoc using (idoc_number) order by idoc_number limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

async function readSums(db: Db, receiptId: number): Promise<Related[]> {
  const { rows } = await sql<Related>`
    select ${related("sum")} from documents.receipt single
    join documents.summed_receipt inside on inside.receipt_number = single.receipt_number
    join documents.receipt sum on sum.receipt_id = inside.receipt_id and sum.site_id = single.site_id and sum.kind = 'salesSum'
    where single.receipt_id = ${receiptId} and single.kind = 'receipt' order by sum.receipt_id limit ${MOST_SHOWN}`.execute(
    db,
  );
  return rows;
}

async function readClosings(db: Db, receiptId: number): Promise<Related[]> {
  const { rows } = await sql<Related>`
    select ${related("closing")} from documents.receipt inner_receipt
    join documents.receipt closing on closing.kind in ('salesSum', 'paymentList') and closing.site_id = inner_receipt.site_id
      and closing.till = inner_receipt.till and closing.business_date = inner_receipt.business_date and closing.receipt_id <> inner_receipt.receipt_id
    left join documents.closing facts on facts.receipt_id = closing.receipt_id
    where inner_receipt.receipt_id = ${receiptId} and (closing.kind = 'paymentList' or inner_receipt.kind = 'paymentList')
      and case when inner_receipt.kind in ('salesSum', 'paymentList') then closing.receipt_number = inner_receipt.receipt_number
        else ${isWithin} end
    order by closing.receipt_id limit ${MOST_SHOWN}`.execute(db);
  return rows;
}

/** By the numbers that it names; a payment list that names none is of all between its first and its last. */
async function readInside(db: Db, receiptId: number): Promise<{ count: number; rows: Flow["inside"] }> {
  const inside = sql`(
    select inside.receipt_number as "receiptNumber", inside.amount_minor as amount, sum.currency, single.receipt_id as "receiptId",
      single.state, 'receipt' as kind
    from documents.receipt sum join documents.summed_receipt inside using (receipt_id)
    left join documents.receipt single on single.kind = 'receipt' and single.site_id = sum.site_id and single.till = sum.till
      and single.receipt_number = inside.receipt_number and single.running_number = inside.running_number
    where sum.receipt_id = ${receiptId}
    union all
    select inner_receipt.receipt_number, inner_receipt.total_minor, inner_receipt.currency, inner_receipt.receipt_id, inner_receipt.state,
      inner_receipt.kind
    from documents.receipt list left join documents.closing facts using (receipt_id)
    join documents.receipt inner_receipt on inner_receipt.site_id = list.site_id and inner_receipt.till = list.till
      and inner_receipt.business_date = list.business_date and inner_receipt.kind = 'receipt' and ${isWithin}
    where list.receipt_id = ${receiptId} and list.kind = 'paymentList'
      and not exists (select from documents.summed_receipt named where named.receipt_id = list.receipt_id))`;
  const { rows } = await sql<Flow["inside"][number]>`
    select * from ${inside} inside order by "receiptNumber" limit ${MOST_SHOWN}`.execute(db);
  const { rows: counted } = await sql<{ count: number }>`select count(*) as count from ${inside} inside`.execute(db);
  return { count: counted[0]?.count ?? 0, rows };
}
