import { randomUUID } from "node:crypto";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

/** What open baskets hold of a voucher, but for one of them. */
export async function readReserved(
  db: AnyKysely,
  { number, basketId, now }: { number: string; basketId?: string; now: Date },
): Promise<number> {
  const { rows } = await sql<{ reserved: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as reserved from vouchers.reservation
    where number = ${number} and expires_at > ${now} and basket_id is distinct from ${basketId ?? null}`.execute(db);
  return rows[0]?.reserved ?? 0;
}

export type NewReservation = { number: string; basketId: string; amount: number; tillId: string; expiresAt: Date };

/** A basket holds a voucher once: asking again changes how much. */
export async function upsertReservation(db: DbTransaction, wanted: NewReservation): Promise<string> {
  const { number, basketId, amount, tillId, expiresAt } = wanted;
  const { rows } = await sql<{ id: string }>`
    insert into vouchers.reservation (reservation_id, number, basket_id, amount_minor, till_id, expires_at)
    values (${randomUUID()}, ${number}, ${basketId}, ${amount}, ${tillId}, ${expiresAt})
    on conflict (number, basket_id) do update set amount_minor = excluded.amount_minor, till_id = excluded.till_id,
      expires_at = excluded.expires_at
    returning reservation_id as id`.execute(db);
  return (rows[0] as { id: string }).id;
}

/** One that has expired may be another basket's by now, and has to be asked for again. */
export async function extendReservation(
  db: Db,
  { id, now, expiresAt }: { id: string; now: Date; expiresAt: Date },
): Promise<{ amount: number; balance: number } | undefined> {
  const { rows } = await sql<{ amount: number; balance: number }>`
    update vouchers.reservation set expires_at = ${expiresAt} from vouchers.voucher
    where reservation_id = ${id} and expires_at > ${now} and voucher.number = reservation.number
    returning amount_minor as amount, balance_minor as balance`.execute(db);
  return rows[0];
}

export async function deleteReservations(db: AnyKysely, ids: readonly string[]): Promise<void> {
  await sql`delete from vouchers.reservation where reservation_id = any(${ids}::uuid[])`.execute(db);
}

/** For space only: expired ones hold nothing. */
export async function deleteExpired(db: Db, before: Date): Promise<void> {
  await sql`delete from vouchers.reservation where expires_at < ${before}`.execute(db);
}
