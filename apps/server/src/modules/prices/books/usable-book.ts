import { type BookInput, buildPriceBook, type PriceBook, PricingError } from "@counterfoil/pricing";

/**
 * Compiles what can be compiled, as the tills do: an article whose price cannot be used has none, which is a clear error at the scan,
 * a promotion that cannot be used does not apply, and all others sell.
 */
export function buildUsableBook(input: BookInput): PriceBook {
  try {
    return buildPriceBook(input);
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    const articles = new Set(error.problems.flatMap(({ articleId }) => articleId ?? []));
    const offers = new Set(error.problems.flatMap(({ offerId }) => offerId ?? []));
    if (articles.size + offers.size === 0) throw error;
    return buildPriceBook({
      ...input,
      prices: input.prices.filter(({ articleId }) => !articles.has(articleId)),
      promotions: (input.promotions ?? []).filter(
        ({ promotionId, offerId }) => !offers.has(promotionId) && !offers.has(offerId ?? promotionId),
      ),
    });
  }
}
