import type { Words } from "@counterfoil/contracts";
import type { Offer, Promotion, Target } from "@counterfoil/pricing";
import { offerSentence } from "@counterfoil/pricing/words";
import type { Db } from "../../../database.ts";
import { targetsOfEligibility } from "../books/index.ts";
import { readSetNames, setNamesIn } from "../set-names.ts";
import type { OfferSurroundings } from "./ground.ts";
import { readCurrencies } from "./sentence-currencies.ts";
import { giftsOf, targetsOf } from "./targets.ts";

export type Spoken = { kind: "offer"; offer: Offer } | { kind: "promotion"; promotion: Promotion };

/** A sentence names some articles and counts the rest, so that the names of a few are enough. */
const NAMED_AT_MOST = 10;

/** What each offer does, in both languages; the names of all are read at once. */
export async function sentencesOf(
  { db, surroundings }: { db: Db; surroundings: OfferSurroundings },
  spoken: readonly Spoken[],
): Promise<Words[]> {
  if (spoken.length === 0) return [];
  const named = [...new Set(spoken.flatMap(articlesNamed))];
  const articles = {
    en: await surroundings.articleNames(named, "en"),
    de: await surroundings.articleNames(named, "de"),
  };
  const sets = await readSetNames(db, surroundings.categories);
  const stores = await surroundings.readStores();
  const currencyOf = await readCurrencies(db, stores, spoken);
  const namesIn = (language: "en" | "de", currency: string) => ({
    currency,
    article: (id: string) => articles[language].get(id) ?? articles.en.get(id),
    ...setNamesIn(language, sets),
    store: (id: string) => stores.find(({ storeId }) => storeId === id)?.name,
  });
  return spoken.map((each) => {
    const subject = each.kind === "offer" ? each.offer : each.promotion;
    const currency = currencyOf(each);
    return {
      en: offerSentence(subject, "en", namesIn("en", currency)),
      de: offerSentence(subject, "de", namesIn("de", currency)),
    };
  });
}

function articlesNamed(spoken: Spoken): string[] {
  const targets: Target[] =
    spoken.kind === "offer"
      ? targetsOf(spoken.offer.terms).map(({ value }) => value)
      : spoken.promotion.rules.flatMap(({ eligibility, priceRule }) => [
          ...targetsOfEligibility(eligibility),
          ...(priceRule.type === "MM" ? priceRule.items.map(({ target }) => target) : []),
        ]);
  const gifts =
    spoken.kind === "offer"
      ? giftsOf(spoken.offer.terms).map(({ value }) => value)
      : spoken.promotion.rules.flatMap(({ priceRule }) =>
          priceRule.type === "AB" ? priceRule.items.map(({ articleId }) => articleId) : [],
        );
  return [
    ...gifts.slice(0, NAMED_AT_MOST),
    ...targets
      .flatMap((target) => [target, ...(target.except ?? [])])
      .flatMap((target) => ("articles" in target ? target.articles.slice(0, NAMED_AT_MOST) : [])),
  ];
}
