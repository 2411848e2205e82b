import type { NewOrder, SalesOrder, TakenOrder } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import { sameContent } from "../../sales/index.ts";
import type { OrderArticle, OrderPrice, OrderStore, OrdersContext } from "../context.ts";
import { orderIdUsed, orderPriceDiffers, orderRefused } from "../errors.ts";
import { articleWords, customerWords } from "../refusal-words.ts";
import { findOrder, insertEvent, insertOrder, type StoredOrder, takeNumber } from "../store.ts";
import { standingOf } from "./read-order.ts";

export type Taken = TakenOrder & { again: boolean };

/** Takes an order once: judged and priced with the book of now, kept with its reasons, and on its way to the ERP. */
export async function takeOrder(context: OrdersContext, asked: NewOrder, actor: Actor): Promise<Taken> {
  const known = await findOrder(context.db, asked.id);
  if (known) return answerAgain(known, asked);
  const store = await requireStore(context, asked.storeId);
  await requireCustomer(context, asked);
  const articles = await requireArticles(context, asked);
  const price = await context.calculate(basketOf(asked));
  requireShown(asked, price);
  const taken = await inTransaction(context.db, async (transaction): Promise<Taken> => {
    await lockUntilCommit(transaction, `orders.order ${asked.id}`);
    const meanwhile = await findOrder(transaction, asked.id);
    if (meanwhile) return answerAgain(meanwhile, asked);
    const running = await takeNumber(transaction, asked.channel, asked.storeId);
    const takenAt = context.clock.now();
    const order = orderOf(asked, { store, articles, price, running, takenAt, takenBy: actor.name });
    await insertOrder(transaction, order, asked);
    await insertEvent(transaction, order.id, { by: actor.name, what: "taken" });
    const { id, number: reference, storeId, total: amountMinor, currency } = order;
    await context.creations.enqueue(transaction, {
      service: "orderCreation",
      id,
      storeId,
      reference,
      amountMinor,
      currency,
    });
    const object = { objectType: "salesOrder", objectId: reference };
    await recordChange(transaction, {
      actor,
      action: "salesOrder.taken",
      ...object,
      detail: { id, total: amountMinor },
    });
    return { order, state: "waiting", again: false };
  });
  context.creations.wake();
  return taken;
}

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

/** As the store sells them today. */
async function requireArticles(
  { readArticle }: OrdersContext,
  { storeId, lines }: NewOrder,
): Promise<Map<string, OrderArticle>> {
  const known = new Map<string, OrderArticle>();
  for (const [index, { articleId, unit }] of lines.entries()) {
    const where = `/body/lines/${index}`;
    const article = known.get(articleId) ?? (await readArticle(storeId, articleId));
    if (!article) throw orderRefused(`${storeId} has no article ${articleId}.`, `${where}/articleId`);
    if (article.noSale !== undefined)
      throw orderRefused(
        `Article ${articleId} is not sold in ${storeId}: ${articleWords[article.noSale]}.`,
        `${where}/articleId`,
      );
    if (unit !== undefined && !article.units.includes(unit))
      throw orderRefused(`Article ${articleId} has no unit ${unit}.`, `${where}/unit`);
    known.set(articleId, article);
  }
  return known;
}

const basketOf = ({ storeId, customerId, lines }: NewOrder) => ({
  store: storeId,
  customer: { id: customerId },
  nearMisses: 0,
  lines: lines.map(({ articleId, quantity, unit }, index) => ({
    lineId: String(index + 1),
    articleId,
    quantity,
    ...(unit && { unit }),
  })),
});

/** One price: what the channel has shown its customer, or nothing. Every difference is named. */
function requireShown({ lines, shownTotal }: NewOrder, { lines: priced, totals, currency }: OrderPrice): void {
  const differences = lines.flatMap(({ articleId, shownAmount: shown }, index) => {
    const amount = priced[index]?.amount ?? 0;
    return shown === undefined || shown === amount
      ? []
      : [{ where: `/body/lines/${index}/shownAmount`, articleId, shown, amount }];
  });
  const whole =
    shownTotal === undefined || shownTotal === totals.total
      ? []
      : [{ where: "/body/shownTotal", shown: shownTotal, amount: totals.total }];
  const [first] = [...differences, ...whole];
  if (!first) return;
  const detail = `Shown was ${first.shown}, the price is ${first.amount} (minor units of ${currency}): ${first.amount - first.shown} more.`;
  throw orderPriceDiffers(detail, first.where, [...differences, ...whole]);
}

type Ground = {
  store: OrderStore;
  articles: Map<string, OrderArticle>;
  price: OrderPrice;
  running: number;
  takenAt: Date;
  takenBy: string;
};

function orderOf(asked: NewOrder, { store, articles, price, running, takenAt, takenBy }: Ground): SalesOrder {
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
    currency: price.currency,
    takenAt: takenAt.toISOString(),
    takenOn: dayAt(takenAt, store.timeZone),
    takenBy,
    priceBook: price.book,
    lines: asked.lines.map(({ articleId, quantity, unit }, index) => {
      const { text = "", baseUnit = "" } = articles.get(articleId) ?? {};
      const { lineId, unitPrice, regularAmount, amount, modifiers, tax } = price.lines[
        index
      ] as OrderPrice["lines"][number];
      return {
        lineId,
        articleId,
        text,
        quantity,
        unit: unit ?? baseUnit,
        unitPrice,
        regularAmount,
        amount,
        modifiers,
        tax,
      };
    }),
    modifiers: price.modifiers,
    ...{ total: price.totals.total, regular: price.totals.regular, tax: price.totals.tax },
    ...(requestedDate && { requestedDate }),
    ...(deliveryAddress && { deliveryAddress }),
    ...(note && { note }),
  };
}

const dayAt = (moment: Date, timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(moment);
