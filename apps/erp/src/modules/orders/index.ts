import type { Actor, TaskList } from "@counterfoil/platform";
import type { NestedEntity } from "@counterfoil/sap";
import { callPricing } from "./call-pricing.ts";
import { readDestination, readProcedure, saveDestination, saveProcedure } from "./configuration.ts";
import { orderUnknown } from "./errors.ts";
import type { OrderInput } from "./order.ts";
import { orderRows } from "./order-rows.ts";
import { readOrderTypes } from "./order-types.ts";
import type { Procedure } from "./procedure.ts";
import { type OrderSearch, readCalls, searchOrders, toView } from "./queries.ts";
import { findOrder, readCallDocument } from "./store.ts";
import { COMPARE_TASK, comparePrice } from "./use-cases/compare-price.ts";
import { deliverOrder, type EndingContext, rejectOrder } from "./use-cases/end-order.ts";
import { type PricingContext, priceOrder } from "./use-cases/price-order.ts";
import { changeOrder, type TakingContext, takeOrder } from "./use-cases/take-order.ts";
import { type Sender, takeSentOrder } from "./use-cases/take-sent-order.ts";

export { orderInvalid } from "./errors.ts";
export { registerOrderRoutes } from "./routes.ts";

export type OrderOptions = EndingContext & { key: Buffer };

/** Sales orders; what they cost the central price calculation says. */
export function createOrders(options: OrderOptions) {
  const { db, masterData, key } = options;
  const pricing: PricingContext = { db, key, callPricing };
  const taking: TakingContext = options;
  const readOrder = async (orderId: string) => {
    const order = await findOrder(db, orderId);
    if (!order) throw orderUnknown(`There is no order ${orderId}.`);
    const names = await masterData.articleTexts(order.content.items.map(({ articleId }) => articleId));
    return { ...toView(order), names };
  };
  return {
    readOrder,
    takeOrder: async (input: OrderInput, actor: Actor) => {
      const orderId = await takeOrder(taking, input, actor);
      await priceOrder(pricing, orderId, actor.name);
      return readOrder(orderId);
    },
    changeOrder: async (orderId: string, input: OrderInput & { version: number }, actor: Actor) => {
      await changeOrder(taking, orderId, input, actor);
      await priceOrder(pricing, orderId, actor.name);
      return readOrder(orderId);
    },
    priceOrder: async (orderId: string, by: string) => {
      await priceOrder(pricing, orderId, by);
      return readOrder(orderId);
    },
    /** By OData: as another system has taken it, for the price that its customer was told. */
    takeSentOrder: (entity: NestedEntity, sender: Sender) => takeSentOrder(taking, entity, sender),
    /** Parts of queries of OData's: the sets of API_SALES_ORDER_SRV. */
    orderRows,
    readOrderTypes: () => readOrderTypes(db),
    rejectOrder: async (orderId: string, reason: string, actor: Actor) => {
      await rejectOrder(options, orderId, reason, actor);
      return readOrder(orderId);
    },
    deliverOrder: async (orderId: string, actor: Actor) => {
      await deliverOrder(options, orderId, actor);
      return readOrder(orderId);
    },
    tasks: { [COMPARE_TASK]: (payload) => comparePrice(pricing, payload) } satisfies TaskList,
    searchOrders: (search: OrderSearch) => searchOrders(db, search),
    readCalls: (orderId: string) => readCalls(db, orderId),
    readCallDocument: (orderId: string, callId: number, which: "request" | "answer") =>
      readCallDocument(db, orderId, callId, which),
    readDestination: () => readDestination(db),
    saveDestination: (input: Parameters<typeof saveDestination>[2], actor: Actor) =>
      saveDestination(db, key, input, actor),
    readProcedure: () => readProcedure(db),
    saveProcedure: (input: { procedure: Procedure; version: number }, actor: Actor) => saveProcedure(db, input, actor),
  };
}
export type Orders = ReturnType<typeof createOrders>;
