import { MAX_AMOUNT_MINOR, quantityToMilli } from "@counterfoil/contracts";
import { multiplyDivide } from "./arithmetic.ts";
import type { Basket, BasketLine, ManualDiscount } from "./basket.ts";
import type { Article } from "./book-input.ts";
import { PricingError, type PricingProblem, type PricingProblemCode } from "./errors.ts";
import type { LocalMoment } from "./local-time.ts";
import type { CompiledPrice, PriceBook } from "./price-book.ts";

/** A line with its article, regular price and amount: what all rules start from. */
export type RegularLine = {
  lineId: string;
  article: Article;
  unit: string | undefined;
  quantityMilli: number;
  unitPrice: number;
  regularAmount: number;
  /** Said by the line; goes before the article's. */
  nonDiscountable: boolean | undefined;
  manualDiscounts: readonly ManualDiscount[];
};

type Prepared = { line: BasketLine; article: Article | undefined; unit: string | undefined; quantityMilli: number };

/** Finds what every line costs without promotions. Throws `PricingError` that names each line for which there is no price. */
export function priceRegularly(book: PriceBook, basket: Basket, at: LocalMoment): RegularLine[] {
  const problems: PricingProblem[] = [];
  const prepared = basket.lines.map((line) => prepare(book, line));
  refuseRepeatedLines(basket.lines, problems);
  const search: Search = { book, basket, at, prepared, totals: undefined, problems };
  const lines = prepared.map((one) => priceLine(search, one));
  if (problems.length > 0) throw new PricingError(problems);
  return lines.filter((line) => line !== undefined);
}

function prepare(book: PriceBook, line: BasketLine): Prepared {
  const known = book.articles.get(line.articleId);
  const article = articleOf(known, line);
  const quantityMilli = quantityToMilli(line.quantity) ?? 0;
  return { line, article, unit: line.unit ?? article?.baseUnit ?? onlyUnit(book, line.articleId), quantityMilli };
}

/** An unknown article with a given price is sold without facts. */
function articleOf(known: Article | undefined, line: BasketLine): Article | undefined {
  if (line.article) return { ...known, ...line.article, articleId: line.articleId };
  return known ?? (line.unitPrice === undefined ? undefined : { articleId: line.articleId });
}

function onlyUnit(book: PriceBook, articleId: string): string | undefined {
  const units = new Set(book.prices.get(articleId)?.map((price) => price.unit));
  return units.size === 1 ? [...units][0] : undefined;
}

function refuseRepeatedLines(lines: readonly BasketLine[], problems: PricingProblem[]): void {
  const seen = new Set<string>();
  for (const { lineId, articleId } of lines) {
    if (seen.has(lineId))
      problems.push({ code: "line-repeated", lineId, articleId, detail: `Line ${lineId} is there twice.` });
    seen.add(lineId);
  }
}

/** A scale looks at the whole basket, so that splitting a quantity over lines changes nothing. */
function quantityByArticleAndUnit(prepared: readonly Prepared[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { line, unit, quantityMilli } of prepared) {
    const key = scaleKey(line.articleId, unit);
    totals.set(key, (totals.get(key) ?? 0) + quantityMilli);
  }
  return totals;
}

const scaleKey = (articleId: string, unit: string | undefined) => `${articleId}\n${unit ?? ""}`;

type Search = {
  book: PriceBook;
  basket: Basket;
  at: LocalMoment;
  prepared: readonly Prepared[];
  /** Made when the first price with a scale is met; most baskets meet none. */
  totals: ReadonlyMap<string, number> | undefined;
  problems: PricingProblem[];
};

function priceLine(search: Search, { line, article, unit, quantityMilli }: Prepared): RegularLine | undefined {
  const refuse = (code: PricingProblemCode, detail: string) => {
    search.problems.push({
      code,
      lineId: line.lineId,
      articleId: line.articleId,
      detail: `Line ${line.lineId}: ${detail}`,
    });
    return undefined;
  };
  if (quantityMilli <= 0)
    return refuse(
      "quantity-invalid",
      `quantity ${line.quantity} of article ${line.articleId} is not above zero with up to three places.`,
    );
  if (!article)
    return refuse("article-unknown", `article ${line.articleId} is not in the price book ${search.book.number}.`);
  if (line.unitPrice !== undefined) {
    const fits = Number.isInteger(line.unitPrice) && line.unitPrice >= 0 && line.unitPrice <= MAX_AMOUNT_MINOR;
    if (!fits)
      return refuse(
        "amount-invalid",
        `the given price ${line.unitPrice} of article ${line.articleId} is no amount in minor units.`,
      );
    return regularLine(line, { article, unit, quantityMilli }, line.unitPrice, 1000);
  }
  if (unit === undefined && search.book.prices.has(line.articleId))
    return refuse("unit-missing", `no unit is given for article ${line.articleId}, which has several.`);
  const price = unit === undefined ? undefined : findPrice(search, line.articleId, unit);
  if (!price)
    return refuse(
      "price-missing",
      `article ${line.articleId} has no price per ${unit ?? "unit"} ${placeOf(search.basket)} at ${search.basket.at}.`,
    );
  return regularLine(line, { article, unit, quantityMilli }, price.amount, price.perMilli);
}

function regularLine(
  { lineId, nonDiscountable, manualDiscounts }: BasketLine,
  { article, unit, quantityMilli }: Pick<RegularLine, "article" | "unit" | "quantityMilli">,
  amount: number,
  perMilli: number,
): RegularLine {
  return {
    lineId,
    article,
    unit,
    quantityMilli,
    unitPrice: multiplyDivide(amount, 1000, perMilli),
    regularAmount: multiplyDivide(amount, quantityMilli, perMilli),
    nonDiscountable,
    manualDiscounts: manualDiscounts ?? [],
  };
}

function placeOf({ store }: Basket): string {
  return store ? `in store ${store}` : "without a store";
}

/**
 * The customer's price list goes before the store's price, that before the general one; then the highest scale reached,
 * then the latest start, then the lower amount.
 */
function findPrice(search: Search, articleId: string, unit: string): CompiledPrice | undefined {
  const { book, basket, at } = search;
  let best: CompiledPrice | undefined;
  for (const price of book.prices.get(articleId) ?? []) {
    if (price.unit !== unit || price.validFrom > at || price.validTo < at) continue;
    if (price.fromMilli > 0 && price.fromMilli > totalMilliOf(search, articleId, unit)) continue;
    if (price.stores && !(basket.store && price.stores.has(basket.store))) continue;
    if (price.priceList !== undefined && price.priceList !== basket.customer?.priceList) continue;
    if (!best || goesBefore(price, best)) best = price;
  }
  return best;
}

function totalMilliOf(search: Search, articleId: string, unit: string): number {
  search.totals ??= quantityByArticleAndUnit(search.prepared);
  return search.totals.get(scaleKey(articleId, unit)) ?? 0;
}

function goesBefore(one: CompiledPrice, other: CompiledPrice): boolean {
  const order =
    rank(one) - rank(other) ||
    one.fromMilli - other.fromMilli ||
    one.validFrom - other.validFrom ||
    perUnit(other) - perUnit(one);
  return order > 0;
}

function rank(price: CompiledPrice): number {
  return (price.priceList === undefined ? 0 : 2) + (price.stores ? 1 : 0);
}

function perUnit(price: CompiledPrice): number {
  return price.amount / price.perMilli;
}
