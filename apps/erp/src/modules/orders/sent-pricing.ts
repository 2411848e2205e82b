import { quantityToMilli } from "@counterfoil/contracts";
import { orderFault } from "./errors.ts";
import type { Condition, Order, OrderItem, PricedItem, Pricing } from "./order.ts";
import type { Procedure } from "./procedure.ts";
import { numbered } from "./read-answer.ts";
import { amountOf, type SentCondition } from "./sent-order.ts";

/** The conditions as they were given: the price that the customer was told is the price. Each must have a step in the procedure. */
export function pricingOf(
  order: Order,
  sent: readonly SentCondition[][],
  procedure: Procedure,
): Omit<Pricing, "pricedAt"> {
  const items = order.items.map((item, index) => priceItem({ order, procedure, index, item }, sent[index] ?? []));
  const sum = (of: (item: PricedItem) => number) => items.reduce((total, item) => total + of(item), 0);
  return { items, regular: sum(({ regularAmount }) => regularAmount), total: sum(({ amount }) => amount) };
}

type Place = { order: Order; procedure: Procedure; index: number; item: OrderItem };

function priceItem(place: Place, sent: readonly SentCondition[]): PricedItem {
  const { procedure, index, item } = place;
  const conditions = sent.map((each, at) => conditionOf(place, each, at));
  const prices = conditions.filter(({ conditionType }) => conditionType === procedure.priceCondition);
  if (prices.length !== 1) {
    const what = `Item ${item.item} has ${prices.length} conditions ${procedure.priceCondition}, one is its price.`;
    throw orderFault("price-missing", what, `to_Item/${index}/to_PricingElement`);
  }
  const [regularAmount, amount] = [prices, conditions].map((some) =>
    some.reduce((total, each) => total + each.amount, 0),
  );
  if (amount === undefined || regularAmount === undefined || amount < 0)
    throw orderFault(
      "price-negative",
      `Item ${item.item} costs less than nothing.`,
      `to_Item/${index}/to_PricingElement`,
    );
  return { item: item.item, regularAmount, amount, conditions: numbered(conditions) };
}

function conditionOf({ order, procedure, index, item }: Place, sent: SentCondition, at: number): Condition {
  const where = `to_Item/${index}/to_PricingElement/${at}`;
  const { conditionType, rate, currency, perQuantity } = sent;
  const step = procedure.steps.find((each) => each.conditionType === conditionType)?.step;
  if (step === undefined)
    throw orderFault(
      "condition-unknown",
      `Condition type ${conditionType} has no step in the pricing procedure.`,
      `${where}/ConditionType`,
    );
  if (currency !== order.currency)
    throw orderFault(
      "currency-differs",
      `The condition is in ${currency}, the order in ${order.currency}.`,
      `${where}/ConditionCurrency`,
    );
  const amount = amountOf(sent, quantityToMilli(item.quantity) ?? 0);
  if (amount === undefined) throw orderFault("condition-invalid", `${rate} is no rate.`, `${where}/ConditionRateValue`);
  return { step, counter: 0, conditionType, amount, ...(perQuantity > 0 && { quantity: item.quantity }) };
}
