import type { BasketRequest } from "@counterfoil/contracts";
import type { Modifier, Priced, Promotion } from "@counterfoil/pricing";
import { couponText, modifierText, type Names, nearMissText, refusalText } from "@counterfoil/pricing/words";
import { type Calculated, calculate } from "./calculate.ts";
import type { CalculationContext, Language } from "./context.ts";

/** A sentence does not name more of them. */
const NAMED_AT_MOST = 20;

export type Sentences = {
  lines: { lineId: string; texts: string[] }[];
  nearMisses: { offerId: string; text: string }[];
  refusals: { offerId: string; text: string }[];
  coupons: string[];
};

/** The same price with its reasons as sentences: why each line costs less, what is nearly reached, why an offer does not apply. */
export async function explain(
  context: CalculationContext,
  { language = "en", ...request }: BasketRequest & { language?: Language },
  caller: string | undefined,
): Promise<Calculated & { sentences: Sentences }> {
  const priced = await calculate(context, { ...request, explain: true }, caller);
  return { ...priced, sentences: await sentencesOf(context, priced, language) };
}

/** An answer in words. Whatever it names is read at once: a basket names few things. */
export async function sentencesOf(
  { readPromotions, readArticleNames }: Pick<CalculationContext, "readPromotions" | "readArticleNames">,
  priced: Calculated,
  language: Language,
): Promise<Sentences> {
  const promotions = await readPromotions(priced.book, promotionsIn(priced));
  const articles = await readArticleNames(articlesIn(priced, promotions), language);
  const names: Names = {
    currency: priced.currency,
    article: (id) => articles.get(id),
    offer: (id) => promotions.get(id)?.descriptions?.[language] ?? promotions.get(id)?.name,
  };
  const textsOf = (modifiers: readonly Modifier[]) => modifiers.map((one) => modifierText(one, language, names));
  return {
    lines: priced.lines
      .filter(({ modifiers }) => modifiers.length > 0)
      .map(({ lineId, modifiers }) => ({ lineId, texts: textsOf(modifiers) })),
    nearMisses: priced.nearMisses.map((miss) => ({
      offerId: miss.offerId,
      text: nearMissText(miss, promotions.get(miss.promotionId), language, names),
    })),
    refusals: (priced.refusals ?? []).map((refusal) => ({
      offerId: refusal.offerId,
      text: refusalText(refusal, language, names),
    })),
    coupons: priced.coupons.map((coupon) => couponText(coupon as Priced["coupons"][number], language, names)),
  };
}

function promotionsIn({ lines, nearMisses, refusals = [] }: Calculated): string[] {
  const blocking = refusals.flatMap(({ facts }) => facts.byOfferId ?? []);
  const named = [...lines.flatMap(({ modifiers }) => modifiers), ...nearMisses, ...refusals];
  return [...new Set([...named.map(({ promotionId }) => promotionId), ...blocking])];
}

/** Article ids stand in targets at any depth; there are few, and asking for one more costs nothing. */
export function articlesIn(
  { nearMisses, refusals = [], gifts }: Calculated,
  promotions: Map<string, Promotion>,
): string[] {
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
