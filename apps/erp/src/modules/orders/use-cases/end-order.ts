import { quantityToMilli } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import type { GoodsMovementItem, Logistics } from "../../logistics/index.ts";
import { orderStatus, orderUnknown } from "../errors.ts";
import { lockOrder, type StoredOrder, setStatus } from "../store.ts";
import type { TakingContext } from "./take-order.ts";

const GOODS_ISSUE = "601";
export type EndingContext = TakingContext & { logistics: Pick<Logistics, "postMovements"> };

/** Nobody delivers it; whoever sent it is told when it asks. */
export const rejectOrder = (context: EndingContext, orderId: string, reason: string, actor: Actor) =>
  inTransaction(context.db, async (transaction) => {
    await requireOpen(transaction, orderId);
    await setStatus(transaction, orderId, { status: "rejected", reason });
    await recordChange(transaction, { actor, action: "salesOrder.rejected", ...objectOf(orderId), detail: { reason } });
  });

/** All of it leaves the site's stock, from its first storage location. */
export const deliverOrder = (context: EndingContext, orderId: string, actor: Actor) =>
  inTransaction(context.db, async (transaction) => {
    const order = await requireOpen(transaction, orderId);
    const items = await itemsOf(context, transaction, order);
    const draft = {
      postingDate: context.clock.now().toISOString().slice(0, 10),
      reference: orderId,
      text: order.content.reference ?? "",
      items,
    };
    const [document] =
      items.length === 0 ? [] : await context.logistics.postMovements(transaction, [draft], actor.name);
    const delivery = document && `${document.year}/${document.number}`;
    await setStatus(transaction, orderId, { status: "delivered", ...(delivery && { delivery }) });
    await recordChange(transaction, {
      actor,
      action: "salesOrder.delivered",
      ...objectOf(orderId),
      detail: { delivery },
    });
  });

const objectOf = (orderId: string) => ({ objectType: "salesOrder", objectId: orderId });

async function requireOpen(transaction: DbTransaction, orderId: string): Promise<StoredOrder> {
  const order = await lockOrder(transaction, orderId);
  if (!order) throw orderUnknown(`There is no order ${orderId}.`);
  if (order.status !== "open") throw orderStatus(`Order ${orderId} is ${order.status}.`);
  return order;
}

async function itemsOf(
  { masterData }: EndingContext,
  transaction: DbTransaction,
  { content: { items, siteId } }: StoredOrder,
): Promise<GoodsMovementItem[]> {
  const articleIds = [...new Set(items.map(({ articleId }) => articleId))];
  const facts = await masterData.articleFacts(transaction, articleIds);
  const units = await masterData.articleUnits(transaction, articleIds);
  const storageLocation = (await masterData.siteFacts(transaction)).get(siteId)?.storageLocations[0] ?? "";
  return items.flatMap(({ articleId, quantity, unit }) => {
    const article = facts.get(articleId);
    const { numerator = 1, denominator = 1 } = units.get(articleId)?.find((each) => each.unit === unit) ?? {};
    if (article?.type !== "goods") return [];
    const quantityMilli = -Math.round(((quantityToMilli(quantity) ?? 0) * numerator) / denominator);
    const { baseUnit } = article;
    return [
      { movementType: GOODS_ISSUE, articleId, siteId, storageLocation, stockType: "01", quantityMilli, baseUnit },
    ];
  });
}
