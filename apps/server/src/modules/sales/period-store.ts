import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/** Business days, both included; no stores means all. */
export type ReceiptPeriod = { from: string; to: string; stores?: readonly string[] };
export type ReceiptPage = ReceiptPeriod & { after: { storeId: string; id: string } | undefined; limit: number };

const inPeriod = ({ from, to, stores }: ReceiptPeriod): RawBuilder<unknown> => sql`kind = 'receipt'
  and business_date between ${from}::date and ${to}::date
  and (${stores ?? null}::text[] is null or store_id = any(${stores ?? null}::text[]))`;

export type ReceiptText = { storeId: string; id: string; text: string; customerId: string | undefined };

/** By store and id, which is by the moment of the sale: ids begin with it. As text: whoever computes parses it in a thread of his own. */
export async function readReceiptTexts(db: Db, page: ReceiptPage): Promise<ReceiptText[]> {
  const rest = page.after ? sql`and (store_id, id) > (${page.after.storeId}, ${page.after.id}::uuid)` : sql``;
  const { rows } = await sql<Omit<ReceiptText, "customerId"> & { customerId: string | null }>`
    select store_id as "storeId", id, body::text as text, customer_id as "customerId"
    from sales.transaction where ${inPeriod(page)} ${rest} order by store_id, id limit ${page.limit}`.execute(db);
  return rows.map((row) => ({ ...row, customerId: row.customerId ?? undefined }));
}

export async function countReceiptBodies(db: Db, period: ReceiptPeriod): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from sales.transaction where ${inPeriod(period)}`.execute(db);
  return rows[0]?.count ?? 0;
}
