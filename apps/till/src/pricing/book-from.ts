import type { BookPrice, MasterDataPage, TillArticle } from "@counterfoil/contracts";
import { type Article, type BookInput, buildPriceBook, type PriceBook, PricingError } from "@counterfoil/pricing";

export type BookSource = {
  number: number;
  currency: string;
  articles: TillArticle[];
  categories: MasterDataPage["categories"];
  prices: BookPrice[];
  taxes: MasterDataPage["taxes"];
};

/** Compiles the local price book: what came down in the last whole round, under the number that round named. */
export function bookFrom({ number, currency, articles, categories, prices, taxes }: BookSource): PriceBook {
  return buildUsable({
    number,
    currency,
    articles: articles.map(articleOf),
    categories: categories.map(({ categoryId, parentId }) =>
      parentId ? { id: categoryId, parent: parentId } : { id: categoryId },
    ),
    prices,
    taxes,
  });
}

/**
 * A price that the engine cannot read must not close the store: its article is left without a price, which is a clear error at the
 * scan, and all others sell.
 */
function buildUsable(input: BookInput): PriceBook {
  try {
    return buildPriceBook(input);
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const broken = new Set(error.problems.flatMap((problem) => problem.articleId ?? []));
    if (broken.size === 0) throw error;
    return buildPriceBook({ ...input, prices: input.prices.filter((price) => !broken.has(price.articleId)) });
  }
}

function articleOf(article: TillArticle): Article {
  const { articleId, baseUnit, taxCode, categoryId, nonDiscountable } = article;
  const known: Article = { articleId, baseUnit, taxCode };
  if (categoryId) known.categories = [categoryId];
  if (nonDiscountable) known.nonDiscountable = true;
  return known;
}
