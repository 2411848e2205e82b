import type { VoucherMovement, VoucherQuery } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type { VoucherRow } from "./voucher.ts";

const fields = sql`number, currency, balance_minor as balance, sold_at as "soldAt", sold_in as "soldIn",
  valid_to::text as "validTo", blocked_at as "blockedAt", blocked_by as "blockedBy", blocked_why as "blockedWhy",
  changed_at as "changedAt"`;

export async function findVoucher(db: AnyKysely, number: string): Promise<VoucherRow | undefined> {
  const { rows } = await sql<VoucherRow>`select ${fields} from vouchers.voucher where number = ${number}`.execute(db);
  return rows[0];
}

/** In the order of their numbers, so that two batches with the same ones wait for each other and do not lock each other. */
export async function lockVouchers(db: DbTransaction, numbers: readonly string[]): Promise<Map<string, VoucherRow>> {
  const { rows } = await sql<VoucherRow>`
    select ${fields} from vouchers.voucher where number = any(${numbers}::text[]) order by number for update`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Vouchers that nobody has heard of before: one that is waited for is there then. */
export async function insertUnknown(db: DbTransaction, vouchers: ReadonlyMap<string, string>): Promise<void> {
  const numbers = [...vouchers.keys()].sort();
  await sql`
    insert into vouchers.voucher (number, currency)
    select * from unnest(${numbers}::text[], ${numbers.map((number) => vouchers.get(number))}::text[])
    on conflict do nothing`.execute(db);
}

export type NewMovement = Omit<VoucherMovement, "position" | "balance"> & {
  number: string;
  balance: number;
  transactionId: string;
  item: string;
};

/** Behind those that are there, in the order given. */
export async function insertMovements(db: DbTransaction, movements: readonly NewMovement[]): Promise<void> {
  await sql`
    insert into vouchers.movement (number, position, kind, amount_minor, balance_minor, store_id, till_id, transaction_id,
      receipt_number, item, offline, doubt, occurred_at)
    select new.number,
      (select count(*) from vouchers.movement as old where old.number = new.number)
        + row_number() over (partition by new.number order by new.place),
      new.kind, new.amount, new.balance, new.store_id, new.till_id, new.transaction_id, new.receipt_number, new.item,
      new.offline, new.doubt, new.occurred_at
    from (select place, each ->> 'number' as number, each ->> 'kind' as kind, (each ->> 'amount')::bigint as amount,
        (each ->> 'balance')::bigint as balance, each ->> 'storeId' as store_id, each ->> 'tillId' as till_id,
        (each ->> 'transactionId')::uuid as transaction_id, each ->> 'receiptNumber' as receipt_number,
        each ->> 'item' as item, (each ->> 'offline')::boolean as offline, each ->> 'doubt' as doubt,
        (each ->> 'occurredAt')::timestamptz as occurred_at
      from json_array_elements(${JSON.stringify(movements)}::json) with ordinality as given (each, place)) as new`.execute(
    db,
  );
}

/** As they are after movements. */
export async function updateVouchers(db: DbTransaction, vouchers: readonly VoucherRow[]): Promise<void> {
  await sql`
    update vouchers.voucher set balance_minor = new.balance, sold_at = new.sold_at, sold_in = new.sold_in,
      valid_to = new.valid_to, changed_at = now()
    from unnest(${vouchers.map(({ number }) => number)}::text[], ${vouchers.map(({ balance }) => balance)}::bigint[],
      ${vouchers.map(({ soldAt }) => soldAt)}::timestamptz[], ${vouchers.map(({ soldIn }) => soldIn)}::text[],
      ${vouchers.map(({ validTo }) => validTo)}::date[]) as new (number, balance, sold_at, sold_in, valid_to)
    where voucher.number = new.number`.execute(db);
}

export async function setBlocked(
  db: DbTransaction,
  number: string,
  blocked: { by: string; why: string } | undefined,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update vouchers.voucher set blocked_at = ${blocked ? sql`now()` : null}, blocked_by = ${blocked?.by ?? null},
      blocked_why = ${blocked?.why ?? null}, changed_at = now()
    where number = ${number}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** "2026-11-22T10:00:00.000Z/GC1000": the last voucher of a page. */
const POSITION = /^([\dT:.Z-]{20,30})\/([A-Z0-9]{6,30})$/;

export type ListedVoucher = VoucherRow & { reserved: number };

/** Those that changed last first, with what open baskets hold. A `next` that is none begins anew. */
export async function listVouchers(
  db: AnyKysely,
  { query = "", standing, next = "", limit = 50 }: VoucherQuery,
  { now, day }: { now: Date; day: string },
): Promise<ListedVoucher[]> {
  const [, at = "infinity", number = ""] = POSITION.exec(next) ?? [];
  const { rows } = await sql<ListedVoucher>`
    select * from (
      select ${fields}, case when blocked_at is not null then 'blocked' when balance_minor < 0 then 'overdrawn'
          when sold_at is null then 'unknown' when valid_to < ${day}::date then 'expired' else 'good' end as standing,
        (select coalesce(sum(amount_minor), 0)::bigint from vouchers.reservation
          where reservation.number = voucher.number and expires_at > ${now}) as reserved
      from vouchers.voucher) as listed
    where number like ${`${query.toUpperCase().replaceAll(/[^A-Z0-9]/g, "")}%`}
      and (${standing ?? null}::text is null or standing = ${standing ?? null})
      and ("changedAt" < ${at}::timestamptz or ("changedAt" = ${at}::timestamptz and number > ${number}))
    order by "changedAt" desc, number limit ${limit + 1}`.execute(db);
  return rows;
}

const MOST_MOVEMENTS = 1000;

export async function readMovements(db: AnyKysely, number: string): Promise<VoucherMovement[]> {
  const { rows } = await sql<
    Omit<VoucherMovement, "occurredAt" | "doubt"> & { occurredAt: Date; doubt: string | null }
  >`
    select position, kind, amount_minor as amount, balance_minor as balance, receipt_number as "receiptNumber",
      store_id as "storeId", till_id as "tillId", occurred_at as "occurredAt", offline, doubt
    from vouchers.movement where number = ${number} order by position desc limit ${MOST_MOVEMENTS}`.execute(db);
  return rows.map(({ doubt, occurredAt, ...row }) => ({
    ...row,
    occurredAt: occurredAt.toISOString(),
    ...(doubt === null ? {} : { doubt }),
  }));
}
