import type { OrderChanges, OrderChangesQuery, OrderQuery, OrderSummary, Page } from "@counterfoil/contracts";
import { invalidRequest, type RawBuilder, sql } from "@counterfoil/platform";
import type { OrdersContext } from "../context.ts";
import { type Kept, standingOf } from "../standing.ts";
import { readOutage } from "./read-order.ts";

type SearchContext = Pick<OrdersContext, "db" | "customers" | "creations">;
type Row = Kept & { item: Omit<OrderSummary, "state">; at: string };
const COUNTED_AT_MOST = 10_000;

const summaryColumns = sql`json_build_object('id', id, 'number', number, 'channel', channel, 'storeId', store_id,
  'customerId', customer_id, 'takenAt', taken_at, 'currency', currency, 'total', total_minor, 'lines', line_count) as item,
  state, reason, reason_code as "reasonCode", reason_subject as "reasonSubject", erp_number as "erpNumber",
  erp_status as "erpStatus"`;

/** Newest first. */
export async function searchOrders(context: SearchContext, query: OrderQuery): Promise<Page<OrderSummary>> {
  const { db } = context;
  const limit = query.limit ?? 50;
  const conditions = await conditionsOf(context, query);
  const { rows } = await sql<Row>`
    select ${summaryColumns}, taken_at::text as at
    from orders.sales_order where ${conditions} ${positionOf(query.next)}
    order by taken_at desc, id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const total = query.next === undefined ? await count(context, conditions) : COUNTED_AT_MOST + 1;
  return {
    items: await toSummaries(context, page),
    ...(last ? { next: `${last.at}|${last.item.id}` } : {}),
    ...(total > COUNTED_AT_MOST ? {} : { total }),
  };
}

async function toSummaries(context: SearchContext, page: readonly Omit<Row, "at">[]): Promise<OrderSummary[]> {
  const names = await context.customers.namesOf([...new Set(page.map(({ item }) => item.customerId))]);
  const outage = page.some(({ state }) => state === "waiting") ? await readOutage(context, "waiting") : undefined;
  return page.map(({ item, ...kept }) => {
    const customerName = names.get(item.customerId);
    return { ...item, ...standingOf(kept, outage), ...(customerName === undefined ? {} : { customerName }) };
  });
}

/** What a channel has taken and what became of it since: below the oldest running transaction, so that none that ends late is skipped. */
export async function readOrderChanges(
  context: SearchContext,
  takenBy: string,
  { since, limit = 100 }: OrderChangesQuery,
): Promise<OrderChanges> {
  const [xid = "0", id = FIRST_ID] = since?.split(".") ?? [];
  const oldest = await readOldest(context);
  const { rows } = await sql<Row & { xid: string }>`
    select ${summaryColumns}, changed_xid::text as xid from orders.sales_order
    where taken_by = ${takenBy} and (changed_xid, id) >= (${xid}::xid8, ${id}::uuid) and changed_xid < ${oldest}::xid8
    order by changed_xid, id limit ${limit + 1}`.execute(context.db);
  const [next] = rows.slice(limit);
  const cursor = next ? `${next.xid}.${next.item.id}` : oldest;
  return { items: await toSummaries(context, rows.slice(0, limit)), cursor, more: next !== undefined };
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

async function readOldest({ db }: SearchContext): Promise<string> {
  const { rows } = await sql<{ oldest: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as oldest`.execute(db);
  return rows[0]?.oldest ?? "0";
}

async function count({ db }: SearchContext, conditions: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from orders.sales_order where ${conditions} limit ${COUNTED_AT_MOST + 1}) as matching`.execute(db);
  return rows[0]?.count ?? 0;
}

async function conditionsOf({ customers }: SearchContext, query: OrderQuery): Promise<RawBuilder<unknown>> {
  const { state, channel, storeId, customerId, from, to } = query;
  const word = query.query?.trim() ?? "";
  const conditions = [
    sql`true`,
    state === undefined ? undefined : sql`state = ${state}`,
    channel === undefined ? undefined : sql`channel = ${channel}`,
    storeId === undefined ? undefined : sql`store_id = ${storeId}`,
    customerId === undefined ? undefined : sql`customer_id = ${customerId}`,
    from === undefined ? undefined : sql`body ->> 'takenOn' >= ${from}`,
    to === undefined ? undefined : sql`body ->> 'takenOn' <= ${to}`,
    word === "" ? undefined : await wordCondition(word, customers),
  ].filter((condition) => condition !== undefined);
  return sql.join(conditions, sql` and `);
}

async function wordCondition(word: string, customers: SearchContext["customers"]): Promise<RawBuilder<unknown>> {
  const key = word.toUpperCase();
  const named = word.length < 2 ? [] : await customers.findCustomers(word);
  return sql`(number = ${key} or starts_with(number, ${key}) or erp_number = ${word} or customer_id = any(${[key, ...named]}))`;
}

function positionOf(next: string | undefined): RawBuilder<unknown> {
  if (next === undefined) return sql``;
  const match = /^([0-9 :.+-]{10,40})\|([0-9a-f-]{36})$/.exec(next);
  if (!match) throw invalidRequest("This page does not exist.", "/query/next");
  return sql`and (taken_at, id) < (${match[1]}::timestamptz, ${match[2]}::uuid)`;
}
