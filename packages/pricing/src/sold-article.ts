import type { Article } from "./book-input.ts";
import type { CompiledPrice, PriceBook } from "./price-book.ts";
import type { Occasion } from "./rules/occasion.ts";
import { postingsOf } from "./rules/rule-index.ts";

/** An article as it is sold in one unit, with all that a basket asks of it. */
export type SoldArticle = {
  /** No other one of any book has it. */
  number: number;
  article: Article;
  unit: string | undefined;
  /** Of this unit, the better one first: the first that fits counts. */
  prices: readonly CompiledPrice[];
  keys: readonly string[];
  /** Targets of rules that look at it, besides those that look at everything: in turns the rank of the rule and the number of its target. */
  postings: readonly number[];
  taxCode: string;
  /** Undefined: the book does not know the code. */
  taxRate: number | undefined;
  /** The price that was found last, and when and where it is that: of an article without a scale. */
  price: CompiledPrice | undefined;
  pricedFor: Occasion | undefined;
};

/** Numbers in postings that a book keeps for its articles; beyond that all are given up, so that a book of many rules stays small. */
const MOST_POSTINGS = 4_000_000;

/** Articles as they are sold, each made when a basket first has it: a book of 50,000 articles is read in no time. */
export function createShelf(book: Pick<PriceBook, "articles" | "prices" | "rules" | "taxRates" | "keysOf">) {
  const known = new Map<string, SoldArticle>();
  const inOtherUnits = new Map<string, SoldArticle>();
  let postings = 0;

  function keep(shelf: Map<string, SoldArticle>, key: string, sold: SoldArticle): SoldArticle {
    postings += sold.postings.length + 1;
    if (postings > MOST_POSTINGS) {
      known.clear();
      inOtherUnits.clear();
      postings = 0;
    }
    shelf.set(key, sold);
    return sold;
  }

  /** In the unit that is meant when none is named; undefined when the book does not know the article. */
  function usual(articleId: string): SoldArticle | undefined {
    const sold = known.get(articleId);
    if (sold) return sold;
    const article = book.articles.get(articleId);
    return article && keep(known, articleId, soldIn(book, article, unitOf(book, article)));
  }

  return (articleId: string, unit: string | undefined): SoldArticle | undefined => {
    const sold = usual(articleId);
    if (!sold || unit === undefined || sold.unit === unit) return sold;
    const key = `${articleId}\n${unit}`;
    const other = inOtherUnits.get(key) ?? soldIn(book, sold.article, unit);
    // Units without a price come from whoever asks: of those there is no end.
    return other.prices.length > 0 && !inOtherUnits.has(key) ? keep(inOtherUnits, key, other) : other;
  };
}

export function unitOf({ prices }: Pick<PriceBook, "prices">, { articleId, baseUnit }: Article): string | undefined {
  if (baseUnit !== undefined) return baseUnit;
  const [first, ...others] = prices.get(articleId) ?? [];
  return others.every(({ unit }) => unit === first?.unit) ? first?.unit : undefined;
}

let numbered = 0;

export function soldIn(
  book: Pick<PriceBook, "prices" | "rules" | "taxRates" | "keysOf">,
  article: Article,
  unit: string | undefined,
): SoldArticle {
  const keys = book.keysOf(article, unit);
  const postings: number[] = [];
  for (const { rule, target } of postingsOf(book.rules, keys)) postings.push(rule.rank, target);
  const taxCode = article.taxCode ?? "";
  numbered += 1;
  return {
    number: numbered,
    article,
    unit,
    prices: (book.prices.get(article.articleId) ?? []).filter((price) => price.unit === unit).sort(betterFirst),
    keys,
    postings,
    taxCode,
    taxRate: taxCode === "" ? 0 : book.taxRates.get(taxCode),
    price: undefined,
    pricedFor: undefined,
  };
}

/**
 * The customer's price list goes before the store's price, that before the general one; then the highest scale reached,
 * then the latest start, then the lower amount.
 */
function betterFirst(one: CompiledPrice, other: CompiledPrice): number {
  return (
    rank(other) - rank(one) ||
    other.fromMilli - one.fromMilli ||
    other.validFrom - one.validFrom ||
    perUnit(one) - perUnit(other)
  );
}

function rank(price: CompiledPrice): number {
  return (price.priceList === undefined ? 0 : 2) + (price.stores ? 1 : 0);
}

function perUnit(price: CompiledPrice): number {
  return price.amount / price.perMilli;
}
