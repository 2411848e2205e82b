import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";
import type { Refusal } from "./refusal.ts";

export type RejectedRow = {
  transactionId: string | null;
  number: string | null;
  running: number | null;
  hash: Buffer;
  raw: string;
  refusal: Refusal;
};

/** Kept as it came. A till that sends the same again and again makes one row, which counts. */
export async function upsertRejected(db: DbTransaction, till: Till, rows: readonly RejectedRow[]): Promise<void> {
  for (const { transactionId, number, running, hash, raw, refusal } of rows)
    await sql`
      insert into sales.rejected as known
        (till_id, store_id, transaction_id, number, running, content_hash, raw, code, detail, at_field)
      values (${till.tillId}, ${till.storeId}, ${transactionId}, ${number}, ${running}, ${hash}, ${raw}, ${refusal.code},
        ${refusal.detail}, ${refusal.where ?? null})
      on conflict (till_id, content_hash) do update set times = known.times + 1, last_at = now(), code = excluded.code,
        detail = excluded.detail, at_field = excluded.at_field`.execute(db);
}

export async function markAccepted(db: DbTransaction, tillId: string, hashes: readonly Buffer[]): Promise<void> {
  await sql`
    update sales.rejected set accepted_at = now()
    where till_id = ${tillId} and content_hash = any(${hashes}::bytea[]) and accepted_at is null`.execute(db);
}

export type RejectedQuery = { next?: string; limit?: number; open?: boolean };

const columns = sql`id, till_id as "tillId", store_id as "storeId", transaction_id as "transactionId", number, code, detail,
  at_field as "where", first_at as "firstAt", last_at as "lastAt", times, accepted_at as "acceptedAt"`;

export async function readRejectedPage(db: Db, { next, limit = 50, open = true }: RejectedQuery) {
  const { rows } = await sql<{ id: number }>`
    select ${columns} from sales.rejected
    where (${!open} or accepted_at is null) and id < ${next === undefined ? Number.MAX_SAFE_INTEGER : Number(next)}
    order by id desc limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last ? { next: String(last.id) } : {}) };
}

export async function findRejected(db: Db, id: number) {
  const { rows } = await sql<{ raw: string }>`select ${columns}, raw from sales.rejected where id = ${id}`.execute(db);
  return rows[0];
}
