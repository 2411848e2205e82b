import type { Deviation, NightlyCheck, Receipt } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { deviationsOfTransaction } from "./accept-store.ts";

export type CheckedReceipt = { body: Receipt; found: Deviation[] };

/** Receipts that were priced again already, those of the last days first and in no order among them. */
export async function readSample(db: Db, since: Date, limit: number): Promise<CheckedReceipt[]> {
  const { rows } = await sql<CheckedReceipt>`
    select body, ${deviationsOfTransaction(sql`and late`)} as found
    from sales.transaction
    where kind = 'receipt' and accepted_at >= ${since} and not exists (select from sales.to_price_again as waiting
      where waiting.store_id = transaction.store_id and waiting.transaction_id = transaction.id)
    order by random() limit ${limit}`.execute(db);
  return rows;
}

export async function insertCheck(db: Db, check: NightlyCheck): Promise<void> {
  await sql`
    insert into sales.nightly_check (checked_at, receipts, differing, changed, took_ms, examples)
    values (${check.checkedAt}, ${check.receipts}, ${check.differing}, ${check.changed}, ${check.tookMs},
      ${JSON.stringify(check.examples)}::json)`.execute(db);
}

export async function readLastChecks(db: Db, limit: number): Promise<NightlyCheck[]> {
  const { rows } = await sql<Omit<NightlyCheck, "checkedAt"> & { checkedAt: Date }>`
    select checked_at as "checkedAt", receipts, differing, changed, took_ms as "tookMs", examples
    from sales.nightly_check order by check_id desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString() }));
}
