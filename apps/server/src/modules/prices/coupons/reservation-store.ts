import { randomUUID } from "node:crypto";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

export type NewReservation = {
  couponId: string;
  codeHash: Buffer | null;
  basketId: string;
  customerId: string | undefined;
  storeId: string;
  now: Date;
  expiresAt: Date;
};

/**
 * One statement decides who holds it: the row of the code is taken over when it has expired or is the same basket's. Undefined: another
 * basket holds it.
 */
export async function upsertReservation(db: DbTransaction, wanted: NewReservation): Promise<string | undefined> {
  const { couponId, codeHash, basketId, customerId, storeId, now, expiresAt } = wanted;
  const target =
    codeHash === null
      ? sql`(coupon_id, basket_id) where code_hash is null`
      : sql`(code_hash) where code_hash is not null`;
  const { rows } = await sql<{ id: string }>`
    insert into prices.coupon_reservation as held (reservation_id, coupon_id, code_hash, basket_id, customer_id, store_id, expires_at)
    values (${randomUUID()}, ${couponId}, ${codeHash}, ${basketId}, ${customerId ?? null}, ${storeId}, ${expiresAt})
    on conflict ${target} do update set
      reservation_id = case when held.basket_id = excluded.basket_id then held.reservation_id else excluded.reservation_id end,
      basket_id = excluded.basket_id, customer_id = excluded.customer_id, store_id = excluded.store_id, expires_at = excluded.expires_at
    where held.expires_at <= ${now} or held.basket_id = excluded.basket_id
    returning reservation_id as id`.execute(db);
  return rows[0]?.id;
}

/** What is left of it is extended; one that has expired may be another basket's by now and has to be asked for again. */
export async function extendReservation(
  db: Db,
  { id, now, expiresAt }: { id: string; now: Date; expiresAt: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ couponId: string }>`
    update prices.coupon_reservation set expires_at = ${expiresAt} where reservation_id = ${id} and expires_at > ${now}
    returning coupon_id as "couponId"`.execute(db);
  return rows[0]?.couponId;
}

export async function deleteReservation(db: Db, id: string): Promise<void> {
  await sql`delete from prices.coupon_reservation where reservation_id = ${id}`.execute(db);
}

/** For space only: expired ones hold nothing. */
export async function deleteExpiredReservations(db: Db, before: Date): Promise<void> {
  await sql`delete from prices.coupon_reservation where expires_at < ${before}`.execute(db);
}

/** A basket's own coupon, held before, is no guess. */
export async function isHeldBy(
  db: Db,
  { couponId, codeHash }: { couponId: string; codeHash: Buffer | null },
  basketId: string | undefined,
  now: Date,
): Promise<boolean> {
  if (basketId === undefined) return false;
  const { rows } = await sql`
    select from prices.coupon_reservation
    where basket_id = ${basketId} and coupon_id = ${couponId} and code_hash is not distinct from ${codeHash}
      and expires_at > ${now}`.execute(db);
  return rows.length > 0;
}

/** The baskets of others that hold a code now. */
export async function isHeldByAnother(db: Db, codeHash: Buffer, basketId: string | undefined, now: Date) {
  const { rows } = await sql`
    select from prices.coupon_reservation
    where code_hash = ${codeHash} and expires_at > ${now} and basket_id is distinct from ${basketId ?? null}`.execute(
    db,
  );
  return rows.length > 0;
}
