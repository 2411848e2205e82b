import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { StateChange } from "./message.ts";

/** The last number of a till that a closing has closed; a lower one that comes later was missed by it. */
export async function readLastClosed(
  db: DbTransaction,
  { storeId, tillId }: { storeId: string; tillId: string },
): Promise<number> {
  const { rows } = await sql<{ running: number | null }>`
    select max(running) as running from hub.outbound_message
    where store_id = ${storeId} and till_id = ${tillId} and of_closing is not null`.execute(db);
  return rows[0]?.running ?? 0;
}

type Till = { storeId: string; tillId: string; running: number };

/** What waits for the closing of a till goes into its sum; gives how many that are. */
export async function collectHeld(
  db: DbTransaction,
  { storeId, tillId, running }: Till,
  sumId: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update hub.outbound_message set collected_in = ${sumId}
    where store_id = ${storeId} and till_id = ${tillId} and running < ${running} and held and collected_in is null
      and awaits_customer is null and service = 'WPUBON01' and state = 'waiting'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Money that moved since the closing before goes with this one. */
export async function releaseMoney(db: DbTransaction, { storeId, tillId, running }: Till): Promise<void> {
  await sql`
    update hub.outbound_message set held = false
    where store_id = ${storeId} and till_id = ${tillId} and running < ${running} and held and service = 'WPUFIB01'`.execute(
    db,
  );
}

/** Nobody collects any more: what was held goes by itself. */
export async function releaseHeld(db: AnyKysely, services: readonly string[]): Promise<void> {
  await sql`
    update hub.outbound_message set held = false
    where held and collected_in is null and awaits_customer is null and service = any(${[...services]})`.execute(db);
}

/** The ERP knows the customer now, or never will: what waited for the number goes. */
export async function releaseAwaiting(db: AnyKysely, customerId: string): Promise<void> {
  await sql`
    update hub.outbound_message set held = false, awaits_customer = null, reason = null
    where awaits_customer = ${customerId}`.execute(db);
}

export async function readCollected(db: DbTransaction, storeId: string, closingId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select receipt.id from hub.outbound_message as receipt
      join hub.outbound_message as sum on sum.store_id = receipt.store_id and sum.id = receipt.collected_in
    where sum.store_id = ${storeId} and sum.of_closing = ${closingId} and sum.service = 'WPUUMS01'
    order by receipt.running`.execute(db);
  return rows.map(({ id }) => id);
}

/** Receipts are where their sum is. */
export async function followSums(db: DbTransaction, sums: readonly string[]): Promise<StateChange[]> {
  const { rows } = await sql<StateChange>`
    update hub.outbound_message as message set state = sum.state, attempts = sum.attempts, reason_code = sum.reason_code,
      reason = sum.reason, next_attempt_at = sum.next_attempt_at, posted_at = sum.posted_at, erp_documents = sum.erp_documents
    from hub.outbound_message as sum
    where sum.id = any(${[...sums]}::uuid[]) and message.collected_in = sum.id and message.store_id = sum.store_id
    returning message.store_id as "storeId", message.id, message.state, message.reason`.execute(db);
  return rows;
}

/** A closing is as far as the part that is furthest behind. */
export async function readClosingStates(db: DbTransaction, closings: readonly string[]): Promise<StateChange[]> {
  const { rows } = await sql<StateChange>`
    select distinct on (store_id, of_closing) store_id as "storeId", of_closing as id, state, reason
    from hub.outbound_message where of_closing = any(${[...closings]}::uuid[])
    order by store_id, of_closing,
      array_position(array['dead', 'setAside', 'failed', 'waiting', 'sending', 'delivered', 'posted'], state)`.execute(
    db,
  );
  return rows;
}

export type CollectedMessage = { id: string; number: string; state: string };

export async function listCollected(
  db: AnyKysely,
  sumId: string,
  { after, limit }: { after: string; limit: number },
): Promise<CollectedMessage[]> {
  const { rows } = await sql<CollectedMessage>`
    select id, business_key as number, state from hub.outbound_message
    where collected_in = ${sumId} and business_key > ${after} order by business_key limit ${limit}`.execute(db);
  return rows;
}
