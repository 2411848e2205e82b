import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { lockUntilCommit, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Order, Pricing } from "./order.ts";

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type StoredOrder = {
  orderId: string;
  content: Order;
  pricing: Pricing | null;
  state: "complete" | "incomplete";
  reasonCode: string | null;
  reason: string | null;
  orderType: string;
  sender: string | null;
  status: "open" | "delivered" | "rejected";
  statusReason: string | null;
  delivery: string | null;
  ownPricing: Pricing | null;
  ownReason: string | null;
  difference: number | null;
  version: number;
  createdAt: Date;
  createdBy: string;
  changedAt: Date;
  changedBy: string;
};
export const orderColumns = sql`order_id as "orderId", content, pricing, state, reason_code as "reasonCode", reason, version,
  order_type as "orderType", sender, status, status_reason as "statusReason", delivery, own_pricing as "ownPricing",
  own_reason as "ownReason", difference_minor as difference,
  created_at as "createdAt", created_by as "createdBy", changed_at as "changedAt", changed_by as "changedBy"`;

const NOT_PRICED = { code: "not-priced", reason: "The prices have not been asked for yet." };

export async function insertOrder(
  transaction: DbTransaction,
  orderId: string,
  order: Order,
  by: string,
): Promise<void> {
  await sql`
    insert into orders.sales_order (order_id, content, state, reason_code, reason, version, created_at, created_by, changed_at, changed_by)
    values (${orderId}, ${JSON.stringify(order)}, 'incomplete', ${NOT_PRICED.code}, ${NOT_PRICED.reason}, 1, now(), ${by}, now(), ${by})`.execute(
    transaction,
  );
}

/** Nothing when somebody was faster. A changed order has no price until it is asked for again. */
export async function replaceOrder(
  transaction: DbTransaction,
  orderId: string,
  { order, version, by }: { order: Order; version: number; by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update orders.sales_order set content = ${JSON.stringify(order)}, pricing = null, state = 'incomplete', reason_code = ${NOT_PRICED.code},
      reason = ${NOT_PRICED.reason}, version = version + 1, changed_at = now(), changed_by = ${by}
    where order_id = ${orderId} and version = ${version}`.execute(transaction);
  return numAffectedRows === 1n;
}

export async function findOrder(db: Db, orderId: string): Promise<StoredOrder | undefined> {
  const { rows } =
    await sql<StoredOrder>`select ${orderColumns} from orders.sales_order where order_id = ${orderId}`.execute(db);
  return rows[0];
}

/** An answer for what the order was before it changed is left out; beside the price that an order was sent with it is a comparison. */
export async function setPricing(db: Db, { orderId, version, sender }: StoredOrder, pricing: Pricing): Promise<void> {
  if (sender !== null) return setOwnPricing(db, orderId, { pricing });
  await sql`
    update orders.sales_order set pricing = ${JSON.stringify(pricing)}, state = 'complete', reason_code = null, reason = null
    where order_id = ${orderId} and version = ${version}`.execute(db);
}

export async function setIncomplete(
  db: Db,
  { orderId, version, sender }: StoredOrder,
  { code, reason }: { code: string; reason: string },
): Promise<void> {
  if (sender !== null) return setOwnPricing(db, orderId, { reason });
  await sql`
    update orders.sales_order set pricing = null, state = 'incomplete', reason_code = ${code}, reason = ${reason.slice(0, 2000)}
    where order_id = ${orderId} and version = ${version}`.execute(db);
}

async function setOwnPricing(
  db: Db,
  orderId: string,
  { pricing, reason }: { pricing?: Pricing; reason?: string },
): Promise<void> {
  await sql`
    update orders.sales_order set own_pricing = ${pricing ? JSON.stringify(pricing) : null}, own_reason = ${reason?.slice(0, 2000) ?? null}
    where order_id = ${orderId}`.execute(db);
}

export type SentRow = {
  orderId: string;
  order: Order;
  orderType: string;
  sender: string;
  pricing: Pricing;
  by: string;
};

export async function insertSentOrder(transaction: DbTransaction, sent: SentRow): Promise<void> {
  const { orderId, order, orderType, sender, pricing, by } = sent;
  await sql`
    insert into orders.sales_order (order_id, content, pricing, state, order_type, sender, version, created_at, created_by, changed_at, changed_by)
    values (${orderId}, ${JSON.stringify(order)}, ${JSON.stringify(pricing)}, 'complete', ${orderType}, ${sender}, 1, now(), ${by}, now(), ${by})`.execute(
    transaction,
  );
}

/** Waits for an order of the same reference that is being taken in another request. */
export async function findSent(
  transaction: DbTransaction,
  sender: string,
  reference: string,
): Promise<string | undefined> {
  await lockUntilCommit(transaction, `orders.sent ${sender} ${reference}`);
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from orders.sales_order where sender = ${sender} and reference = ${reference}`.execute(
    transaction,
  );
  return rows[0]?.orderId;
}

export async function lockOrder(transaction: DbTransaction, orderId: string): Promise<StoredOrder | undefined> {
  const { rows } = await sql<StoredOrder>`
    select ${orderColumns} from orders.sales_order where order_id = ${orderId} for update`.execute(transaction);
  return rows[0];
}

export type Ended = { status: "delivered" | "rejected"; reason?: string; delivery?: string };

export async function setStatus(db: Db, orderId: string, { status, reason, delivery }: Ended): Promise<void> {
  await sql`
    update orders.sales_order set status = ${status}, status_reason = ${reason ?? null}, delivery = ${delivery ?? null},
      version = version + 1, changed_at = now() where order_id = ${orderId}`.execute(db);
}

export type PricingCall = {
  order: StoredOrder;
  by: string;
  durationMs: number;
  statusCode?: number;
  outcome: "priced" | "refused" | "unreachable" | "unusable";
  reason?: string;
  request: string;
  answer?: string;
};

export async function insertCall(db: Db, call: PricingCall): Promise<number> {
  const { order, by, durationMs, statusCode, outcome, reason, request, answer } = call;
  const { rows } = await sql<{ callId: number }>`
    insert into orders.pricing_call (order_id, order_version, called_at, called_by, duration_ms, status_code, outcome, reason, request, answer)
    values (${order.orderId}, ${order.version}, now(), ${by}, ${durationMs}, ${statusCode ?? null}, ${outcome}, ${reason?.slice(0, 2000) ?? null},
      ${await compress(request)}, ${answer === undefined ? null : await compress(answer)})
    returning call_id as "callId"`.execute(db);
  return rows[0]?.callId ?? 0;
}

export async function readCallDocument(
  db: Db,
  orderId: string,
  callId: number,
  which: "request" | "answer",
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ body: Buffer | null }>`
    select ${sql.ref(which)} as body from orders.pricing_call where order_id = ${orderId} and call_id = ${callId}`.execute(
    db,
  );
  const body = rows[0]?.body;
  return body ? decompress(body) : undefined;
}
