import type { Actor, Clock } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { MasterData } from "../masterdata/index.ts";
import { callPricing } from "./call-pricing.ts";
import { readDestination, readProcedure, saveDestination, saveProcedure } from "./configuration.ts";
import { orderUnknown } from "./errors.ts";
import type { OrderInput } from "./order.ts";
import type { Procedure } from "./procedure.ts";
import { type OrderSearch, readCalls, searchOrders, toView } from "./queries.ts";
import { findOrder, readCallDocument } from "./store.ts";
import { type PricingContext, priceOrder } from "./use-cases/price-order.ts";
import { changeOrder, type TakingContext, takeOrder } from "./use-cases/take-order.ts";

export { registerOrderRoutes } from "./routes.ts";

export type OrderOptions = { db: Db; masterData: MasterData; key: Buffer; clock: Clock };

/** Sales orders; what they cost the central price calculation says. */
export function createOrders({ db, masterData, key, clock }: OrderOptions) {
  const pricing: PricingContext = { db, key, callPricing };
  const taking: TakingContext = { db, masterData, clock };
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
