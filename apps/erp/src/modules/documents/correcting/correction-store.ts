import { arrayLiteral, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { figuresOf } from "../figures.ts";
import { closingOf } from "../intake/arrived-receipt.ts";
import { insertTillDays, keepClosings } from "../intake/intake-store.ts";
import type { Content, PendingReceipt } from "../receipt.ts";

export type SetAsideReceipt = PendingReceipt & { state: string; version: number; businessDate: string | null };
export type NewContent = { receipt: SetAsideReceipt; content: Content };

/** Nobody posts or corrects them meanwhile. */
export async function takeReceipts(transaction: DbTransaction, receiptIds: number[]): Promise<SetAsideReceipt[]> {
  const { rows } = await sql<SetAsideReceipt>`
    select receipt_id as "receiptId", kind, site_id as "siteId", till, receipt_number as "receiptNumber", business_date as "businessDate",
      currency, content, faults, booked, state, version,
      json_build_object('revenue', revenue_state, 'payment', payment_state, 'stock', stock_state) as states
    from documents.receipt where receipt_id = any(${arrayLiteral(receiptIds)}::bigint[]) order by receipt_id for update`.execute(
    transaction,
  );
  return rows;
}

/** Keeps what each was beside who changed it and why, puts the new content in its place, and lets it be posted. */
export async function replaceContents(
  transaction: DbTransaction,
  changes: NewContent[],
  act: { by: string; how: "form" | "mass"; why: string },
): Promise<void> {
  const rows = changes.map(({ receipt, content }) => {
    const { day } = content as { day?: string };
    return { receiptId: receipt.receiptId, day, ...figuresOf(receipt.kind, content) };
  });
  await sql`
    insert into documents.receipt_version (receipt_id, version, content, content_hash, idoc_number, replaced_by, how, why)
    select receipt_id, version, content, content_hash, idoc_number, ${act.by}, ${act.how}, ${act.why}
    from documents.receipt where receipt_id = any(${arrayLiteral(rows.map(({ receiptId }) => receiptId))}::bigint[])`.execute(
    transaction,
  );
  const again = (task: string) =>
    sql`case ${sql.ref(`${task}_state`)} when 'error' then 'open' else ${sql.ref(`${task}_state`)} end`;
  const contents = `[${changes.map(({ content }) => JSON.stringify(content)).join()}]`;
  await sql`
    update documents.receipt set content = given.content, content_hash = sha256(convert_to(given.content::text, 'UTF8')), version = version + 1,
      state = 'pending', revenue_state = ${again("revenue")}, payment_state = ${again("payment")}, stock_state = ${again("stock")},
      currency = given.currency, total_minor = "totalMinor", pieces_milli = "piecesMilli", line_count = "lineCount",
      business_date = coalesce(business_date, day)
    from rows from (json_to_recordset(${JSON.stringify(rows)}::json) as ("receiptId" bigint, day date, currency text, "totalMinor" bigint,
        "piecesMilli" bigint, "lineCount" int), json_array_elements(${contents}::json))
      as given("receiptId", day, currency, "totalMinor", "piecesMilli", "lineCount", content)
    where receipt_id = "receiptId"`.execute(transaction);
  await insertTillDays(
    transaction,
    changes.map(({ receipt: { siteId, till }, content }) => ({
      siteId,
      till,
      businessDate: (content as { day?: string }).day ?? null,
    })),
  );
  await keepClosings(
    transaction,
    changes
      .filter(({ receipt: { kind } }) => kind === "salesSum" || kind === "paymentList")
      .map(({ receipt, content }) => ({ receiptId: receipt.receiptId, closing: closingOf(content as object) })),
  );
}
