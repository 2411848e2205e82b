import { type Actor, addJob, inTransaction, recordChange } from "@counterfoil/platform";
import type { NestedEntity } from "@counterfoil/sap";
import { completeOrder } from "../complete-order.ts";
import { readProcedure } from "../configuration.ts";
import { orderFault } from "../errors.ts";
import { findOrderType } from "../order-types.ts";
import { requireSellable } from "../sellable.ts";
import { readSentOrder } from "../sent-order.ts";
import { pricingOf } from "../sent-pricing.ts";
import { findSent, insertSentOrder } from "../store.ts";
import { COMPARE_TASK } from "./compare-price.ts";
import type { TakingContext } from "./take-order.ts";

export type Sender = { systemId: string; actor: Actor };

/**
 * An order that another system has taken, with the price that its customer was told. Checked as a whole, taken as a whole; the sender's
 * reference is taken once. What it would cost here is asked afterwards, and shown beside.
 */
export async function takeSentOrder(
  { db, masterData, clock }: TakingContext,
  entity: NestedEntity,
  { systemId, actor }: Sender,
): Promise<string> {
  const { orderType, input, conditions, facts } = readSentOrder(entity);
  return inTransaction(db, async (transaction) => {
    const type = await findOrderType(transaction, orderType);
    if (!type?.sent)
      throw orderFault(
        "order-type-unknown",
        `${orderType} is no order type for orders of other systems.`,
        "SalesOrderType",
      );
    const known = await findSent(transaction, systemId, input.reference);
    if (known)
      throw orderFault("order-reference-used", `${input.reference} is order ${known} here.`, "PurchaseOrderByCustomer");
    const order = { ...(await completeOrder(transaction, masterData, input, clock.now)), ...facts };
    await requireCurrency(masterData, order);
    await requireSellable(masterData, order);
    const { procedure } = await readProcedure(transaction);
    const pricing = { ...pricingOf(order, conditions, procedure), pricedAt: clock.now().toISOString() };
    const [number] = await masterData.takeNumbers(transaction, type.rangeId, 1);
    const orderId = String(number);
    await insertSentOrder(transaction, { orderId, order, orderType, sender: systemId, pricing, by: actor.name });
    const object = { objectType: "salesOrder", objectId: orderId };
    const detail = { systemId, reference: input.reference, total: pricing.total };
    await recordChange(transaction, { actor, action: "salesOrder.received", ...object, detail });
    await addJob(transaction, COMPARE_TASK, { orderId });
    return orderId;
  });
}

async function requireCurrency(
  masterData: TakingContext["masterData"],
  {
    customerId,
    currency,
    salesOrganisation,
    distributionChannel,
    division,
    shipToId,
  }: Awaited<ReturnType<typeof completeOrder>>,
): Promise<void> {
  const partner = (await masterData.readBusinessPartner(customerId))?.businessPartner;
  const area = partner?.customer?.salesAreas.find(
    (each) =>
      each.salesOrganisation === salesOrganisation &&
      each.distributionChannel === distributionChannel &&
      each.division === division,
  );
  if (area?.currency && area.currency !== currency)
    throw orderFault(
      "currency-differs",
      `Customer ${customerId} is billed in ${area.currency}.`,
      "TransactionCurrency",
    );
  if (shipToId !== undefined && !(await masterData.readBusinessPartner(shipToId)))
    throw orderFault("partner-unknown", `There is no partner ${shipToId}.`, "to_Partner/0/Customer");
}
