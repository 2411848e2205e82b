import type { Promotion } from "@counterfoil/pricing";
import type { Names } from "@counterfoil/pricing/words";
import { setNamesIn } from "../set-names.ts";
import type { Calculated } from "./calculate.ts";
import type { CalculationContext, Language } from "./context.ts";

export type NameReaders = Pick<CalculationContext, "readArticleNames" | "readSetNames">;

/** A sentence names some articles and counts the rest. */
const NAMED_AT_MOST = 20;

/** What the things that an answer names are called. Whatever it names is read at once: a basket names few things. */
export async function namesOf(
  { readArticleNames, readSetNames }: NameReaders,
  priced: Calculated,
  promotions: Map<string, Promotion>,
  language: Language,
): Promise<Names> {
  const articles = await readArticleNames(articlesIn(priced, promotions), language);
  return {
    currency: priced.currency,
    ...setNamesIn(language, await readSetNames()),
    article: (id) => articles.get(id),
    offer: (id) => promotions.get(id)?.descriptions?.[language] ?? promotions.get(id)?.name,
  };
}

/** Article ids stand in targets at any depth; there are few, and asking for one more costs nothing. */
function articlesIn({ nearMisses, refusals = [], gifts }: Calculated, promotions: Map<string, Promotion>): string[] {
  const found = new Set(gifts.map(({ articleId }) => articleId));
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { articles, articleId } = value as { articles?: unknown; articleId?: unknown };
    if (typeof articleId === "string") found.add(articleId);
    if (Array.isArray(articles)) for (const id of articles.slice(0, NAMED_AT_MOST)) found.add(String(id));
    for (const inner of Object.values(value)) look(inner);
  };
  for (const { target, promotionId } of nearMisses) look([target, promotions.get(promotionId)?.rules]);
  for (const { facts } of refusals) look(facts);
  return [...found];
}
