import type { Coupon, CouponState } from "@counterfoil/contracts";
import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

/** A coupon as the database has it; days and times of the store as text without zone. */
export type CouponRow = {
  couponId: string;
  kind: Coupon["kind"];
  code: string | null;
  prefix: string | null;
  codeLength: number | null;
  name: string;
  validFrom: string | null;
  validTo: string | null;
  totalLimit: number | null;
  perCustomerLimit: number | null;
  offline: Coupon["offline"];
  blockedAt: Date | null;
  version: number;
  changedAt: Date;
  changedBy: string;
};

const columns = sql`coupon.coupon_id as "couponId", coupon.kind, coupon.code, coupon.prefix, coupon.code_length as "codeLength",
  coupon.name, to_char(coupon.valid_from, 'YYYY-MM-DD"T"HH24:MI:SS') as "validFrom",
  to_char(coupon.valid_to, 'YYYY-MM-DD"T"HH24:MI:SS') as "validTo", coupon.total_limit as "totalLimit",
  coupon.per_customer_limit as "perCustomerLimit", coupon.offline, coupon.blocked_at as "blockedAt", coupon.version,
  coupon.changed_at as "changedAt", coupon.changed_by as "changedBy"`;

/** Answers false when the id, the code or the prefix is taken. */
export async function insertCoupon(db: DbTransaction, coupon: Required<CouponInsert>): Promise<boolean> {
  const { rows } = await sql`
    insert into prices.coupon (coupon_id, kind, code, prefix, code_length, name, valid_from, valid_to, total_limit, per_customer_limit,
      offline, changed_by)
    values (${coupon.couponId}, ${coupon.kind}, ${coupon.code}, ${coupon.prefix}, ${coupon.codeLength}, ${coupon.name}, ${coupon.validFrom},
      ${coupon.validTo}, ${coupon.totalLimit}, ${coupon.perCustomerLimit}, ${coupon.offline}, ${coupon.changedBy})
    on conflict do nothing returning coupon_id`.execute(db);
  return rows.length === 1;
}
export type CouponInsert = Omit<CouponRow, "blockedAt" | "version" | "changedAt">;

/** Kind, code and prefix stay: papers are printed. Answers false when the version is another one. */
export async function updateCoupon(db: DbTransaction, coupon: CouponInsert, version: number): Promise<boolean> {
  const { rows } = await sql`
    update prices.coupon set name = ${coupon.name}, valid_from = ${coupon.validFrom}, valid_to = ${coupon.validTo},
      total_limit = ${coupon.totalLimit}, per_customer_limit = ${coupon.perCustomerLimit}, offline = ${coupon.offline},
      changed_by = ${coupon.changedBy}, changed_at = now(), version = version + 1, changed_xid = pg_current_xact_id()
    where coupon_id = ${coupon.couponId} and version = ${version} returning coupon_id`.execute(db);
  return rows.length === 1;
}

export async function setBlocked(db: DbTransaction, couponId: string, blocked: boolean, by: string): Promise<boolean> {
  const { rows } = await sql`
    update prices.coupon set blocked_at = ${blocked ? sql`coalesce(blocked_at, now())` : null}, changed_by = ${by}, changed_at = now(),
      version = version + 1, changed_xid = pg_current_xact_id()
    where coupon_id = ${couponId} returning coupon_id`.execute(db);
  return rows.length === 1;
}

export async function findCoupon(db: Db, couponId: string): Promise<CouponRow | undefined> {
  const { rows } = await sql<CouponRow>`select ${columns} from prices.coupon where coupon_id = ${couponId}`.execute(db);
  return rows[0];
}

export async function readSingleCoupons(db: Db): Promise<CouponRow[]> {
  const { rows } =
    await sql<CouponRow>`select ${columns} from prices.coupon where kind = 'single' limit 100000`.execute(db);
  return rows;
}

type Counts = { codes: number; redeemed: number; reserved: number };
export type CouponListRow = CouponRow & Counts;

type CouponQuery = { query: string | undefined; after: string; limit: number; now: Date; couponId?: string };

export async function listCoupons(
  db: Db,
  { query, after, limit, now, couponId }: CouponQuery,
): Promise<CouponListRow[]> {
  const word = query?.trim() ? `%${query.trim().replace(/[\\%_]/g, "\\$&")}%` : null;
  const { rows } = await sql<CouponListRow>`
    select ${columns},
      (select coalesce(sum(code_count), 0)::int from prices.coupon_batch as batch where batch.coupon_id = coupon.coupon_id) as codes,
      (select count(*)::int from prices.coupon_redemption as used
        where used.coupon_id = coupon.coupon_id and used.released_at is null) as redeemed,
      (select count(*)::int from prices.coupon_reservation as held
        where held.coupon_id = coupon.coupon_id and held.expires_at > ${now}) as reserved
    from prices.coupon
    where coupon_id > ${after} and (${couponId ?? null}::text is null or coupon_id = ${couponId ?? null})
      and (${word}::text is null or coupon_id ilike ${word} or name ilike ${word} or code ilike ${word} or prefix ilike ${word})
    order by coupon_id limit ${limit}`.execute(db);
  return rows;
}

