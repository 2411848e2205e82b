import { type PricingContext, priceOrder } from "./price-order.ts";

export const COMPARE_TASK = "orders:compare-price";

/** What an order that was sent with its price would cost by our own calculation; beside it, never in its place. */
export async function comparePrice(context: PricingContext, payload: unknown): Promise<void> {
  const { orderId } = payload as { orderId: string };
  await priceOrder(context, orderId, "Counterfoil ERP");
}
