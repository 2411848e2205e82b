import { type Actor, type Clock, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MasterData } from "../../masterdata/index.ts";
import { completeOrder } from "../complete-order.ts";
import { orderChanged, orderSent, orderStatus, orderUnknown } from "../errors.ts";
import type { OrderInput } from "../order.ts";
import { findOrder, insertOrder, replaceOrder } from "../store.ts";

export type TakingContext = { db: Db; masterData: MasterData; clock: Clock };
const RANGE = "60";

/** A new order with the next number; its prices are asked for afterwards. */
export function takeOrder({ db, masterData, clock }: TakingContext, input: OrderInput, actor: Actor): Promise<string> {
  return inTransaction(db, async (transaction) => {
    const order = await completeOrder(transaction, masterData, input, clock.now);
    const [number] = await masterData.takeNumbers(transaction, RANGE, 1);
    const orderId = String(number);
    await insertOrder(transaction, orderId, order, actor.name);
    const object = { objectType: "salesOrder", objectId: orderId };
    await recordChange(transaction, { actor, action: "salesOrder.created", ...object, detail: { order } });
    return orderId;
  });
}

export async function changeOrder(
  { db, masterData, clock }: TakingContext,
  orderId: string,
  { version, ...input }: OrderInput & { version: number },
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = await findOrder(transaction, orderId);
    if (!before) throw orderUnknown(`There is no order ${orderId}.`);
    if (before.sender !== null) throw orderSent(`Order ${orderId} was taken in ${before.sender}.`);
    if (before.status !== "open") throw orderStatus(`Order ${orderId} is ${before.status}.`);
    const order = await completeOrder(transaction, masterData, input, clock.now);
    if (!(await replaceOrder(transaction, orderId, { order, version, by: actor.name })))
      throw orderChanged(`Order ${orderId} was changed meanwhile; load it again.`, "/body/version");
    const object = { objectType: "salesOrder", objectId: orderId };
    await recordChange(transaction, {
      actor,
      action: "salesOrder.changed",
      ...object,
      detail: { before: before.content, after: order },
    });
  });
}
