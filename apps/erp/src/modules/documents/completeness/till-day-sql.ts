import { sql } from "@counterfoil/platform";

/*
 * One row for each day of a till (`day`, a row of till_day): what came, what is missing, what is posted. A number counts as there
 * when any kind of transaction has it, on whichever day, or a sum has it inside.
 */
const ofDay = sql`receipt.site_id = day.site_id and receipt.till = day.till and receipt.business_date = day.business_date`;

/** What came one by one. One that is set aside because it is in a sum is counted there. */
const isReceipt = sql`kind = 'receipt' and reason_code is distinct from 'summed-and-single'`;
const arrived = sql`(
  select min(running_number) as first, max(running_number) as last,
    count(*) filter (where ${isReceipt}) as receipts, sum(total_minor) filter (where ${isReceipt}) as receipts_minor,
    count(*) filter (where kind = 'receipt' and state = 'posted') as posted,
    sum(total_minor) filter (where kind = 'receipt' and state = 'posted') as posted_minor,
    count(*) filter (where kind = 'cashMovement') as cash, sum(total_minor) filter (where kind = 'cashMovement') as cash_minor,
    count(*) filter (where kind = 'goodsMovement') as goods,
    count(*) filter (where state = 'setAside') as set_aside, count(*) filter (where state = 'setAside' and reason_code = 'reversed') as reversed,
    count(*) filter (where state = 'pending') as pending,
    max(currency) as currency
  from documents.receipt where ${ofDay})`;

/** What came in sums, from the receipts they name or from what they say of themselves. */
const summed = sql`(
  select min(inside.first) as first, max(inside.last) as last, sum(coalesce(nullif(inside.receipts, 0), receipt_count)) as receipts,
    sum(receipt.total_minor) as receipts_minor,
    sum(coalesce(nullif(inside.receipts, 0), receipt_count)) filter (where state = 'posted') as posted,
    sum(receipt.total_minor) filter (where state = 'posted') as posted_minor
  from documents.receipt left join documents.closing using (receipt_id)
  left join lateral (select min(running_number) as first, max(running_number) as last, count(*) as receipts
    from documents.summed_receipt where summed_receipt.receipt_id = receipt.receipt_id) inside on true
  where kind = 'salesSum' and reason_code is distinct from 'summed-and-single' and ${ofDay})`;

/** What the closings of the day say; a sum only where no payment list of the same closing came. */
const closed = sql`(
  select max(receipt_number) as number, sum(receipt_count) as receipts, sum(closing.total_minor) as total_minor, count(*) as closings
  from documents.receipt left join documents.closing using (receipt_id)
  where kind in ('salesSum', 'paymentList') and ${ofDay} and (kind = 'paymentList' or not exists (
    select from documents.receipt list where list.kind = 'paymentList' and list.site_id = receipt.site_id and list.till = receipt.till
      and list.business_date = receipt.business_date and list.receipt_number = receipt.receipt_number)))`;

/** The numbers of a till between two, each once. */
export const numbersBetween = (first: ReturnType<typeof sql.ref>, last: ReturnType<typeof sql.ref>) => sql`(
  select running_number from documents.receipt
  where receipt.site_id = day.site_id and receipt.till = day.till and running_number between ${first} and ${last}
  union select inside.running_number from documents.receipt join documents.summed_receipt inside using (receipt_id)
  where kind = 'salesSum' and receipt.site_id = day.site_id and receipt.till = day.till
    and receipt.business_date between day.business_date - 1 and day.business_date + 1 and inside.running_number between ${first} and ${last})`;

/** The last number before the day's first; the day begins behind it. */
const before = sql`(
  select coalesce(max(running_number) + 1, numbers.first) as first from documents.receipt
  where receipt.site_id = day.site_id and receipt.till = day.till and running_number < numbers.first)`;

/** Receipts that came again with other content, and numbers that another receipt of the till has too. */
const doubled = sql`(
  select (select count(*) from documents.receipt join documents.repeated_receipt using (receipt_id) where ${ofDay} and differs)
    + (select count(*) from documents.receipt where ${ofDay} and exists (select from documents.receipt other
        where other.site_id = receipt.site_id and other.till = receipt.till and other.running_number = receipt.running_number
          and other.kind = receipt.kind and other.receipt_id <> receipt.receipt_id)) as count)`;

export const tillDays = sql`documents.till_day day
  cross join lateral ${arrived} arrived cross join lateral ${summed} summed cross join lateral ${closed} closed
  cross join lateral (select least(arrived.first, summed.first) as first, greatest(arrived.last, summed.last) as last) numbers
  cross join lateral ${before} before
  cross join lateral (select coalesce(numbers.last - before.first + 1 - count(*), 0) as count
    from ${numbersBetween(sql.ref("before.first"), sql.ref("numbers.last"))} there) missing
  cross join lateral ${doubled} doubled`;

export const receiptCount = sql`arrived.receipts + coalesce(summed.receipts, 0)`;
export const receiptsMinor = sql`coalesce(arrived.receipts_minor, 0) + coalesce(summed.receipts_minor, 0)`;
export const postedCount = sql`arrived.posted + coalesce(summed.posted, 0)`;
export const postedMinor = sql`coalesce(arrived.posted_minor, 0) + coalesce(summed.posted_minor, 0)`;

/** Green only when whole. A receipt that was late for its closing is more than the closing knows of; less than it knows is not whole. */
export const isComplete = sql`(missing.count = 0 and doubled.count = 0 and arrived.set_aside = 0 and arrived.pending = 0 and closed.closings > 0
  and coalesce(closed.receipts <= ${receiptCount}, true)
  and (closed.receipts is distinct from ${receiptCount} or coalesce(closed.total_minor = ${receiptsMinor}, true)))`;
