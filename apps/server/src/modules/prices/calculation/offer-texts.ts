import { fractionDigits } from "@counterfoil/contracts";
import type { Promotion } from "@counterfoil/pricing";
import { type Names, nearMissText, refusalText } from "@counterfoil/pricing/words";
import { type NameReaders, namesOf } from "./answer-names.ts";
import type { Calculated } from "./calculate.ts";
import type { Language } from "./context.ts";

type Outcome = { offerId: string; outcome: "applied" | "nearlyReached" | "refused"; amount?: number; count?: number };

/** One line on each offer of an answer, in both languages: what it saves, what is missing, or why it does not apply. */
export async function offerTexts(
  readers: NameReaders,
  priced: Calculated,
  promotions: Map<string, Promotion>,
): Promise<(outcome: Outcome) => { en: string; de: string }> {
  const en = await namesOf(readers, priced, promotions, "en");
  const de = await namesOf(readers, priced, promotions, "de");
  return (outcome) => ({ en: textOf(outcome, "en", en), de: textOf(outcome, "de", de) });

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
