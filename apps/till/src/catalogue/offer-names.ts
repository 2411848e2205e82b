import type { Promotion } from "@counterfoil/pricing";
import type { Language, Names } from "@counterfoil/pricing/words";
import { type Catalogue, textOf } from "./catalogue.ts";

/** What the words about offers call goods, coupons and offers. */
export function offerNames(catalogue: Catalogue | undefined, language: Language, currency: string): Names {
  return {
    currency,
    article: (id) => {
      const article = catalogue?.articles.get(id);
      return article && textOf(article, language);
    },
    group: (id) => catalogue?.groupNames.get(id)?.[language],
    category: (id) => catalogue?.categories.get(id)?.names[language],
    coupon: (id) => catalogue?.coupons.byId.get(id)?.name,
    offer: (id) => {
      const promotion = catalogue?.promotions.get(id);
      return promotion && nameOfPromotion(promotion, language);
    },
  };
}

export const nameOfPromotion = ({ name, descriptions }: Promotion, language: Language) =>
  descriptions?.[language] ?? name;
