import type { FlowStepSchema, OrderDetail } from "@counterfoil/contracts";
import type { Static } from "typebox";
import type { OrdersContext } from "../context.ts";
import { orderUnknown } from "../errors.ts";
import { standingOf } from "../standing.ts";
import { findOrder, readEvents, type StoredOrder } from "../store.ts";
import { askOne } from "./ask-statuses.ts";

type FlowStep = Static<typeof FlowStepSchema>;

export async function requireOrder({ db }: Pick<OrdersContext, "db">, id: string): Promise<StoredOrder> {
  const found = await findOrder(db, id);
  if (!found) throw orderUnknown(`There is no order ${id}.`);
  return found;
}

/** All of one order. Of one that the ERP works on it is asked first, if it answers quickly. */
export async function readOrder(context: OrdersContext, id: string): Promise<OrderDetail> {
  await askOne(context, await requireOrder(context, id));
  const stored = await requireOrder(context, id);
  const { order, version, askedAt } = stored;
  const customerName = (await context.customers.namesOf([order.customerId])).get(order.customerId);
  return {
    order,
    ...standingOf(stored, await readOutage(context, stored.state)),
    version,
    ...(customerName === undefined ? {} : { customerName }),
    mayCancel: stored.state === "waiting" || stored.state === "refused",
    ...(askedAt === null ? {} : { askedAt: askedAt.toISOString() }),
    flow: await readFlow(context, stored),
    history: await readEvents(context.db, order.id),
  };
}

/** Asked only for what waits. */
export const readOutage = async ({ creations }: Pick<OrdersContext, "creations">, state: StoredOrder["state"]) =>
  state === "waiting" ? creations.outage("orderCreation") : undefined;

/** Taken here, sent, and what the ERP has made of it. */
export async function readFlow({ creations }: OrdersContext, stored: StoredOrder): Promise<FlowStep[]> {
  const { order, erpNumber, erpStatus } = stored;
  const sent = await creations.read(order.id);
  const steps: FlowStep[] = [
    {
      system: "server",
      document: "order",
      number: order.number,
      at: order.takenAt,
      state: stored.state,
      link: `#SalesOrder-display?SalesOrder=${order.number}`,
    },
  ];
  if (sent)
    steps.push({
      system: "server",
      document: "creation",
      number: sent.reference,
      at: (sent.sentAt ?? sent.createdAt).toISOString(),
      state: sent.state,
      ...(sent.reason === null ? {} : { reason: sent.reason }),
      ...(sent.sentAt === null ? {} : { link: `/api/hub/creations/${order.id}/content` }),
    });
  if (erpNumber !== null && sent?.erpCreatedAt)
    steps.push({
      system: "erp",
      document: "salesOrder",
      number: erpNumber,
      at: sent.erpCreatedAt.toISOString(),
      ...(erpStatus === null ? {} : { state: erpStatus }),
    });
  return steps;
}
