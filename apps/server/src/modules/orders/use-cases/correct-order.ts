import type { CorrectOrder, SalesOrder } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { OrdersContext } from "../context.ts";
import { orderCorrectedMeanwhile, orderNotCorrectable, orderUnknown } from "../errors.ts";
import { insertEvent, lockOrder, replaceBody } from "../store.ts";
import { requireOrder } from "./read-order.ts";

/** Where and when it is delivered, which changes no price; what the ERP has refused is sent again at once. */
export async function correctOrder(
  context: OrdersContext,
  key: string,
  { version, why, ...delivery }: CorrectOrder,
  actor: Actor,
): Promise<void> {
  const { id } = (await requireOrder(context, key)).order;
  await inTransaction(context.db, async (transaction) => {
    const stored = await lockOrder(transaction, id);
    if (!stored) throw orderUnknown(`There is no order ${id}.`);
    const { order, state } = stored;
    if (state !== "waiting" && state !== "refused") throw orderNotCorrectable(`Order ${order.number} is ${state}.`);
    if (stored.version !== version)
      throw orderCorrectedMeanwhile(`Order ${order.number} has version ${stored.version}.`, "/body/version");
    const { requestedDate: _day, deliveryAddress: _where, note: _note, ...rest } = order;
    await replaceBody(transaction, { ...rest, ...delivery } satisfies SalesOrder, version + 1);
    await insertEvent(transaction, id, { by: actor.name, what: "corrected", detail: why });
    const object = { objectType: "salesOrder", objectId: order.number };
    const detail = { why, before: deliveryOf(order), after: delivery };
    await recordChange(transaction, { actor, action: "salesOrder.corrected", ...object, detail });
  });
  await context.creations.retry([id], actor);
}

const deliveryOf = ({ requestedDate, deliveryAddress, note }: SalesOrder) => ({ requestedDate, deliveryAddress, note });
