import type { Redemption } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { hexArray } from "./store.ts";

export type NewRedemption = {
  storeId: string;
  transactionId: string;
  position: number;
  couponId: string;
  codeHash: Buffer | null;
  hint: string;
  documentNumber: string;
  /** None: an order redeems it. */
  tillId: string | undefined;
  customerId: string | undefined;
  redeemedAt: string;
  usedTwice: boolean;
};

export async function insertRedemptions(db: DbTransaction, rows: readonly NewRedemption[]): Promise<void> {
  const of = (value: (row: NewRedemption) => string | number | null) => arrayLiteral(rows.map(value));
  const twice = of(({ usedTwice }) => String(usedTwice));
  await sql`
    insert into prices.coupon_redemption (store_id, transaction_id, position, coupon_id, code_hash, hint, document_number, till_id,
      customer_id, redeemed_at, used_twice)
    select store, id, position, coupon, decode(hash, 'hex'), hint, number, till, customer, at, twice
    from unnest(${of(({ storeId }) => storeId)}::text[], ${of(({ transactionId }) => transactionId)}::uuid[],
      ${of(({ position }) => position)}::smallint[], ${of(({ couponId }) => couponId)}::text[],
      ${of(({ codeHash }) => codeHash?.toString("hex") ?? null)}::text[], ${of(({ hint }) => hint)}::text[],
      ${of(({ documentNumber }) => documentNumber)}::text[], ${of(({ tillId }) => tillId ?? null)}::text[],
      ${of(({ customerId }) => customerId ?? null)}::text[], ${of(({ redeemedAt }) => redeemedAt)}::timestamptz[], ${twice}::boolean[])
      as new (store, id, position, coupon, hash, hint, number, till, customer, at, twice)`.execute(db);
}

/** A sale ends what its basket held. */
export async function endReservations(
  db: DbTransaction,
  ids: readonly string[],
  hashes: readonly Buffer[],
): Promise<void> {
  await sql`
    delete from prices.coupon_reservation
    where reservation_id = any(${arrayLiteral(ids)}::uuid[]) or code_hash = any(${hexArray(hashes)}::bytea[])`.execute(
    db,
  );
}

/** Nothing came of the order: its codes are good again. */
export async function releaseRedemptions(
  db: DbTransaction,
  { storeId, transactionId }: Pick<NewRedemption, "storeId" | "transactionId">,
  keep: readonly string[],
): Promise<void> {
  await sql`
    update prices.coupon_redemption set released_at = now()
    where store_id = ${storeId} and transaction_id = ${transactionId} and released_at is null
      and coupon_id <> all(${arrayLiteral(keep)}::text[])`.execute(db);
}

/** What a basket held is used up by its order. */
export async function endReservationsOf(db: DbTransaction, basketId: string): Promise<void> {
  await sql`delete from prices.coupon_reservation where basket_id = ${basketId}`.execute(db);
}

type RedemptionRow = Omit<Redemption, "redeemedAt" | "releasedAt" | "customerId" | "tillId"> & {
  redeemedAt: Date;
  releasedAt: Date | null;
  customerId: string | null;
  tillId: string | null;
};

export async function listRedemptions(
  db: Db,
  couponId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Redemption[]> {
  const { rows } = await sql<RedemptionRow>`
    select redemption_id as "redemptionId", document_number as "number", case when till_id is null then 'order' else 'receipt' end as document,
      store_id as "storeId", till_id as "tillId", released_at as "releasedAt",
      customer_id as "customerId", redeemed_at as "redeemedAt", hint, used_twice as "usedTwice"
    from prices.coupon_redemption
    where coupon_id = ${couponId} and (${before ?? null}::bigint is null or redemption_id < ${before ?? null})
    order by redemption_id desc limit ${limit}`.execute(db);
  return rows.map(({ customerId, tillId, redeemedAt, releasedAt, ...row }) => ({
    ...row,
    ...(tillId === null ? {} : { tillId }),
    ...(releasedAt === null ? {} : { releasedAt: releasedAt.toISOString() }),
    ...(customerId === null ? {} : { customerId }),
    redeemedAt: redeemedAt.toISOString(),
  }));
}
