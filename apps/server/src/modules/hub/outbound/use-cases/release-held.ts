import type { HeldTill } from "@counterfoil/contracts";
import { type Actor, type AnyKysely, inTransaction, lockUntilCommit, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { closingLockOf } from "./enqueue-messages.ts";

/** What waits for the closing of its till, by till; the longest first. */
export async function listHeld(db: AnyKysely): Promise<HeldTill[]> {
  const { rows } = await sql<Omit<HeldTill, "since"> & { since: Date }>`
    select store_id as "storeId", till_id as "tillId", count(*) filter (where service = 'WPUBON01')::int as receipts,
      count(*) filter (where service = 'WPUFIB01')::int as "cashMovements", min(created_at) as since
    from hub.outbound_message where held and collected_in is null and awaits_customer is null and state = 'waiting'
    group by store_id, till_id order by min(created_at), till_id limit 5000`.execute(db);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}

/** They go one by one, and into no sum: a person waits for the closing no longer. Answers how many. */
export async function releaseTill(db: Db, tillId: string, actor: Actor): Promise<number> {
  return inTransaction(db, async (transaction) => {
    // A closing that comes at this moment takes all of them or none.
    await lockUntilCommit(transaction, closingLockOf({ tillId }));
    const { numAffectedRows } = await sql`
      update hub.outbound_message set held = false
      where till_id = ${tillId} and held and collected_in is null and awaits_customer is null and state = 'waiting'`.execute(
      transaction,
    );
    const released = Number(numAffectedRows ?? 0n);
    if (released > 0)
      await recordChange(transaction, {
        actor,
        action: "till.sentSingly",
        objectType: "till",
        objectId: tillId,
        detail: { transactions: released },
      });
    return released;
  });
}
