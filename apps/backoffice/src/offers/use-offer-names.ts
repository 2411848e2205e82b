import type { Offer } from "@counterfoil/pricing";
import type { Names } from "@counterfoil/pricing/words";
import { useArticleTexts } from "../articles/article-texts.ts";
import { useStores } from "../organisation/queries.ts";
import { useCategoryChoices, useGroupChoices } from "./choices.ts";

/** The company sells in one currency; its stores say which. */
export function useCurrency(): string {
  return useStores().data?.[0]?.currency ?? "GBP";
}

/** What an offer's goods are called in the reader's language. */
export function useOfferNames(offer: Pick<Offer, "terms">): Names {
  const currency = useCurrency();
  const article = useArticleTexts(articlesIn(offer.terms));
  const groups = useGroupChoices();
  const categories = useCategoryChoices();
  const stores = useStores().data ?? [];
  return {
    currency,
    article,
    group: (id) => groups.find((group) => group.id === id)?.text,
    category: (id) => categories.find((category) => category.id === id)?.text,
    store: (id) => stores.find((store) => store.storeId === id)?.name,
  };
}

/** Every article that terms name, wherever they name it. */
export function articlesIn(terms: unknown): string[] {
  if (Array.isArray(terms)) return terms.flatMap(articlesIn);
  if (typeof terms !== "object" || terms === null) return [];
  const { articles, articleId, ...rest } = terms as { articles?: string[]; articleId?: string };
  return [...(articles ?? []), ...(articleId ? [articleId] : []), ...articlesIn(Object.values(rest))];
}
