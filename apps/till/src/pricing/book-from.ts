import type { BookGroup, BookPrice, BookPromotion, MasterDataPage, TillArticle } from "@counterfoil/contracts";
import {
  type Article,
  type BookInput,
  buildPriceBookInSteps,
  type Policies,
  type PriceBook,
  PricingError,
  type PricingProblem,
  type Promotion,
} from "@counterfoil/pricing";
import { inSlices } from "../in-slices.ts";

export type BookSource = {
  number: number;
  currency: string;
  articles: Iterable<TillArticle>;
  categories: NonNullable<MasterDataPage["categoryNodes"]>["upserts"];
  prices: BookPrice[];
  taxes: MasterDataPage["taxes"];
  groups: BookGroup[];
  promotions: BookPromotion[];
  policies: object;
};

/** The compiled book, and what the engine could not read of it and was left out. */
export type LocalBook = { book: PriceBook; leftOut: PricingProblem[] };

/** Compiles the local price book, in slices: what came down in the last whole round, under the number that round named. */
export async function bookFrom({ number, currency, prices, taxes, ...source }: BookSource): Promise<LocalBook> {
  return buildUsable({
    number,
    currency,
    articles: await inSlices(articlesOf(source.articles)),
    categories: source.categories.map(({ categoryId, parentId }) =>
      parentId ? { id: categoryId, parent: parentId } : { id: categoryId },
    ),
    prices,
    taxes,
    groups: source.groups.map(({ groupId, articleIds }) => ({ id: groupId, articles: articleIds })),
    promotions: source.promotions as unknown as Promotion[],
    policies: source.policies as Policies,
  });
}

/**
 * What the engine cannot read must not close the store: an article is left without a price, which is a clear error at the scan, a
 * promotion does not apply, and all others sell.
 */
async function buildUsable(input: BookInput): Promise<LocalBook> {
  try {
    return { book: await inSlices(buildPriceBookInSteps(input)), leftOut: [] };
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const { problems } = error;
    const articles = new Set(problems.flatMap(({ articleId }) => articleId ?? []));
    const offers = new Set(problems.flatMap(({ offerId }) => offerId ?? []));
    if (articles.size + offers.size === 0) throw error;
    const usable = {
      ...input,
      prices: input.prices.filter(({ articleId }) => !articles.has(articleId)),
      promotions: (input.promotions ?? []).filter(
        ({ promotionId, offerId }) => !offers.has(promotionId) && !offers.has(offerId ?? ""),
      ),
    };
    return { book: await inSlices(buildPriceBookInSteps(usable)), leftOut: problems };
  }
}

const STEP = 1000;

function* articlesOf(source: Iterable<TillArticle>): Generator<undefined, Article[]> {
  const articles: Article[] = [];
  for (const article of source) {
    articles.push(articleOf(article));
    if (articles.length % STEP === 0) yield;
  }
  return articles;
}

function articleOf(article: TillArticle): Article {
  const { articleId, baseUnit, taxCode, categoryId, nonDiscountable, attributes, minPrice } = article;
  const known: Article = { articleId, baseUnit, taxCode };
  if (categoryId) known.categories = [categoryId];
  if (nonDiscountable) known.nonDiscountable = true;
  if (attributes) known.attributes = attributes;
  if (minPrice !== undefined) known.minPrice = minPrice;
  return known;
}
