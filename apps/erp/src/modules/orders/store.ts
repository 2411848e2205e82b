import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { sql } from "@counterfoil/platform";
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
  version: number;
  createdAt: Date;
  createdBy: string;
  changedAt: Date;
  changedBy: string;
};
export const orderColumns = sql`order_id as "orderId", content, pricing, state, reason_code as "reasonCode", reason, version,
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

/** An answer for what the order was before it changed is left out. */
export async function setPricing(db: Db, { orderId, version }: StoredOrder, pricing: Pricing): Promise<void> {
  await sql`
    update orders.sales_order set pricing = ${JSON.stringify(pricing)}, state = 'complete', reason_code = null, reason = null
    where order_id = ${orderId} and version = ${version}`.execute(db);
}

export async function setIncomplete(
  db: Db,
  { orderId, version }: StoredOrder,
  { code, reason }: { code: string; reason: string },
): Promise<void> {
  await sql`
    update orders.sales_order set pricing = null, state = 'incomplete', reason_code = ${code}, reason = ${reason.slice(0, 2000)}
    where order_id = ${orderId} and version = ${version}`.execute(db);
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
