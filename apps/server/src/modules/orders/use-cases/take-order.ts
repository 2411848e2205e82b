import type { NewOrder, SalesOrder, TakenOrder } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { sameContent } from "../../sales/index.ts";
import type { OrderStore, OrdersContext } from "../context.ts";
import { orderIdUsed, orderRefused } from "../errors.ts";
import { type CodeOfOrder, type Priced, priceWanted, refuseCodes } from "../price-wanted.ts";
import { customerWords } from "../refusal-words.ts";
import { standingOf } from "../standing.ts";
import { findOrder, insertEvent, insertOrder, type StoredOrder, takeNumber } from "../store.ts";

export type Taken = TakenOrder & { again: boolean };

/** Takes an order once: judged and priced with the book of now, kept with its reasons, and on its way to the ERP. */
export async function takeOrder(context: OrdersContext, asked: NewOrder, actor: Actor): Promise<Taken> {
  const known = await findOrder(context.db, asked.id);
  if (known) return answerAgain(known, asked);
  const store = await requireStore(context, asked.storeId);
  await requireCustomer(context, asked);
  const { id, coupons = [], basketId = id } = asked;
  const { priced, codes } = await priceWanted(context, { ...asked, basketId });
  const taken = await inTransaction(context.db, async (transaction): Promise<Taken> => {
    await lockUntilCommit(transaction, `orders.order ${id}`);
    const meanwhile = await findOrder(transaction, id);
    if (meanwhile) return answerAgain(meanwhile, asked);
    const running = await takeNumber(transaction, asked.channel, asked.storeId);
    const order = orderOf(asked, priced, { store, running, takenAt: context.clock.now(), takenBy: actor.name });
    refuseCodes(coupons, await redeem(context, transaction, order, { codes, basketId }));
    await keep(context, transaction, { order, asked, actor });
    return { order, state: "waiting", again: false };
  });
  context.creations.wake();
  return taken;
}

/** Its row, and that of its way to the ERP. */
async function keep(
  { creations }: OrdersContext,
  transaction: DbTransaction,
  { order, asked, actor }: { order: SalesOrder; asked: NewOrder; actor: Actor },
): Promise<void> {
  await insertOrder(transaction, order, asked);
  await insertEvent(transaction, order.id, { by: actor.name, what: "taken" });
  const { id, number: reference, storeId, total: amountMinor, currency } = order;
  const service = "orderCreation";
  await creations.enqueue(transaction, { service, id, storeId, reference, amountMinor, currency });
  const object = { objectType: "salesOrder", objectId: reference };
  const detail = { id, total: amountMinor };
  await recordChange(transaction, { actor, action: "salesOrder.taken", ...object, detail });
}

const redeem = async (
  { coupons }: OrdersContext,
  transaction: DbTransaction,
  { id, number, storeId, customerId, takenAt }: SalesOrder,
  { codes, basketId }: { codes: CodeOfOrder[]; basketId: string },
) =>
  codes.length === 0
    ? []
    : coupons.redeem(transaction, { id, number, storeId, customerId, occurredAt: takenAt, coupons: codes, basketId });

function answerAgain(known: StoredOrder, asked: NewOrder): Taken {
  if (!sameContent(known.request, asked))
    throw orderIdUsed(`${asked.id} is order ${known.order.number}, which says something else.`, "/body/id");
  return { order: known.order, ...standingOf(known), again: true };
}

async function requireStore({ readStore }: OrdersContext, storeId: string): Promise<OrderStore> {
  const store = await readStore(storeId);
  if (!store) throw orderRefused(`There is no store ${storeId}.`, "/body/storeId");
  return store;
}

async function requireCustomer({ judgeCustomer }: OrdersContext, { customerId, storeId }: NewOrder): Promise<void> {
  const judged = await judgeCustomer(customerId, storeId);
  if (!judged) throw orderRefused(`There is no customer ${customerId}.`, "/body/customerId");
  if (judged.refusal !== undefined)
    throw orderRefused(
      `Nothing is sold to customer ${customerId} in ${storeId}: ${customerWords[judged.refusal]}.`,
      "/body/customerId",
    );
}

type Taking = { store: OrderStore; running: number; takenAt: Date; takenBy: string };

function orderOf(asked: NewOrder, priced: Priced, { store, running, takenAt, takenBy }: Taking): SalesOrder {
  const { id, channel, storeId, customerId, requestedDate, deliveryAddress, note } = asked;
  const letter = channel === "web" ? "W" : "S";
  return {
    kind: "order",
    id,
    number: `${letter}-${storeId}-${String(running).padStart(7, "0")}`,
    channel,
    storeId,
    customerId,
    salesArea: store.salesArea,
    takenAt: takenAt.toISOString(),
    takenOn: dayAt(takenAt, store.timeZone),
    takenBy,
    ...priced,
    ...(requestedDate && { requestedDate }),
    ...(deliveryAddress && { deliveryAddress }),
    ...(note && { note }),
  };
}

const dayAt = (moment: Date, timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(moment);
