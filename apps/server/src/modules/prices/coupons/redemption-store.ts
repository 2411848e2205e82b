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
  receiptNumber: string;
  tillId: string;
  customerId: string | undefined;
  redeemedAt: string;
  usedTwice: boolean;
};

export async function insertRedemptions(db: DbTransaction, rows: readonly NewRedemption[]): Promise<void> {
  const of = (value: (row: NewRedemption) => string | number | null) => arrayLiteral(rows.map(value));
  const twice = of(({ usedTwice }) => String(usedTwice));
  await sql`
    insert into prices.coupon_redemption (store_id, transaction_id, position, coupon_id, code_hash, hint, receipt_number, till_id,
      customer_id, redeemed_at, used_twice)
    select store, id, position, coupon, decode(hash, 'hex'), hint, number, till, customer, at, twice
    from unnest(${of(({ storeId }) => storeId)}::text[], ${of(({ transactionId }) => transactionId)}::uuid[],
      ${of(({ position }) => position)}::smallint[], ${of(({ couponId }) => couponId)}::text[],
      ${of(({ codeHash }) => codeHash?.toString("hex") ?? null)}::text[], ${of(({ hint }) => hint)}::text[],
      ${of(({ receiptNumber }) => receiptNumber)}::text[], ${of(({ tillId }) => tillId)}::text[],
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

type RedemptionRow = Omit<Redemption, "redeemedAt" | "customerId"> & { redeemedAt: Date; customerId: string | null };

export async function listRedemptions(
  db: Db,
  couponId: string,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<Redemption[]> {
  const { rows } = await sql<RedemptionRow>`
    select redemption_id as "redemptionId", receipt_number as "receiptNumber", store_id as "storeId", till_id as "tillId",
      customer_id as "customerId", redeemed_at as "redeemedAt", hint, used_twice as "usedTwice"
    from prices.coupon_redemption
    where coupon_id = ${couponId} and (${before ?? null}::bigint is null or redemption_id < ${before ?? null})
    order by redemption_id desc limit ${limit}`.execute(db);
  return rows.map(({ customerId, redeemedAt, ...row }) => ({
    ...row,
    ...(customerId === null ? {} : { customerId }),
    redeemedAt: redeemedAt.toISOString(),
  }));
}