/** A code a customer shows, with what decides about it. `codeHash` is of a single-use code. */
export type KnownCode = CouponRow & { codeHash: Buffer | null; batchBlocked: boolean };

export async function findCodes(db: Db, codes: readonly string[], hashes: readonly Buffer[]): Promise<KnownCode[]> {
  const { rows } = await sql<KnownCode>`
    select ${columns}, null::bytea as "codeHash", false as "batchBlocked" from prices.coupon where code = any(${arrayLiteral(codes)}::text[])
    union all
    select ${columns}, coupon_code.code_hash, batch.blocked_at is not null
    from prices.coupon_code join prices.coupon using (coupon_id) join prices.coupon_batch as batch using (batch_id)
    where code_hash = any(${hexArray(hashes)}::bytea[])`.execute(db);
  return rows;
}

/** Couponed receipts and reservations of one code, or of one coupon with limits, go one after the other. Always in this order. */
export async function lockCoupons(
  db: DbTransaction,
  couponIds: readonly string[],
  hashes: readonly Buffer[],
): Promise<void> {
  await sql`select from prices.coupon
    where coupon_id = any(${arrayLiteral(couponIds)}::text[]) and (total_limit is not null or per_customer_limit is not null)
    order by coupon_id for update`.execute(db);
  if (hashes.length === 0) return;
  await sql`select from prices.coupon_code where code_hash = any(${hexArray(hashes)}::bytea[]) order by code_hash for update`.execute(
    db,
  );
}

/** How often a coupon is used, and with `heldAt` held then, by everybody and by this customer; the basket or order that asks does not count. */
export async function countUses(
  db: Db,
  {
    couponId,
    customerId,
    basketId,
    heldAt,
  }: { couponId: string; customerId?: string; basketId?: string; heldAt?: Date },
): Promise<{ total: number; ofCustomer: number }> {
  const customer = customerId ?? null;
  const { rows } = await sql<{ total: number; ofCustomer: number }>`
    select count(*)::int as total, count(*) filter (where customer_id = ${customer})::int as "ofCustomer" from (
      select customer_id from prices.coupon_redemption
      where coupon_id = ${couponId} and released_at is null and transaction_id::text is distinct from ${basketId ?? null}
      union all
      select customer_id from prices.coupon_reservation
      where coupon_id = ${couponId} and expires_at > ${heldAt ?? "infinity"} and basket_id is distinct from ${basketId ?? null}) as use`.execute(
    db,
  );
  return rows[0] ?? { total: 0, ofCustomer: 0 };
}

/** Those of these codes that are used up; what the order that asks has redeemed itself is its own. */
export async function readUsed(db: Db, hashes: readonly Buffer[], orderId?: string): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const { rows } = await sql<{ hash: string }>`
    select encode(code_hash, 'hex') as hash from prices.coupon_redemption
    where code_hash = any(${hexArray(hashes)}::bytea[]) and not used_twice and released_at is null
      and transaction_id::text is distinct from ${orderId ?? null}`.execute(db);
  return new Set(rows.map(({ hash }) => hash));
}

/** For tills: by id, changed since a transaction id. Blocked ones too: an id that a till does not know looks like a bare code of a promotion. */
export async function readChangedCoupons(
  db: Db,
  { since, after, limit }: { since: string | undefined; after: string; limit: number },
): Promise<CouponRow[]> {
  const which = since === undefined ? sql`true` : sql`changed_xid >= ${since}::xid8`;
  const { rows } = await sql<CouponRow>`
    select ${columns} from prices.coupon where ${which} and coupon_id > ${after} order by coupon_id limit ${limit}`.execute(
    db,
  );
  return rows;
}

export function hexArray(hashes: readonly Buffer[]): string {
  return `{${hashes.map((hash) => `"\\\\x${hash.toString("hex")}"`).join()}}`;
}

export function toCouponState({ codes, redeemed, reserved, ...row }: CouponListRow): CouponState {
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as CouponState;
  return {
    ...filled,
    ...(row.blockedAt === null ? {} : { blockedAt: row.blockedAt.toISOString() }),
    changedAt: row.changedAt.toISOString(),
    codes,
    redeemed,
    reserved,
  };
}
