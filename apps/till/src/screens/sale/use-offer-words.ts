import type { Modifier, NearMiss, Refusal } from "@counterfoil/pricing";
import { type Language, nearMissText, offerSentence, refusalText } from "@counterfoil/pricing/words";
import { useTranslation } from "react-i18next";
import { nameOfPromotion, offerNames } from "../../catalogue/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";

const languageOf = (code: string): Language => (code.startsWith("de") ? "de" : "en");

/** What the engine says about offers, in the language of the screen and with this till's names. */
export function useOfferWords() {
  const { i18n } = useTranslation();
  const { catalogue, configuration } = useTill();
  const known = useWatch(catalogue);
  const currency = useWatch(configuration)?.currency ?? "GBP";
  const language = languageOf(i18n.language);
  const names = offerNames(known, language, currency);
  return {
    offerName: (id: string) => names.offer?.(id) ?? id,
    sentence: (id: string) => {
      const promotion = known?.promotions.get(id);
      return promotion ? offerSentence(promotion, language, names) : "";
    },
    nearMiss: (miss: NearMiss) => nearMissText(miss, known?.promotions.get(miss.promotionId), language, names),
    refusal: (refusal: Refusal) => refusalText(refusal, language, names),
    article: (articleId: string) => names.article?.(articleId) ?? articleId,
  };
}

/** What lowered a price: the offer by its name, or a person by the reason they gave. */
export function useModifierName(wanted?: Language): (modifier: Pick<Modifier, "promotionId" | "note">) => string {
  const { t, i18n } = useTranslation();
  const { catalogue, configuration } = useTill();
  const rules = useWatch(configuration)?.manualDiscounts;
  const language = wanted ?? languageOf(i18n.language);
  return ({ promotionId, note }) => {
    if (promotionId === "manual") {
      const reason = rules?.reasons.find(({ code }) => code === note);
      return t("discount.given", { lng: language, reason: reason?.names[language] ?? reason?.names.en ?? note });
    }
    const promotion = catalogue.get()?.promotions.get(promotionId);
    return promotion ? nameOfPromotion(promotion, language) : note || promotionId;
  };
}
