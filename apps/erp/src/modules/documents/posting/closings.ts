import { arrayLiteral, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { PendingReceipt } from "../receipt.ts";

const isClosing = ({ kind }: PendingReceipt) => kind === "salesSum" || kind === "paymentList";

/**
 * Who posts receipts of a till and day shares that day; who posts a sum or a payment list has it alone, with its neighbours, for a closing
 * may end after midnight. In one order, so that two batches never wait for each other.
 */
export async function holdTillDays(transaction: DbTransaction, receipts: PendingReceipt[]): Promise<void> {
  const days = new Map<string, [string, string, string]>();
  for (const receipt of receipts)
    for (const shift of isClosing(receipt) ? [-1, 0, 1] : [0]) {
      const { siteId, till, businessDate } = receipt;
      const day = shift === 0 ? businessDate : shifted(businessDate, shift);
      days.set(`${siteId} ${till} ${day}`, [siteId, till, day]);
    }
  const keys = [...days.values()];
  const of = (index: 0 | 1 | 2) => arrayLiteral(keys.map((key) => key[index]));
  await sql`
    select from documents.till_day
    join unnest(${of(0)}::text[], ${of(1)}::text[], ${of(2)}::date[]) as given(site, of_till, day)
      on site_id = site and till = of_till and business_date = day
    order by site_id, till, business_date
    ${receipts.some(isClosing) ? sql`for update of till_day` : sql`for share of till_day`}`.execute(transaction);
}

const DAY_MS = 24 * 60 * 60 * 1000;
const shifted = (day: string, by: number) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/** Payment lists wait for the receipts or sums of their till and day; when any of those was posted they are looked at again. */
export async function reopenWaitingLists(transaction: DbTransaction, receiptIds: number[]): Promise<void> {
  if (receiptIds.length === 0) return;
  await sql`
    update documents.receipt list set state = 'pending', payment_state = 'open'
    from (select distinct site_id, till, business_date from documents.receipt
      where receipt_id = any(${receiptIds}) and kind in ('receipt', 'salesSum')) posted
    where list.kind = 'paymentList' and list.state = 'setAside' and list.site_id = posted.site_id and list.till = posted.till
      and list.business_date = posted.business_date and list.reason_code in ('payment-list-alone', 'payment-list-differs')`.execute(
    transaction,
  );
}
