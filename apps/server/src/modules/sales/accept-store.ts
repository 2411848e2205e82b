import type { Deviation } from "@counterfoil/contracts";
import { arrayLiteral, type RawBuilder, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import { type AcceptedRow, stockLinesOf } from "./accepted-row.ts";

/**
 * All rows in one statement. A row whose id or number is there already is left out, and one that another connection is
 * writing right now is waited for, so that of two arrivals exactly one writes. Answers when the written ones were accepted.
 * The texts go as one JSON array: as an array of texts each quotation mark would be escaped twice.
 */
export async function insertTransactions(db: DbTransaction, rows: readonly AcceptedRow[]): Promise<Map<string, Date>> {
  const of = <Value>(value: (row: AcceptedRow) => Value) => rows.map(value);
  const head = <Value>(value: (head: AcceptedRow["candidate"]["transaction"]) => Value) =>
    rows.map(({ candidate }) => value(candidate.transaction));
  const result = await sql<{ id: string; accepted_at: Date }>`
    insert into sales.transaction (store_id, id, till_id, running, number, kind, occurred_at, business_date, cashier_name,
      customer_id, external_reference, currency, total_minor, pieces_milli, line_count, deviation_count, content_hash, body)
    select * from rows from (unnest(
      ${of((row) => row.storeId)}::text[], ${of((row) => row.id)}::uuid[], ${of((row) => row.tillId)}::text[],
      ${of((row) => row.running)}::int[], ${head(({ number }) => number)}::text[], ${head(({ kind }) => kind)}::text[],
      ${head(({ occurredAt }) => occurredAt)}::timestamptz[], ${head(({ businessDate }) => businessDate)}::date[],
      ${head(({ cashierName }) => cashierName)}::text[],
      ${head((each) => (each.kind === "receipt" ? (each.customerId ?? null) : null))}::text[],
      ${head(({ externalReference }) => externalReference ?? null)}::text[], ${head(({ currency }) => currency)}::text[],
      ${of((row) => row.totalMinor)}::bigint[], ${of((row) => row.piecesMilli)}::bigint[],
      ${of((row) => row.lineCount)}::int[], ${of((row) => row.candidate.doubts.length)}::int[],
      ${of((row) => row.candidate.hash)}::bytea[]), json_array_elements(${`[${of((row) => row.candidate.content).join()}]`}))
    on conflict do nothing
    returning id, accepted_at`.execute(db);
  return new Map(result.rows.map((row) => [row.id, row.accepted_at]));
}

export type KnownTransaction = { id: string; acceptedAt: Date; hash: Buffer; body: unknown; deviations: Deviation[] };

export async function readKnown(
  db: DbTransaction,
  storeId: string,
  ids: readonly string[],
): Promise<KnownTransaction[]> {
  const { rows } = await sql<KnownTransaction>`
    select id, accepted_at as "acceptedAt", content_hash as hash, body, ${deviationsOfTransaction(sql`and not late`)} as deviations
    from sales.transaction where store_id = ${storeId} and id = any(${ids}::uuid[])`.execute(db);
  return rows;
}

/** For a row of sales.transaction: its deviations as the contract wants them. */
export const deviationsOfTransaction = (which: RawBuilder<unknown>) => sql`(
  select coalesce(json_agg(json_strip_nulls(json_build_object('code', code, 'lineId', line_id, 'expected', expected,
    'actual', actual, 'detail', detail)) order by position), '[]')
  from sales.deviation
  where deviation.store_id = transaction.store_id and deviation.transaction_id = transaction.id ${which})`;

export async function insertLines(db: DbTransaction, rows: readonly AcceptedRow[]): Promise<void> {
  const lines = rows.flatMap(({ storeId, id, candidate }) =>
    stockLinesOf(candidate.transaction).map((line, position) => ({ storeId, id, position, ...line })),
  );
  if (lines.length === 0) return;
  const of = (value: (line: (typeof lines)[number]) => string | number) => arrayLiteral(lines.map(value));
  await sql`
    insert into sales.line (store_id, article_id, transaction_id, position, unit, stock_change_milli)
    select * from unnest(${of(({ storeId }) => storeId)}::text[], ${of(({ articleId }) => articleId)}::text[],
      ${of(({ id }) => id)}::uuid[], ${of(({ position }) => position)}::smallint[], ${of(({ unit }) => unit)}::text[],
      ${of(({ stockChangeMilli }) => stockChangeMilli)}::bigint[])`.execute(db);
}

/** The way into the ERP begins, and receipts are priced again. */
export async function insertFollowUps(db: DbTransaction, rows: readonly AcceptedRow[]): Promise<void> {
  const receipts = rows.filter(({ candidate }) => candidate.transaction.kind === "receipt");
  const stores = (of: readonly AcceptedRow[]) => arrayLiteral(of.map(({ storeId }) => storeId));
  const ids = (of: readonly AcceptedRow[]) => arrayLiteral(of.map(({ id }) => id));
  const times = rows.map(({ candidate }) => candidate.transaction.occurredAt);
  await sql`
    with posting as (
      insert into sales.posting (store_id, transaction_id, occurred_at)
      select * from unnest(${stores(rows)}::text[], ${ids(rows)}::uuid[], ${arrayLiteral(times)}::timestamptz[]))
    insert into sales.to_price_again (store_id, transaction_id)
    select * from unnest(${stores(receipts)}::text[], ${ids(receipts)}::uuid[])`.execute(db);
}

/** What is written together is of one till, nearly always of one day: nobody else waits for its row. */
export async function countReceiptsOf(db: DbTransaction, rows: readonly AcceptedRow[]): Promise<void> {
  const receipts = rows.filter(({ candidate }) => candidate.transaction.kind === "receipt");
  if (receipts.length === 0) return;
  await sql`
    insert into sales.till_day as day (store_id, till_id, business_date, receipts)
    select store_id, till_id, business_date, count(*)
    from unnest(${receipts.map(({ storeId }) => storeId)}::text[], ${receipts.map(({ tillId }) => tillId)}::text[],
      ${receipts.map(({ candidate }) => candidate.transaction.businessDate)}::date[]) as each (store_id, till_id, business_date)
    group by store_id, till_id, business_date order by till_id, business_date
    on conflict (till_id, business_date) do update set receipts = day.receipts + excluded.receipts`.execute(db);
}

export type FoundDeviation = { storeId: string; id: string; deviation: Deviation; late?: true };

/** Behind the ones that are there; the caller keeps the count in sales.transaction. */
export async function insertDeviations(db: DbTransaction, found: readonly FoundDeviation[]): Promise<void> {
  if (found.length === 0) return;
  const of = (field: keyof Deviation) => found.map(({ deviation }) => deviation[field] ?? null);
  await sql`
    insert into sales.deviation (store_id, transaction_id, position, code, line_id, expected, actual, detail, late)
    select new.store_id, new.id,
      (select count(*) from sales.deviation as old where old.store_id = new.store_id and old.transaction_id = new.id)
        + row_number() over (partition by new.store_id, new.id order by new.place),
      new.code, new.line_id, new.expected, new.actual, new.detail, new.late
    from unnest(${found.map(({ storeId }) => storeId)}::text[], ${found.map(({ id }) => id)}::uuid[],
      ${of("code")}::text[], ${of("lineId")}::text[], ${of("expected")}::text[], ${of("actual")}::text[],
      ${of("detail")}::text[], ${found.map(({ late }) => late === true)}::boolean[]) with ordinality
      as new (store_id, id, code, line_id, expected, actual, detail, late, place)`.execute(db);
}

export async function countDeviations(db: DbTransaction, found: readonly FoundDeviation[]): Promise<void> {
  if (found.length === 0) return;
  await sql`
    update sales.transaction set deviation_count = deviation_count + new.count
    from (select store_id, id, count(*)::int from unnest(${found.map(({ storeId }) => storeId)}::text[],
      ${found.map(({ id }) => id)}::uuid[]) as each (store_id, id) group by store_id, id) as new (store_id, id, count)
    where transaction.store_id = new.store_id and transaction.id = new.id`.execute(db);
}
