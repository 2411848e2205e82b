import type { Basket, BasketLine } from "../../basket.ts";
import type { Article, BookInput, Offer, Target } from "../../book-input.ts";

/** Units of one line that are alike: same weight, same prices, same past. */
export type Pile = {
  lineId: string;
  article: Article;
  /** 1000 for a whole piece; less for the fractional rest of a line. */
  weightMilli: number;
  count: number;
  regular: number;
  current: number;
  /** Nobody's promotion takes a unit below. */
  floor: number;
  discountable: boolean;
  /** Touched by an exclusive rule. */
  barred: boolean;
  /** Takes part in a rule of the sequence that is being worked on. */
  claimed: boolean;
};

export const isWhole = (pile: Pile): boolean => pile.weightMilli === 1000;

export const room = (pile: Pile): number => Math.max(0, pile.current - pile.floor);

export const baseOf = (offer: Offer, pile: Pile): number => (offer.base === "regular" ? pile.regular : pile.current);

/** May the rule use these units at all, as buyers; receivers must be discountable, too. */
export function isOpenFor(offer: Offer, pile: Pile): boolean {
  return !pile.barred && !(offer.regularPriceOnly && pile.current < pile.regular);
}

/** The piles a basket starts with. The book of the oracle has one price per article, for one piece. */
export function pilesOf(input: BookInput, basket: Basket): Pile[] {
  return basket.lines.flatMap((line) => {
    const known = input.articles.find(({ articleId }) => articleId === line.articleId);
    const article = { ...known, ...line.article, articleId: line.articleId };
    return pilesOfLine(line, withGroups(input, article), priceOf(input, line));
  });
}

function priceOf(input: BookInput, line: BasketLine): number {
  const prices = input.prices.filter(({ articleId }) => articleId === line.articleId);
  const price = line.unitPrice ?? prices[0]?.amount;
  if (price === undefined || prices.length > 1) throw new Error(`not one price for ${line.articleId}`);
  return price;
}

function withGroups(input: BookInput, article: Article): Article {
  const listed = (input.groups ?? [])
    .filter(({ articles }) => articles.includes(article.articleId))
    .map(({ id }) => id);
  const categories = new Set(article.categories ?? []);
  for (const id of categories)
    for (const node of input.categories ?? []) if (node.id === id && node.parent) categories.add(node.parent);
  return { ...article, groups: [...(article.groups ?? []), ...listed], categories: [...categories] };
}

function pilesOfLine(line: BasketLine, article: Article, price: number): Pile[] {
  const quantityMilli = Math.round(line.quantity * 1000);
  const whole = Math.floor(quantityMilli / 1000);
  const restMilli = quantityMilli % 1000;
  const amount = Math.floor((price * quantityMilli * 2 + 1000) / 2000);
  const make = (count: number, weightMilli: number, regular: number): Pile => ({
    lineId: line.lineId,
    article,
    weightMilli,
    count,
    regular,
    current: regular,
    floor: Math.ceil(((article.minPrice ?? 0) * weightMilli) / 1000),
    discountable: !(line.nonDiscountable ?? article.nonDiscountable),
    barred: false,
    claimed: false,
  });
  const pieces = whole > 0 ? [make(whole, 1000, price)] : [];
  return restMilli > 0 ? [...pieces, make(1, restMilli, amount - whole * price)] : pieces;
}

export function matches(target: Target, article: Article): boolean {
  return isMeant(target, article) && !(target.except ?? []).some((exception) => matches(exception, article));
}

function isMeant(target: Target, article: Article): boolean {
  if ("articles" in target) return target.articles.includes(article.articleId);
  if ("group" in target) return (article.groups ?? []).includes(target.group);
  if ("category" in target) return (article.categories ?? []).includes(target.category);
  if ("attribute" in target) return article.attributes?.[target.attribute.name] === target.attribute.value;
  return true;
}

/** Puts alike units together again, and lays the claims of a sequence down. */
export function tidied(piles: readonly Pile[]): Pile[] {
  const byKey = new Map<string, Pile>();
  for (const pile of piles) {
    const free = { ...pile, claimed: false };
    const key = [pile.lineId, pile.weightMilli, pile.regular, pile.current, pile.barred].join("|");
    const alike = byKey.get(key);
    if (alike) alike.count += pile.count;
    else if (pile.count > 0) byKey.set(key, free);
  }
  return [...byKey.keys()].toSorted().map((key) => byKey.get(key) as Pile);
}
