import type { Basket, BasketLine } from "../basket.ts";
import type { Article, Target } from "../book-input.ts";
import type { Working } from "../line-rules.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { matchesTarget } from "../rules/targets.ts";
import type { WorkLine } from "../working.ts";

/** Behind every line that a till or shop makes, so that nothing ties differently because of it. */
const addedLineId = (number: number) => `\uffff${number}`;

/** More pieces of goods that the target takes: the cheapest of the basket, else the first that it names and the book prices. */
export function addPieces(
  working: Working,
  met: MetRule,
  target: number | undefined,
  { basket, quantity }: { basket: Basket; quantity: number },
): Basket | undefined {
  const like = cheapest(target === undefined ? working.lines : (met.lines[target] ?? []));
  if (like) return withLine(basket, { ...copyOf(basket, like), quantity });
  const articleId = target === undefined ? undefined : firstPriced(working, met, target);
  return articleId === undefined ? undefined : withLine(basket, { articleId, quantity });
}

/** Of a group that the book lists or of named articles; to search a category would take the whole book. */
function firstPriced(working: Working, { rule }: MetRule, target: number): string | undefined {
  const { book } = working;
  const goods = rule.source.targets[target];
  const compiled = rule.targets[target];
  if (!goods || !compiled) return undefined;
  const members = "articles" in goods ? goods.articles : "group" in goods ? (book.groups.get(goods.group) ?? []) : [];
  return members.find((id) => {
    const article = book.articles.get(id);
    return (
      article &&
      isPriced(working, id) &&
      !article.nonDiscountable &&
      matchesTarget(compiled, book.keysOf(article, article.baseUnit))
    );
  });
}

/**
 * Goods for an amount: nothing that the shop has, but what the rule asks for and no more, so that no other offer is completed by chance.
 * Named articles are themselves, at that price.
 */
export function addAmount(
  { met, target }: { met: MetRule; target: number | undefined },
  { basket, amount }: { basket: Basket; amount: number },
): Basket {
  const goods: Target = (target === undefined ? undefined : met.rule.source.targets[target]) ?? { all: true };
  const [articleId = ""] = "articles" in goods ? goods.articles : [nothing];
  return withLine(basket, { articleId, quantity: 1, unitPrice: amount, article: articleOf(goods) });
}

const nothing = "\uffff";

function articleOf(goods: Target): Partial<Article> {
  if ("group" in goods) return { groups: [goods.group] };
  if ("category" in goods) return { categories: [goods.category] };
  if ("attribute" in goods) return { attributes: { [goods.attribute.name]: goods.attribute.value } };
  return {};
}

export function withLine(basket: Basket, line: Omit<BasketLine, "lineId">): Basket {
  const lineId = addedLineId(basket.lines.length);
  return { ...basket, lines: [...basket.lines, { ...line, lineId }] };
}

export function isPriced({ book }: Working, articleId: string): boolean {
  return book.articles.has(articleId) && (book.prices.get(articleId)?.length ?? 0) > 0;
}

export const isAdded = ({ lineId }: WorkLine): boolean => lineId.startsWith("\uffff");

function cheapest(lines: readonly WorkLine[]): WorkLine | undefined {
  let best: WorkLine | undefined;
  for (const line of lines) {
    if (!line.discountable) continue;
    const difference = best ? line.regularLine.unitPrice - best.regularLine.unitPrice : -1;
    if (difference < 0 || (difference === 0 && isBefore(line, best))) best = line;
  }
  return best;
}

function isBefore(one: WorkLine, other: WorkLine | undefined): boolean {
  return other !== undefined && one.regularLine.article.articleId < other.regularLine.article.articleId;
}

function copyOf(basket: Basket, like: WorkLine): Omit<BasketLine, "lineId" | "manualDiscounts"> {
  const line = basket.lines.find(({ lineId }) => lineId === like.lineId) as BasketLine;
  const { lineId: _, manualDiscounts: __, ...facts } = line;
  return facts;
}
