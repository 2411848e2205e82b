import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type OrderType = { orderType: string; texts: { en: string; de?: string }; rangeId: string; sent: boolean };

const columns = sql`order_type as "orderType", texts, range_id as "rangeId", sent`;

export async function findOrderType(db: Db, orderType: string): Promise<OrderType | undefined> {
  const { rows } = await sql<OrderType>`
    select ${columns} from orders.order_type where order_type = ${orderType}`.execute(db);
  return rows[0];
}

export async function readOrderTypes(db: Db): Promise<OrderType[]> {
  const { rows } = await sql<OrderType>`select ${columns} from orders.order_type order by order_type`.execute(db);
  return rows;
}
