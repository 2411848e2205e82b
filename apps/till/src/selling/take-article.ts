import type { Money, TillArticle } from "@counterfoil/contracts";
import { said } from "@counterfoil/ui/sentences";
import { type CodeTarget, isWeight, textOf } from "../catalogue/index.ts";
import { type ArticleChoice, addArticle, assignCustomer, emptyBasket, type GivenPrice } from "./basket.ts";
import type { OpenSale } from "./open-sale.ts";

/** Sells an article, for a price that was typed or the one that holds; refused with a clear word when it has no price: nothing is ever sold at zero by accident. */
export function takeArticle(
  sale: OpenSale,
  target: CodeTarget,
  quantityMilli: number,
  language: string,
  typed?: GivenPrice,
): boolean {
  const before = sale.state.get().basket;
  const asItIs = choiceOf(sale, target, quantityMilli, language);
  const choice = typed ? { ...asItIs, price: typed } : asItIs;
  const parts = target.parts?.map(({ article, ...part }) => ({ ...articleOf(article, language), ...part }));
  if (!sale.tryChange(addArticle(before, choice, parts))) return false;
  const { basket, priced } = sale.state.get();
  const isNew = new Set([
    basket.selectedLineId,
    ...basket.lines.slice(before.lines.length).map(({ lineId }) => lineId),
  ]);
  const problem = priced.problems.find(({ lineId }) => isNew.has(lineId));
  if (!problem) return true;
  sale.replace(before);
  const { article, unit } =
    [target, ...(target.parts ?? [])].find((one) => one.article.articleId === problem.articleId) ?? target;
  const key = problem.code === "price-missing" ? "notice.noPrice" : "notice.notPriced";
  const values = { articleId: article.articleId, text: textOf(article, language), unit, detail: said(problem.detail) };
  sale.tell({ tone: "wrong", sticky: true, key, values });
  return false;
}

const articleOf = (article: TillArticle, language: string) => ({
  articleId: article.articleId,
  text: textOf(article, language),
});

function choiceOf(sale: OpenSale, target: CodeTarget, quantityMilli: number, language: string): ArticleChoice {
  const { article, unit, gtin, amount, unitPrice, piece, reservedNumber } = target;
  const choice: ArticleChoice = { ...articleOf(article, language), unit, quantityMilli };
  if (gtin) choice.gtin = gtin;
  if (piece) choice.piece = piece;
  if (reservedNumber) choice.reservedNumber = reservedNumber;
  if (unitPrice !== undefined) choice.price = { amount: unitPrice, origin: "embedded" };
  if (amount === undefined) return choice;
  // Of goods that are weighed, a code without the weight: what the amount buys at the price of a kilogram.
  const kilogram = isWeight(unit) && quantityMilli === 1000 ? unitPriceOf(sale, choice) : undefined;
  const weighed = kilogram ? weigh(amount, kilogram) : undefined;
  const ownMilli = weighed?.quantityMilli ?? quantityMilli;
  const each = weighed?.unitPrice ?? priceFor(amount, isWeight(unit) ? quantityMilli : 1000);
  return { ...choice, quantityMilli: ownMilli, price: { amount: each, origin: "embedded" } };
}

/** What a unit of an article costs now, for the customer of the open sale; undefined: it has no price. */
export function unitPriceOf(sale: OpenSale, choice: ArticleChoice): Money | undefined {
  const { customerId } = sale.state.get().basket;
  const added = addArticle(assignCustomer(emptyBasket, customerId), { ...choice, quantityMilli: 1000 });
  return "basket" in added ? sale.price(added.basket).lines[0]?.unitPrice : undefined;
}

const priceFor = (amount: Money, milli: number) => Math.round((amount * 1000) / milli);

/** The label's amount holds to the penny: grams are tried, then the price of a kilogram gives way. */
export function weigh(amount: Money, kilogram: Money): { quantityMilli: number; unitPrice: Money } {
  const nearest = Math.max(1, Math.round((amount * 1000) / kilogram));
  for (const quantityMilli of [nearest, nearest + 1, Math.max(1, nearest - 1)])
    for (const unitPrice of [kilogram, priceFor(amount, quantityMilli)])
      if (Math.round((unitPrice * quantityMilli) / 1000) === amount) return { quantityMilli, unitPrice };
  return { quantityMilli: 1000, unitPrice: amount };
}
