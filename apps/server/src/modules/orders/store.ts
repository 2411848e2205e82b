import type { NewOrder, OrderEvent, OrderState, SalesOrder } from "@counterfoil/contracts";
import { type AnyKysely, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type { OrderStatus } from "../hub/index.ts";

export type StoredOrder = {
  request: NewOrder;
  order: SalesOrder;
  version: number;
  state: OrderState;
  reason: string | null;
  reasonCode: string | null;
  reasonSubject: string | null;
  erpNumber: string | null;
  erpStatus: OrderStatus | null;
  askedAt: Date | null;
};
const columns = sql`request, body as "order", version, state, reason,
  reason_code as "reasonCode", reason_subject as "reasonSubject", erp_number as "erpNumber", erp_status as "erpStatus",
  asked_at as "askedAt"`;

/** By its id, or by our number. */
export async function findOrder(db: AnyKysely, key: string): Promise<StoredOrder | undefined> {
  const which = /^[SW]-/.test(key) ? sql`number = ${key}` : sql`id = ${key}`;
  const { rows } = await sql<StoredOrder>`select ${columns} from orders.sales_order where ${which}`.execute(db);
  return rows[0];
}

export async function lockOrder(db: DbTransaction, id: string): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    select ${columns} from orders.sales_order where id = ${id} for update`.execute(db);
  return rows[0];
}

/** By our number, the ERP's, or the id. */
export async function findByAny(db: AnyKysely, word: string): Promise<StoredOrder[]> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word.toLowerCase());
  const { rows } = await sql<StoredOrder>`
    select ${columns} from orders.sales_order
    where number = ${word.toUpperCase()} or erp_number = ${word} ${isUuid ? sql`or id = ${word.toLowerCase()}::uuid` : sql``}
    limit 5`.execute(db);
  return rows;
}

export async function readLatest(db: AnyKysely, limit: number): Promise<SalesOrder[]> {
  const { rows } = await sql<{ order: SalesOrder }>`
    select body as "order" from orders.sales_order order by taken_at desc, id desc limit ${limit}`.execute(db);
  return rows.map(({ order }) => order);
}

/** The next number of a channel in a store; whoever comes meanwhile waits until this transaction ends. */
export async function takeNumber(db: DbTransaction, channel: string, storeId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into orders.number_range (channel, store_id, last_number) values (${channel}, ${storeId}, 1)
    on conflict (channel, store_id) do update set last_number = number_range.last_number + 1
    returning last_number as number`.execute(db);
  return rows[0]?.number ?? 1;
}

export async function insertOrder(db: DbTransaction, order: SalesOrder, request: NewOrder): Promise<void> {
  const { id, number, channel, storeId, customerId, currency, total, lines, takenAt } = order;
  await sql`
    insert into orders.sales_order (id, number, channel, store_id, customer_id, currency, total_minor, line_count, taken_at, request, body)
    values (${id}, ${number}, ${channel}, ${storeId}, ${customerId}, ${currency}, ${total}, ${lines.length}, ${takenAt},
      ${JSON.stringify(request)}, ${JSON.stringify(order)})`.execute(db);
}

export async function replaceBody(db: DbTransaction, order: SalesOrder, version: number): Promise<void> {
  await sql`
    update orders.sales_order set body = ${JSON.stringify(order)}, version = ${version}, total_minor = ${order.total},
      line_count = ${order.lines.length}, changed_xid = pg_current_xact_id() where id = ${order.id}`.execute(db);
}

export type Standing = {
  state: OrderState;
  reason?: string | undefined;
  reasonCode?: string | undefined;
  reasonSubject?: string | undefined;
  erpNumber?: string | undefined;
};

/** False when it stood so already. */
export async function setStanding(db: AnyKysely, id: string, standing: Standing): Promise<boolean> {
  const { state, reason = null, reasonCode = null, reasonSubject = null, erpNumber = null } = standing;
  const { numAffectedRows } = await sql`
    update orders.sales_order set state = ${state}, reason = ${reason}, reason_code = ${reasonCode},
      reason_subject = ${reasonSubject}, erp_number = ${erpNumber}, erp_status = ${state === "inErp" ? "open" : null},
      changed_xid = pg_current_xact_id()
    where id = ${id} and (state, reason, reason_code) is distinct from (${state}, ${reason}, ${reasonCode})`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

export type ToAsk = { id: string; erpNumber: string };

/** Those that the ERP has and has not ended, the ones asked for longest ago first. */
export async function readToAsk(
  db: AnyKysely,
  { limit, notSinceMs }: { limit: number; notSinceMs: number },
): Promise<ToAsk[]> {
  const { rows } = await sql<ToAsk>`
    select id, erp_number as "erpNumber" from orders.sales_order
    where erp_status = 'open' and (asked_at is null or asked_at < now() - make_interval(secs => ${notSinceMs / 1000}))
    order by asked_at nulls first limit ${limit}`.execute(db);
  return rows;
}

/** What the ERP says of them now; answers those for which it is news. */
export async function setErpStatuses(
  db: AnyKysely,
  asked: readonly ToAsk[],
  said: ReadonlyMap<string, OrderStatus>,
): Promise<{ id: string; storeId: string; status: OrderStatus }[]> {
  const { rows } = await sql<{ id: string; storeId: string; status: OrderStatus; before: OrderStatus }>`
    update orders.sales_order as one set asked_at = now(), erp_status = coalesce(said.status, one.erp_status),
      changed_xid = case when said.status <> said.erp_status then pg_current_xact_id() else one.changed_xid end
    from (select before.id, before.erp_status, new.status
      from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ erpNumber }) => said.get(erpNumber) ?? null)}::text[]) as new (id, status)
        join orders.sales_order as before using (id) for update of before) as said
    where one.id = said.id returning one.id, one.store_id as "storeId", one.erp_status as status, said.erp_status as before`.execute(
    db,
  );
  return rows.filter(({ status, before }) => status !== before);
}

export async function insertEvent(
  db: AnyKysely,
  orderId: string,
  { by, what, detail }: Omit<OrderEvent, "at">,
): Promise<void> {
  await sql`
    insert into orders.event (order_id, by, what, detail)
    values (${orderId}, ${by}, ${what}, ${detail?.slice(0, 1000) ?? null})`.execute(db);
}

const EVENTS_SHOWN = 200;

export async function readEvents(db: AnyKysely, orderId: string): Promise<OrderEvent[]> {
  const { rows } = await sql<Omit<OrderEvent, "at" | "detail"> & { at: Date; detail: string | null }>`
    select at, by, what, detail from orders.event where order_id = ${orderId} order by number desc limit ${EVENTS_SHOWN}`.execute(
    db,
  );
  return rows.map(({ at, detail, ...event }) => ({
    ...event,
    at: at.toISOString(),
    ...(detail === null ? {} : { detail }),
  }));
}
