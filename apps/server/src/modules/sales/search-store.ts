import type { PostingState, ReceiptSummary, Transaction } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { deviationsOfTransaction } from "./accept-store.ts";

/** Where a page ends: the moment with its microseconds, as text, and the id. */
export type PagePosition = { at: string; id: string };
export type SummaryRow = Omit<ReceiptSummary, "customerName" | "pieces" | "occurredAt" | "acceptedAt"> & {
  piecesMilli: number;
  occurredAt: Date;
  acceptedAt: Date;
  at: string;
};

export async function readSummaries(
  db: Db,
  conditions: RawBuilder<unknown>,
  { after, limit }: { after: PagePosition | undefined; limit: number },
): Promise<SummaryRow[]> {
  const position = after
    ? sql`and (transaction.occurred_at, transaction.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<SummaryRow>`
    select transaction.id, number, kind, transaction.store_id as "storeId", till_id as "tillId", cashier_name as "cashierName",
      customer_id as "customerId", occurred_at as "occurredAt", accepted_at as "acceptedAt",
      business_date as "businessDate", currency, total_minor as total, pieces_milli as "piecesMilli", line_count as lines,
      posting.state as posting, deviation_count as deviations, occurred_at::text as at
    from sales.transaction
      join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id
    where ${conditions} ${position}
    order by occurred_at desc, transaction.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Counts up to a limit: beyond it nobody needs the exact figure, and it would cost a walk over the table. */
export async function countMatches(
  db: Db,
  conditions: RawBuilder<unknown>,
  { atMost, byPosting }: { atMost: number; byPosting: boolean },
): Promise<number> {
  // Each transaction has one posting: looked at only where it is asked for.
  const posting = byPosting
    ? sql`join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id`
    : sql``;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from sales.transaction ${posting} where ${conditions} limit ${atMost}) as matching`.execute(db);
  return rows[0]?.count ?? 0;
}

export type DetailRow = {
  body: Transaction;
  acceptedAt: Date;
  deviations: { code: string; detail: string }[];
  posting: PostingState;
  reason: string | null;
};

export async function findByNumber(
  db: Db,
  { storeId, tillId, running }: { storeId: string; tillId: string; running: number },
): Promise<DetailRow | undefined> {
  const { rows } = await sql<DetailRow>`
    select body, accepted_at as "acceptedAt", ${deviationsOfTransaction(sql``)} as deviations, posting.state as posting,
      posting.reason
    from sales.transaction
      join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id
    where transaction.store_id = ${storeId} and till_id = ${tillId} and running = ${running}`.execute(db);
  return rows[0];
}
