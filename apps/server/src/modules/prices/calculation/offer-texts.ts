import { fractionDigits } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
import { type Names, nearMissText, refusalText } from "@counterfoil/pricing/words";
import type { Calculated } from "./calculate.ts";
import type { CalculationContext, Language } from "./context.ts";
import { articlesIn } from "./explain.ts";

type Outcome = { offerId: string; outcome: "applied" | "nearlyReached" | "refused"; amount?: number; count?: number };

/** One line on each offer of an answer, in both languages: what it saves, what is missing, or why it does not apply. */
export async function offerTexts(
  { readArticleNames }: Pick<CalculationContext, "readArticleNames">,
  priced: Calculated,
  promotions: Map<string, Promotion>,
): Promise<(outcome: Outcome) => { en: string; de: string }> {
  const [en, de] = await Promise.all((["en", "de"] as const).map((language) => namesOf(language)));
  return (outcome) => ({ en: textOf(outcome, "en", en as Names), de: textOf(outcome, "de", de as Names) });

  async function namesOf(language: Language): Promise<Names> {
    const articles = await readArticleNames(articlesIn(priced, promotions), language);
    const offer = (id: string) => promotions.get(id)?.descriptions?.[language] ?? promotions.get(id)?.name;
    return { currency: priced.currency, article: (id) => articles.get(id), offer };
  }

  function textOf(outcome: Outcome, language: Language, names: Names): string {
    const { offerId } = outcome;
    const miss = priced.nearMisses.find((one) => one.offerId === offerId);
    if (outcome.outcome === "nearlyReached" && miss)
      return nearMissText(miss, promotions.get(miss.promotionId), language, names);
    const refusal = priced.refusals?.find((one) => one.offerId === offerId);
    if (outcome.outcome === "refused" && refusal) return refusalText(refusal, language, names);
    return appliedText(outcome, pointsOf(priced, offerId), language, priced.currency);
  }
}

function pointsOf({ applied }: Calculated, offerId: string): number {
  return applied.reduce((sum, one) => sum + (one.offerId === offerId ? (one.points ?? 0) : 0), 0);
}

function appliedText({ amount = 0, count = 1 }: Outcome, points: number, language: Language, currency: string): string {
  const format = new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { style: "currency", currency });
  const money = format.format(amount / 10 ** fractionDigits(currency));
  const times = language === "de" ? `${count}-mal angewendet` : count === 1 ? "applied once" : `applied ${count} times`;
  const parts = [amount === 0 ? [] : language === "de" ? `spart ${money}` : `saves ${money}`].flat();
  if (points > 0) parts.push(language === "de" ? `bringt ${points} Punkte` : `gives ${points} points`);
  const text = [times, ...parts].join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
