import type { CorrectOrder, NewOrder, OrderChangesQuery, OrderQuery } from "@counterfoil/contracts";
import type { Actor, TaskList } from "@counterfoil/platform";
import type { OrdersContext } from "./context.ts";
import { orderUnknown } from "./errors.ts";
import { noteCreation } from "./note-creation.ts";
import { findByAny, readLatest } from "./store.ts";
import { askStatuses } from "./use-cases/ask-statuses.ts";
import { cancelOrder } from "./use-cases/cancel-order.ts";
import { correctOrder } from "./use-cases/correct-order.ts";
import { readFlow, readOrder, requireOrder } from "./use-cases/read-order.ts";
import { readOrderChanges, searchOrders } from "./use-cases/search-orders.ts";
import { takeOrder } from "./use-cases/take-order.ts";

export type { OrderStore, OrdersContext } from "./context.ts";
export { registerOrderRoutes } from "./routes.ts";

const JOB = "orders:ask-statuses";

/** Orders that channels take: priced as everything is, created in the ERP once, and followed there. */
export function createOrders(context: OrdersContext) {
  const { db } = context;
  return {
    take: (asked: NewOrder, actor: Actor) => takeOrder(context, asked, actor),
    read: (id: string) => readOrder(context, id),
    /** Of what somebody else has taken nothing is said. */
    async requireTakenBy(key: string, name: string): Promise<void> {
      const { order } = await requireOrder(context, key);
      if (order.takenBy !== name) throw orderUnknown(`There is no order ${key}.`);
    },
    search: (query: OrderQuery) => searchOrders(context, query),
    /** Of one channel. */
    changes: (takenBy: string, query: OrderChangesQuery) => readOrderChanges(context, takenBy, query),
    cancel: (id: string, why: string, actor: Actor) => cancelOrder(context, id, why, actor),
    correct: (id: string, correction: CorrectOrder, actor: Actor) => correctOrder(context, id, correction, actor),
    /** As it is to be told to the ERP, and who hears what came of it. */
    readOrder: async (id: string) => (await requireOrder(context, id)).order,
    noteCreation,
    /** For whoever tries a mapping. */
    readLatest: (limit: number) => readLatest(db, limit),
    findOrder: async (number: string) => (await findByAny(db, number))[0]?.order,
    /** By our number, the ERP's, or the id: with every hop. */
    trace: async (word: string) =>
      Promise.all(
        (await findByAny(db, word)).map(async (stored) => {
          const { number, customerId } = stored.order;
          return { number, customerId, flow: await readFlow(context, stored) };
        }),
      ),
    tasks: { [JOB]: () => askStatuses(context) } satisfies TaskList,
    crontab: `* * * * * ${JOB}`,
  };
}

export type Orders = ReturnType<typeof createOrders>;
