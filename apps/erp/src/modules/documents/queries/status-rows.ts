import { sql } from "@counterfoil/platform";
import { latestReversal, reversalColumns } from "../reversing/reversal-rows.ts";

const taskState = (column: string) =>
  sql`case ${sql.ref(column)} when 'error' then 'setAside' when 'open' then 'pending' else ${sql.ref(column)} end`;
const postedDifferently = "This receipt was posted before with another content.";
/** As the index has it. */
const idoc = sql`lpad(idoc_number::text, 16, '0')`;

/**
 * What became of each receipt, under the number of every IDoc that brought it: one that came again has the state of the first,
 * unless it says something else; one that was replaced that of what took its place.
 */
export const receiptStatusRows = sql`(
  select idoc as "Idoc", receipt_number as "ReceiptNumber",
    case when differs and state = 'posted' then 'setAside' else state end as "Status",
    ${taskState("revenue_state")} as "RevenueState", ${taskState("payment_state")} as "PaymentState", ${taskState("stock_state")} as "StockState",
    case when differs and state = 'posted' then ${sql.lit(postedDifferently)} else reason end as "Reason",
    case when differs and state = 'posted' then 'posted-before-differently' else reason_code end as "ReasonCode",
    case when differs and state = 'posted' then receipt_number else reason_subject end as "ReasonSubject",
    document_year::text || '/' || revenue_document as "RevenueDocument", document_year::text || '/' || payment_document as "PaymentDocument",
    document_year::text || '/' || stock_document as "StockDocument",
    to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "PostedAt",
    ${reversalColumns}
  from (select ${idoc} as idoc, receipt_id, false as differs from documents.receipt
        union all select ${idoc}, receipt_id, differs from documents.repeated_receipt
        union all select ${idoc}, receipt_id, false from documents.receipt_version where how = 'sent') arrival
  join documents.receipt using (receipt_id) left join ${latestReversal} using (receipt_id))`;
