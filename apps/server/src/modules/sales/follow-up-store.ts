import type { PostingState, Receipt, Transaction } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

/**
 * By the rows' places: joined by key the planner believes that half of the queue goes, and reads all transactions ever kept for
 * 200 receipts (65 ms at 18,000 of them, so 1.4).
 */
export async function takeToPriceAgain(db: DbTransaction, limit: number): Promise<Receipt[]> {
  const { rows } = await sql<{ body: Receipt }>`
    with taken as (
      delete from sales.to_price_again
      where ctid = any(array(select ctid from sales.to_price_again limit ${limit} for update skip locked))
      returning store_id, transaction_id)
    select body from sales.transaction
      join taken on taken.store_id = transaction.store_id and taken.transaction_id = transaction.id`.execute(db);
  return rows.map(({ body }) => body);
}

export type PostingChange = { storeId: string; id: string; state: PostingState; reason?: string };

/** The ids stand there twice: joined alone the planner reads the whole table, 20 ms at 33,000 postings. */
export async function updatePostings(db: DbTransaction, changes: readonly PostingChange[]): Promise<void> {
  if (changes.length === 0) return;
  const ids = arrayLiteral(changes.map(({ id }) => id));
  const stores = changes.map(({ storeId }) => storeId);
  await sql`
    update sales.posting set state = new.state, reason = new.reason
    from unnest(${arrayLiteral(stores)}::text[], ${ids}::uuid[], ${changes.map(({ state }) => state)}::text[],
      ${changes.map(({ reason }) => reason ?? null)}::text[]) as new (store_id, id, state, reason)
    where posting.store_id = new.store_id and posting.transaction_id = new.id
      and posting.store_id = any(${[...new Set(stores)]}::text[]) and posting.transaction_id = any(${ids}::uuid[])`.execute(
    db,
  );
}

export async function readBodies(db: Db, storeId: string, ids: readonly string[]): Promise<Map<string, Transaction>> {
  const { rows } = await sql<{ id: string; body: Transaction }>`
    select id, body from sales.transaction where store_id = ${storeId} and id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** A till that lost its memory goes on after this; a number that was refused was used too. */
export async function readLastRunning(
  db: Db,
  { storeId, tillId }: { storeId: string; tillId: string },
): Promise<number> {
  const { rows } = await sql<{ running: number | null }>`
    select greatest(
      (select max(running) from sales.transaction where store_id = ${storeId} and till_id = ${tillId}),
      (select max(running) from sales.rejected where till_id = ${tillId})) as running`.execute(db);
  return rows[0]?.running ?? 0;
}

export type UnpostedQuantity = { storeId: string; articleId: string; unit: string; stockChangeMilli: number };

export async function readAcceptedSince(db: Db, articleId: string, since: Date): Promise<UnpostedQuantity[]> {
  const { rows } = await sql<UnpostedQuantity>`
    select line.store_id as "storeId", article_id as "articleId", unit, sum(stock_change_milli)::bigint as "stockChangeMilli"
    from sales.transaction join sales.line
      on line.store_id = transaction.store_id and line.transaction_id = transaction.id and article_id = ${articleId}
    where accepted_at > ${since}
    group by line.store_id, article_id, unit`.execute(db);
  return rows;
}

/** What stock changes the ERP has not posted yet. */
export async function readUnposted(db: Db, articleId: string): Promise<UnpostedQuantity[]> {
  const { rows } = await sql<UnpostedQuantity>`
    select line.store_id as "storeId", article_id as "articleId", unit, sum(stock_change_milli)::bigint as "stockChangeMilli"
    from sales.posting join sales.line
      on line.store_id = posting.store_id and line.transaction_id = posting.transaction_id and article_id = ${articleId}
    where posting.state <> 'posted'
    group by line.store_id, article_id, unit`.execute(db);
  return rows;
}
