import type { Money, NoSale, TillArticle } from "@counterfoil/contracts";
import { said } from "@counterfoil/ui/sentences";
import { type CodeTarget, isWeight, type Resolution, textOf } from "../catalogue/index.ts";
import { type ArticleChoice, addArticle, assignCustomer, emptyBasket } from "./basket.ts";
import type { OpenSale } from "./open-sale.ts";

/** What is left for the screen to do after a code was entered. */
export type Entered = "done" | Extract<Resolution, { kind: "choice" | "receipt" | "coupon" | "unknown" }>;

/** Acts on what a code means. Nothing of what is said here hinders the next scan. */
export function enterResolution(sale: OpenSale, resolution: Resolution, language: string): Entered {
  sale.dismiss("passing");
  switch (resolution.kind) {
    case "article":
      takeArticle(sale, resolution.target, resolution.quantityMilli, language);
      if (resolution.expiredOn)
        tellOf(sale, "code.expiredSold", resolution.target.article, language, resolution.expiredOn);
      return "done";
    case "expired":
      tellOf(sale, "code.expired", resolution.article, language, resolution.day);
      return "done";
    case "notByWeight":
      tellOf(sale, "code.notByWeight", resolution.article, language);
      return "done";
    case "quantity":
      sale.expect(resolution.quantityMilli);
      return "done";
    case "noSale": {
      tellNoSale(sale, resolution.article, resolution.noSale, language);
      return "done";
    }
    case "couponMistyped": {
      const { code } = resolution;
      sale.tell({ tone: "wrong", sticky: true, key: "coupon.mistyped", values: { code } });
      return "done";
    }
    case "choice":
    case "receipt":
    case "coupon":
    case "unknown":
      return resolution;
  }
}

function tellOf(sale: OpenSale, key: string, article: TillArticle, language: string, day?: string): void {
  const values = {
    text: textOf(article, language),
    articleId: article.articleId,
    day: day ? dayText(day, language) : "",
  };
  sale.tell({ tone: "wrong", sticky: true, key, values });
}

/** The plain reason, with the day since when; what is in the basket already stays sold. */
export function tellNoSale(
  sale: OpenSale,
  article: Pick<TillArticle, "articleId" | "texts">,
  { why, from, to, status }: NoSale,
  language: string,
): void {
  const until = why === "notListed" && to !== undefined;
  sale.tell({
    tone: "wrong",
    sticky: true,
    key: `noSale.${until ? "notYetListed" : why}`,
    values: {
      articleId: article.articleId,
      text: textOf(article, language),
      day: dayText(until ? dayAfter(to) : from, language),
      status: status?.[language] ?? status?.en ?? "",
    },
  });
}

const dayText = (day: string, language: string) =>
  new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Sells an article; refused with a clear word when it has no price: nothing is ever sold at zero by accident. */
export function takeArticle(sale: OpenSale, target: CodeTarget, quantityMilli: number, language: string): boolean {
  const before = sale.state.get().basket;
  if (!sale.tryChange(addArticle(before, choiceOf(sale, target, quantityMilli, language)))) return false;
  const { basket, priced } = sale.state.get();
  const problem = priced.problems.find(({ lineId }) => lineId === basket.selectedLineId);
  if (!problem) return true;
  sale.change(before);
  const { article, unit } = target;
  const key = problem.code === "price-missing" ? "notice.noPrice" : "notice.notPriced";
  const values = { articleId: article.articleId, text: textOf(article, language), unit, detail: said(problem.detail) };
  sale.tell({ tone: "wrong", sticky: true, key, values });
  return false;
}

function choiceOf(sale: OpenSale, target: CodeTarget, quantityMilli: number, language: string): ArticleChoice {
  const { article, unit, gtin, amount, unitPrice, piece } = target;
  const choice: ArticleChoice = { articleId: article.articleId, unit, text: textOf(article, language), quantityMilli };
  if (gtin) choice.gtin = gtin;
  if (piece) choice.piece = piece;
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
