import type { BasketRequest } from "@counterfoil/contracts";
import type { Modifier } from "@counterfoil/pricing";
import { couponText, modifierText, nearMissText, refusalText } from "@counterfoil/pricing/words";
import { type NameReaders, namesOf } from "./answer-names.ts";
import { type Calculated, calculate, type ReadCaller } from "./calculate.ts";
import type { CalculationContext, Language } from "./context.ts";

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
  readCaller?: ReadCaller,
): Promise<Calculated & { sentences: Sentences }> {
  const priced = await calculate(context, { ...request, explain: true }, readCaller);
  return { ...priced, sentences: await sentencesOf(context, priced, language) };
}

/** An answer in words. */
export async function sentencesOf(
  context: Pick<CalculationContext, "readPromotions"> & NameReaders,
  priced: Calculated,
  language: Language,
): Promise<Sentences> {
  const promotions = await context.readPromotions(priced.book, promotionsIn(priced));
  const names = await namesOf(context, priced, promotions, language);
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
    coupons: priced.coupons.map((coupon) => couponText(coupon, language, names)),
  };
}

function promotionsIn({ lines, nearMisses, refusals = [] }: Calculated): string[] {
  const blocking = refusals.flatMap(({ facts }) => facts.byOfferId ?? []);
  const named = [...lines.flatMap(({ modifiers }) => modifiers), ...nearMisses, ...refusals];
  return [...new Set([...named.map(({ promotionId }) => promotionId), ...blocking])];
}
