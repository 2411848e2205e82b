import { isWaiting, type ReservedGoods } from "@counterfoil/contracts";
import type { CodeTarget } from "../catalogue/index.ts";
import { assignToSale } from "../customers/index.ts";
import type { Till } from "../till.ts";
import { askReserved } from "./ask-server.ts";

/** What a number of reserved goods brings onto the open sale; undefined, and told why, when that is nothing. */
export async function findToHandOver(
  till: Till,
  number: string,
): Promise<{ target: CodeTarget; quantityMilli: number } | undefined> {
  const asked = await askReserved(till, number);
  if (typeof asked === "object" && "answer" in asked) return toHandOver(till, asked.answer);
  const [key, detail] = asked === "notReachable" ? ["reserved.offline", ""] : ["reserved.refused", asked.refused];
  till.sale.tell({ tone: "wrong", sticky: true, key, values: { number, detail } });
  return undefined;
}

function toHandOver(till: Till, goods: ReservedGoods) {
  const { sale, catalogue, configuration } = till;
  const { number, storeId, articleId, unit, quantity, customerId } = goods;
  const article = catalogue.get()?.articles.get(articleId);
  const why = !article ? "unknownArticle" : whyNot(till, goods, configuration.get()?.store.storeId);
  if (!article || why) {
    sale.tell({ tone: "wrong", sticky: true, key: `reserved.${why}`, values: { number, storeId, articleId } });
    return undefined;
  }
  if (customerId && !sale.state.get().basket.customerId && catalogue.get()?.customers.has(customerId))
    assignToSale(till, customerId);
  return { target: { article, unit, reservedNumber: number }, quantityMilli: Math.round(quantity * 1000) };
}

function whyNot({ sale }: Till, { number, state, storeId }: ReservedGoods, here: string | undefined) {
  if (storeId !== here) return "elsewhere";
  if (!isWaiting(state)) return `ended.${state}`;
  const { lines } = sale.state.get().basket;
  return lines.some((line) => line.kind === "sale" && line.reservedNumber === number) ? "twice" : undefined;
}
