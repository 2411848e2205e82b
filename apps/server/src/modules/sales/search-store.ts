import type { PostingState, ReceiptSummary, Transaction } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { deviationsOfTransaction } from "./accept-store.ts";
import { cancelsOfTransaction } from "./cancellation-store.ts";
import type { ReceiptConditions } from "./receipt-filter.ts";

/** Where a page ends: the moment with its microseconds, as text, and the id. */
export type PagePosition = { at: string; id: string };
type Summary = Omit<
  ReceiptSummary,
  "customerName" | "pieces" | "occurredAt" | "acceptedAt" | "cancels" | "cancelledBy"
>;
export type SummaryRow = Summary & {
  cancels: string | null;
  cancelledBy: string | null;
  piecesMilli: number;
  occurredAt: Date;
  acceptedAt: Date;
  at: string;
  /** How many there are in all, as far as they were counted. */
  matching: number;
};

type Page = { after: PagePosition | undefined; limit: number };

/** `countTo`: all that match are counted up to it; beyond it nobody needs the exact figure, and it would cost a walk over the table. */
export async function readSummaries(
  db: Db,
  { where, found, by, open }: ReceiptConditions,
  { after, limit, countTo = 0 }: Page & { countTo?: number | undefined },
): Promise<SummaryRow[]> {
  const [at, id] = open
    ? [sql`posting.occurred_at`, sql`posting.transaction_id`]
    : [sql`transaction.occurred_at`, sql`transaction.id`];
  const position = after ? sql`and (${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<SummaryRow>`
    ${found ? sql`with found (store_id, id) as materialized (${found})` : sql``}
    select transaction.id, number, kind, transaction.store_id as "storeId", till_id as "tillId", cashier_name as "cashierName",
      customer_id as "customerId", transaction.occurred_at as "occurredAt", accepted_at as "acceptedAt",
      business_date as "businessDate", currency, total_minor as total, pieces_milli as "piecesMilli", line_count as lines,
      posting.state as posting, deviation_count as deviations, ${at}::text as at, ${cancelsOfTransaction},
      (select count(*)::int from (
        select from ${by.transaction && by.posting ? withPosting : by.posting ? sql`sales.posting` : sql`sales.transaction`} where ${where} limit ${countTo}) as counted) as matching
    from ${withPosting} where ${where} ${position}
    order by ${at} desc, ${id} desc limit ${limit}`.execute(db);
  return rows;
}

const withPosting = sql`sales.transaction
  join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id`;

export type DetailRow = {
  body: Transaction;
  acceptedAt: Date;
  deviations: { code: string; detail: string }[];
  posting: PostingState;
  reason: string | null;
  cancelledBy: string | null;
};

export async function findByNumber(
  db: Db,
  { storeId, tillId, running }: { storeId: string; tillId: string; running: number },
): Promise<DetailRow | undefined> {
  const { rows } = await sql<DetailRow>`
    select body, accepted_at as "acceptedAt", ${deviationsOfTransaction(sql``)} as deviations, posting.state as posting,
      posting.reason, ${cancelsOfTransaction}
    from sales.transaction
      join sales.posting on posting.store_id = transaction.store_id and posting.transaction_id = transaction.id
    where transaction.store_id = ${storeId} and till_id = ${tillId} and running = ${running}`.execute(db);
  return rows[0];
}
