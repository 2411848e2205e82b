import type { ReservedGoods, ReservedGoodsQuery, ReserveRequest } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

type Row = Omit<ReservedGoods, "quantity" | "madeAt" | "putAsideAt" | "endedAt"> & {
  position: number;
  quantityMilli: number;
  madeAt: Date;
  putAsideAt: Date | null;
  endedAt: Date | null;
};

const fields = sql`position, number, state, store_id as "storeId", article_id as "articleId", unit,
  quantity_milli as "quantityMilli", name, customer_id as "customerId", phone, note, made_at as "madeAt", made_in as "madeIn",
  made_by as "madeBy", valid_to::text as "validTo", put_aside_at as "putAsideAt", put_aside_by as "putAsideBy",
  ended_at as "endedAt", ended_by as "endedBy", why, receipt_number as "receiptNumber"`;
const waits = sql`state in ('open', 'putAside')`;

function toGoods({ position: _, quantityMilli, madeAt, putAsideAt, endedAt, ...row }: Row): ReservedGoods {
  const said = Object.entries(row).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(said) as typeof row),
    quantity: quantityMilli / 1000,
    madeAt: madeAt.toISOString(),
    ...(putAsideAt && { putAsideAt: putAsideAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
}

export async function findByRequest(db: AnyKysely, requestId: string): Promise<ReservedGoods | undefined> {
  const { rows } = await sql<Row>`select ${fields} from reserved.goods where request_id = ${requestId}`.execute(db);
  return rows[0] && toGoods(rows[0]);
}

export async function findGoods(db: AnyKysely, number: string): Promise<ReservedGoods | undefined> {
  const { rows } = await sql<Row>`select ${fields} from reserved.goods where number = ${number}`.execute(db);
  return rows[0] && toGoods(rows[0]);
}

export type NewGoods = Omit<ReserveRequest, "personId" | "personName" | "quantity"> & {
  quantityMilli: number;
  validTo: string;
  madeIn: string;
  madeBy: string;
};

export async function insertGoods(db: DbTransaction, goods: NewGoods): Promise<ReservedGoods> {
  const { requestId, storeId, articleId, unit, quantityMilli, customerId, name, phone, note, ...made } = goods;
  const { rows } = await sql<Row>`
    insert into reserved.goods (request_id, store_id, article_id, unit, quantity_milli, customer_id, name, phone, note,
      valid_to, made_in, made_by)
    values (${requestId}, ${storeId}, ${articleId}, ${unit}, ${quantityMilli}, ${customerId ?? null}, ${name},
      ${phone ?? null}, ${note ?? null}, ${made.validTo}::date, ${made.madeIn}, ${made.madeBy})
    returning ${fields}`.execute(db);
  return toGoods(rows[0] as Row);
}

export type KeptQuantity = { storeId: string; unit: string; quantityMilli: number };

/** What stores keep of an article for customers. `collectedSince`: with what was collected from then on. */
export async function readKept(db: AnyKysely, articleId: string, collectedSince?: Date): Promise<KeptQuantity[]> {
  const { rows } = await sql<KeptQuantity>`
    select store_id as "storeId", unit, sum(quantity_milli)::bigint as "quantityMilli" from reserved.goods
    where article_id = ${articleId}
      and (${waits} or (state = 'collected' and ended_at >= ${collectedSince ?? null}::timestamptz))
    group by store_id, unit`.execute(db);
  return rows;
}

/** Waiting in a store, or had kept elsewhere by its tills; those that are over first come first. */
export async function readWaiting(db: Db, storeId: string, limit: number): Promise<ReservedGoods[]> {
  const { rows } = await sql<Row>`
    select ${fields} from reserved.goods
    where ${waits} and (store_id = ${storeId} or made_in like ${`${storeId}-%`})
    order by valid_to, position limit ${limit}`.execute(db);
  return rows.map(toGoods);
}

export async function listGoods(
  db: Db,
  { query = "", storeId, state, next, limit = 50 }: ReservedGoodsQuery,
): Promise<{ items: ReservedGoods[]; next?: string }> {
  const word = `%${query.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const before = /^\d{1,15}$/.test(next ?? "") ? Number(next) : null;
  const { rows } = await sql<Row>`
    select ${fields} from reserved.goods
    where (${query} = '' or number ilike ${word} or article_id = ${query} or name ilike ${word} or phone like ${word})
      and (${storeId ?? null}::text is null or store_id = ${storeId ?? null})
      and (${state ?? null}::text is null or state = ${state ?? null} or (${state ?? null} = 'waiting' and ${waits}))
      and (${before}::bigint is null or position < ${before})
    order by position desc limit ${limit + 1}`.execute(db);
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(toGoods),
    ...(rows.length > limit && last && { next: String(last.position) }),
  };
}

/** Done once; false when it was done, or has ended. */
export async function setPutAside(db: DbTransaction, number: string, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update reserved.goods set state = 'putAside', put_aside_at = now(), put_aside_by = ${by}
    where number = ${number} and state = 'open'`.execute(db);
  return numAffectedRows === 1n;
}

export async function setCancelled(db: DbTransaction, number: string, by: string, why?: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update reserved.goods set state = 'cancelled', ended_at = now(), ended_by = ${by}, why = ${why ?? null}
    where number = ${number} and ${waits}`.execute(db);
  return numAffectedRows === 1n;
}

/** By the first receipt that names it, whatever it was before: the goods are gone. Answers which receipt that was. */
export async function collect(
  db: DbTransaction,
  { number, storeId, receiptNumber, by }: { number: string; storeId: string; receiptNumber: string; by: string },
): Promise<string | undefined> {
  await sql`
    update reserved.goods set state = 'collected', ended_at = now(), ended_by = ${by}, receipt_number = ${receiptNumber}
    where number = ${number} and store_id = ${storeId} and receipt_number is null`.execute(db);
  const { rows } = await sql<{ receiptNumber: string }>`
    select receipt_number as "receiptNumber" from reserved.goods where number = ${number} and store_id = ${storeId}`.execute(
    db,
  );
  return rows[0]?.receiptNumber;
}

/** Their last day is over where they are kept. */
export async function expire(db: Db, storeId: string, today: string): Promise<void> {
  await sql`
    update reserved.goods set state = 'expired', ended_at = now(), ended_by = ''
    where store_id = ${storeId} and valid_to < ${today}::date and ${waits}`.execute(db);
}

/** Names and telephone numbers are kept no longer than anybody asks for them. */
export async function deleteEnded(db: Db, before: Date): Promise<void> {
  await sql`delete from reserved.goods where ended_at < ${before}`.execute(db);
}
