import type { CodeBatch } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

export async function insertBatch(
  db: DbTransaction,
  batch: { couponId: string; count: number; madeBy: string; sealedCodes: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into prices.coupon_batch (coupon_id, code_count, made_by, sealed_codes)
    values (${batch.couponId}, ${batch.count}, ${batch.madeBy}, ${batch.sealedCodes}) returning batch_id as id`.execute(
    db,
  );
  return rows[0]?.id ?? 0;
}

/** The sealed codes, once; undefined when they were taken before. The row is locked, so that of two who ask one gets them. */
export async function takeSealedCodes(
  db: DbTransaction,
  { couponId, batchId, by }: { couponId: string; batchId: number; by: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ sealed: string }>`
    update prices.coupon_batch as batch set sealed_codes = null, handed_out_at = now(), handed_out_to = ${by}
    from (select batch_id, sealed_codes from prices.coupon_batch
      where coupon_id = ${couponId} and batch_id = ${batchId} and sealed_codes is not null for update) as old
    where batch.batch_id = old.batch_id returning old.sealed_codes as sealed`.execute(db);
  return rows[0]?.sealed;
}

type BatchRow = { [Field in keyof CodeBatch]: CodeBatch[Field] | null | Date };

export async function listBatches(db: Db, couponId: string): Promise<CodeBatch[]> {
  const { rows } = await sql<BatchRow>`
    select batch_id as "batchId", code_count as count, made_at as "madeAt", made_by as "madeBy", handed_out_at as "handedOutAt",
      handed_out_to as "handedOutTo", blocked_at as "blockedAt"
    from prices.coupon_batch where coupon_id = ${couponId} order by batch_id desc limit 1000`.execute(db);
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== null)
          .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
      ) as CodeBatch,
  );
}

export async function blockBatch(db: DbTransaction, couponId: string, batchId: number): Promise<boolean> {
  const { rows } = await sql`
    update prices.coupon_batch set blocked_at = coalesce(blocked_at, now())
    where coupon_id = ${couponId} and batch_id = ${batchId} returning batch_id`.execute(db);
  return rows.length === 1;
}
