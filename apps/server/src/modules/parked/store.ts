import type { ParkedList, ParkedSale } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";

/** What came first stays: the same sale again is an answer that was lost. */
export async function insertHeld(
  db: Db | DbTransaction,
  { tillId, storeId }: Till,
  sale: ParkedSale,
  most: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into parked.sale (id, store_id, parked_at, body, held_by)
    select ${sale.id}, ${storeId}, ${sale.parkedAt}, ${JSON.stringify(sale)}::json, ${tillId}
    where (select count(*) from parked.sale where store_id = ${storeId} and resumed_at is null) < ${most}
    on conflict (id) do nothing`.execute(db);
  return numAffectedRows === 1n;
}

/** Nobody else has it: it is free, the hold has ended, or it is this till's own. */
const mayHave = (tillId: string, now: Date) =>
  sql`resumed_at is null and (held_by is null or held_by = ${tillId} or held_until <= ${now})`;

export async function release(db: Db | DbTransaction, { tillId, storeId }: Till, id: string): Promise<void> {
  await sql`
    update parked.sale set held_by = null, held_until = null
    where id = ${id} and store_id = ${storeId} and held_by = ${tillId} and resumed_at is null`.execute(db);
}

export async function hold(
  db: Db,
  { tillId, storeId }: Till,
  { id, now, until }: { id: string; now: Date; until: Date },
): Promise<ParkedSale | undefined> {
  const { rows } = await sql<{ body: ParkedSale }>`
    update parked.sale set held_by = ${tillId}, held_until = ${until}
    where id = ${id} and store_id = ${storeId} and ${mayHave(tillId, now)} returning body`.execute(db);
  return rows[0]?.body;
}

/** Once; the same till again is an answer that was lost. */
export async function resume(db: Db, { tillId, storeId }: Till, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update parked.sale set resumed_by = ${tillId}, resumed_at = coalesce(resumed_at, ${now}), held_by = null, held_until = null
    where id = ${id} and store_id = ${storeId} and (resumed_by = ${tillId} or ${mayHave(tillId, now)})`.execute(db);
  return numAffectedRows === 1n;
}

export type ParkedState = { heldBy: string | null; resumedBy: string | null };

export async function readState(
  db: Db | DbTransaction,
  { storeId }: Till,
  id: string,
): Promise<ParkedState | undefined> {
  const { rows } = await sql<ParkedState>`
    select held_by as "heldBy", resumed_by as "resumedBy" from parked.sale
    where id = ${id} and store_id = ${storeId}`.execute(db);
  return rows[0];
}

export async function readOpen(db: Db, storeId: string, now: Date, limit: number): Promise<ParkedList["items"]> {
  const { rows } = await sql<{ body: ParkedSale; heldBy: string | null }>`
    select body, case when held_until is null or held_until > ${now} then held_by end as "heldBy"
    from parked.sale where store_id = ${storeId} and resumed_at is null
    order by parked_at, id limit ${limit}`.execute(db);
  return rows.map(({ body: { basket: _, ...summary }, heldBy }) => ({
    ...summary,
    ...(heldBy !== null && { heldBy }),
  }));
}

export async function deleteOld(db: Db, before: Date): Promise<void> {
  await sql`delete from parked.sale where arrived_at < ${before}`.execute(db);
}
