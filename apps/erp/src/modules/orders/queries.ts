import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../pages.ts";
import { orderColumns, type StoredOrder } from "./store.ts";

export const OrderSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Number, customer or the customer's own number." })),
  state: Type.Optional(Type.Enum(["complete", "incomplete"])),
  customerId: Type.Optional(Type.String({ maxLength: 10 })),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  orderType: Type.Optional(Type.String({ maxLength: 4 })),
  status: Type.Optional(Type.Enum(["open", "delivered", "rejected"])),
  differs: Type.Optional(Type.Boolean({ description: "Sent for another price than ours." })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type OrderSearch = Static<typeof OrderSearchSchema>;

/** Newest first. */
export async function searchOrders(db: Db, search: OrderSearch) {
  const limit = search.limit ?? 50;
  const [before = "99999999999"] = decodeNext(search.next) ?? [];
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from orders.sales_order where ${filters(search)} and order_id < ${String(before)}
    order by order_id desc limit ${limit + 1}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from orders.sales_order where ${filters(search)}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, ({ orderId }) => [orderId]);
  return { items: items.map(toItem), ...next, total: counted[0]?.total ?? 0 };
}

function filters({ query, state, customerId, siteId, orderType, status, differs }: OrderSearch) {
  const conditions = [sql`true`];
  if (query) {
    const pattern = likePattern(query);
    conditions.push(
      sql`lower(order_id || ' ' || customer_id || ' ' || coalesce(content ->> 'reference', '')) like ${pattern}`,
    );
  }
  if (state) conditions.push(sql`state = ${state}`);
  if (customerId) conditions.push(sql`customer_id = ${customerId}`);
  if (siteId) conditions.push(sql`site_id = ${siteId}`);
  if (orderType) conditions.push(sql`order_type = ${orderType}`);
  if (status) conditions.push(sql`status = ${status}`);
  if (differs) conditions.push(sql`difference_minor <> 0`);
  return sql.join(conditions, sql` and `);
}

function toItem(stored: StoredOrder) {
  const { orderId, content, pricing, state, reason, createdAt, createdBy, orderType, sender, status, difference } =
    stored;
  const { customerId, siteId, currency, reference, items } = content;
  return {
    orderId,
    orderType,
    status,
    ...(sender !== null && { sender }),
    ...(difference !== null && { difference }),
    customerId,
    siteId,
    currency,
    reference,
    itemCount: items.length,
    state,
    reason: reason ?? undefined,
    total: pricing?.total,
    createdAt: createdAt.toISOString(),
    createdBy,
  };
}

export function toView({ orderId, content, pricing, state, reasonCode, reason, version, ...rest }: StoredOrder) {
  const { orderType, sender, status, statusReason, delivery, ownPricing, ownReason, difference, ...dates } = rest;
  return {
    orderId,
    orderType,
    order: content,
    state,
    status,
    version,
    ...(sender !== null && { sender }),
    ...(statusReason !== null && { statusReason }),
    ...(delivery !== null && { delivery }),
    ...(ownPricing && { own: { total: ownPricing.total, pricedAt: ownPricing.pricedAt } }),
    ...(ownReason !== null && { ownReason }),
    ...(difference !== null && { difference }),
    ...(pricing && { pricing }),
    ...(reasonCode !== null && { reasonCode, reason: reason ?? "" }),
    createdAt: dates.createdAt.toISOString(),
    createdBy: dates.createdBy,
    changedAt: dates.changedAt.toISOString(),
    changedBy: dates.changedBy,
  };
}

export async function readCalls(db: Db, orderId: string) {
  const { rows } = await sql<{
    callId: number;
    version: number;
    calledAt: Date;
    calledBy: string;
    durationMs: number;
    statusCode: number | null;
    outcome: string;
    reason: string | null;
    hasAnswer: boolean;
  }>`
    select call_id as "callId", order_version as version, called_at as "calledAt", called_by as "calledBy", duration_ms as "durationMs",
      status_code as "statusCode", outcome, reason, answer is not null as "hasAnswer"
    from orders.pricing_call where order_id = ${orderId} order by call_id desc limit 200`.execute(db);
  return rows;
}
