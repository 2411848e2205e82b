import { sql } from "@counterfoil/platform";
import { latestReversal, reversalColumns } from "../reversing/reversal-rows.ts";
import { isComplete, postedCount, postedMinor, receiptCount, receiptsMinor, tillDays } from "./till-day-sql.ts";

/** A till's running number in the form of its receipt numbers. */
const inFull = (column: string) => sql`day.site_id || '-' || day.till || '-' || lpad(${sql.ref(column)}::text, 6, '0')`;
const decimal = (minor: ReturnType<typeof sql>) => sql`((${minor}) / 100.0)::numeric(16, 2)`;

/** For OData: the columns of CompletenessSet. */
export const completenessRows = sql`(
  select day.site_id as "Site", day.till as "Till", day.business_date as "BusinessDate", ${inFull("numbers.first")} as "FirstNumber",
    ${inFull("numbers.last")} as "LastNumber", (${receiptCount})::int as "Receipts", ${decimal(receiptsMinor)} as "TotalAmount",
    coalesce(nullif(arrived.currency, ''), '') as "Currency", arrived.cash::int as "CashMovements",
    ${decimal(sql`coalesce(arrived.cash_minor, 0)`)} as "CashAmount", arrived.goods::int as "GoodsMovements", missing.count::int as "Gaps",
    doubled.count::int as "Doubles", arrived.set_aside::int as "SetAside", arrived.reversed::int as "Reversed",
    arrived.pending::int as "Pending", (${postedCount})::int as "Posted",
    ${decimal(postedMinor)} as "PostedAmount", closed.number as "ClosingNumber", closed.receipts::int as "ClosingReceipts",
    ${decimal(sql`closed.total_minor`)} as "ClosingAmount", ${isComplete} as "Complete"
  from ${tillDays})`;

/** For OData: the columns of ReceiptSet, those inside sums too. */
export const receiptRows = sql`(
  select site_id as "Site", till as "Till", business_date as "BusinessDate", kind as "Kind", receipt_number as "ReceiptNumber",
    state as "Status", ${decimal(sql`total_minor`)} as "TotalAmount", currency as "Currency", trim_scale(pieces_milli / 1000.0) as "Pieces",
    line_count as "Lines", lpad(idoc_number::text, 16, '0') as "Idoc", null::text as "SumNumber",
    ${reversalColumns}
  from documents.receipt left join ${latestReversal} using (receipt_id) where kind in ('receipt', 'cashMovement', 'goodsMovement') and business_date is not null
    and reason_code is distinct from 'summed-and-single'
  union all
  select sum.site_id, sum.till, sum.business_date, 'receipt', inside.receipt_number, sum.state, ${decimal(sql`amount_minor`)}, sum.currency, 0, 0,
    lpad(sum.idoc_number::text, 16, '0'), sum.receipt_number, ${reversalColumns}
  from documents.receipt sum join documents.summed_receipt inside using (receipt_id) left join ${latestReversal} using (receipt_id)
  where sum.kind = 'salesSum' and sum.reason_code is distinct from 'summed-and-single')`;
