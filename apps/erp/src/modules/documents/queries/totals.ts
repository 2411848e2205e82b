import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";

export const TotalsQuerySchema = Type.Object({
  siteId: Type.String({ maxLength: 4 }),
  businessDate: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  till: Type.Optional(Type.String({ maxLength: 25 })),
});
export type TotalsQuery = Static<typeof TotalsQuerySchema>;

/** One day of a site, receipt by receipt, summed from what was posted and not from what arrived; for reconciliation. */
export async function readReceiptTotals(db: Db, { siteId, businessDate, till }: TotalsQuery) {
  const { rows } = await sql<{
    receiptNumber: string;
    kind: string;
    state: string;
    reason: string | null;
    amount: number;
    pieces: number;
    lines: number;
    currency: string;
  }>`
    select receipt_number as "receiptNumber", kind, state, reason, currency, line_count as lines,
      coalesce(posted.amount, 0)::bigint as amount,
      case when kind = 'goodsMovement' and state = 'posted' then pieces_milli else coalesce(posted.quantity_milli, 0) end / 1000.0::float8 as pieces
    from documents.receipt left join lateral (
      select sum(amount_minor) filter (where item = 1 or kind = 'cashMovement' and item % 2 = 1) as amount, sum(quantity_milli) as quantity_milli
      from documents.posting_item where year = document_year and number = coalesce(revenue_document, payment_document)) posted on true
    where site_id = ${siteId} and business_date = ${businessDate}::date and till = coalesce(${till ?? null}, till)
    order by receipt_number limit 100000`.execute(db);
  const of = (kind: string) => rows.filter((row) => row.kind === kind && row.state === "posted");
  const sum = (kind: string, field: "amount" | "pieces") =>
    of(kind).reduce((total, row) => total + Number(row[field]), 0);
  return {
    items: rows,
    totals: {
      receipts: of("receipt").length,
      amount: sum("receipt", "amount"),
      pieces: sum("receipt", "pieces"),
      cashMovements: of("cashMovement").length,
      cashAmount: sum("cashMovement", "amount"),
      goodsMovements: of("goodsMovement").length,
      goodsPieces: sum("goodsMovement", "pieces"),
      pending: rows.filter(({ state }) => state === "pending").length,
      setAside: rows.filter(({ state }) => state === "setAside").length,
    },
  };
}
