import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { OrdersContext } from "../context.ts";
import { orderNotCancellable } from "../errors.ts";
import { insertEvent, setStanding } from "../store.ts";
import { requireOrder } from "./read-order.ts";

/** Before the ERP has it, or after it has refused it. */
export async function cancelOrder(context: OrdersContext, key: string, why: string, actor: Actor): Promise<void> {
  const { order, state } = await requireOrder(context, key);
  const { id } = order;
  await inTransaction(context.db, async (transaction) => {
    if (!(await context.creations.withdraw(transaction, id)))
      throw orderNotCancellable(`Order ${order.number} is ${state}: the ERP may have it.`);
    await context.coupons.release(transaction, order);
    await setStanding(transaction, id, { state: "cancelled", reason: why });
    await insertEvent(transaction, id, { by: actor.name, what: "cancelled", detail: why });
    const object = { objectType: "salesOrder", objectId: order.number };
    await recordChange(transaction, { actor, action: "salesOrder.cancelled", ...object, detail: { why } });
  });
}
