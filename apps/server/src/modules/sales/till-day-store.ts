import type { TillDay } from "@counterfoil/contracts";
import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/**
 * How the tills of a store stand since their last closings. One that was never closed is looked at on its last business date: all
 * that it ever sold would be another question.
 */
export async function readTillDays(db: Db, storeId: string): Promise<TillDay[]> {
  const { rows } = await sql<{ day: TillDay }>`
    with recursive till as (
      ${newestOf(storeId, sql`null`)} union all
      select newest.* from till, lateral (${newestOf(storeId, sql`till.till_id`)}) as newest),
    closing as (
      select distinct on (till_id) till_id, running, business_date, occurred_at, z_number, difference_minor, left_minor
      from sales.closing where store_id = ${storeId} order by till_id, running desc),
    since as (
      select till_id, kind, transaction.occurred_at, transaction.business_date, total_minor, body
      from sales.transaction join till using (till_id) left join closing using (till_id)
      where transaction.store_id = ${storeId} and (transaction.running > closing.running
        or closing.running is null and transaction.business_date = till.last_date)),
    receipt as (
      select till_id, count(*) as count, sum(total_minor) as total, max(occurred_at) as last
      from since where kind = 'receipt' group by till_id),
    way as (
      select till_id, payment ->> 'method' as method, payment ->> 'cardType' as card_type,
        sum((payment ->> 'amount')::bigint) as amount
      from since, json_array_elements(body -> 'payments') as payment
      where kind = 'receipt' group by 1, 2, 3),
    movement as (
      select till_id, body ->> 'type' as type, body ->> 'method' as method, sum(total_minor) as amount
      from since where kind = 'cashMovement' group by 1, 2, 3)
    select json_strip_nulls(json_build_object('tillId', till_id, 'currency', till.currency,
      'open', begun.at is not null, 'businessDate', begun.day, 'since', ${instant("begun.at")},
      'lastSaleAt', ${instant("receipt.last")}, 'receipts', coalesce(receipt.count, 0), 'total', coalesce(receipt.total, 0),
      'ways', (select coalesce(json_agg(json_build_object('method', method, 'cardType', card_type, 'amount', amount)
        order by method, card_type), '[]') from way where way.till_id = till.till_id),
      'movements', (select coalesce(json_agg(json_build_object('type', type, 'method', method, 'amount', amount)
        order by type, method), '[]') from movement where movement.till_id = till.till_id),
      'closing', case when closing.running is not null then json_build_object(
        'number', till_id || '-' || lpad(closing.running::text, 6, '0'),
        'businessDate', to_char(closing.business_date, 'YYYY-MM-DD'), 'occurredAt', ${instant("closing.occurred_at")},
        'zNumber', z_number, 'difference', difference_minor, 'left', left_minor) end)) as day
    from till left join closing using (till_id) left join receipt using (till_id)
      left join lateral (select min(occurred_at) as at, to_char(max(since.business_date), 'YYYY-MM-DD') as day
        from since where since.till_id = till.till_id) as begun on true
    order by till_id`.execute(db);
  return rows.map(({ day }) => day);
}

/** The newest transaction of the till behind this one: a step along the key, however much a store has sold. */
const newestOf = (storeId: string, before: RawBuilder<unknown>) => sql`(
  select till_id, business_date as last_date, currency from sales.transaction
  where store_id = ${storeId} and (${before}::text is null or till_id < ${before})
  order by till_id desc, running desc limit 1)`;

const instant = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
