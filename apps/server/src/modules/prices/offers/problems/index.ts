import type { OfferProblem } from "@counterfoil/contracts";
import { buildPriceBook, convertOffer, type Offer, PricingError, type Promotion } from "@counterfoil/pricing";
import type { LocalNow } from "../offer.ts";
import { headProblems } from "./head-problems.ts";
import { termProblems } from "./term-problems.ts";
import { type Known, namedArticles, unknownProblems } from "./unknown-problems.ts";
import { wrong } from "./wrong.ts";

export { type Known, namedArticles };

const MOST_PROBLEMS = 50;

/** All that is wrong with an offer, place by place. The engine is asked when nothing else was found: it has the last word. */
export function problemsOf(offer: Offer, known: Known, now: LocalNow): OfferProblem[] {
  const found = [...headProblems(offer, now), ...termProblems(offer), ...unknownProblems(offer, known)];
  const all = found.some(({ blocking }) => blocking) ? found : [...found, ...engineProblems(convertOffer(offer))];
  return all.slice(0, MOST_PROBLEMS);
}

/** What the engine has against a promotion, whatever goods there are. */
export function engineProblems(promotion: Promotion): OfferProblem[] {
  try {
    buildPriceBook({ currency: "EUR", articles: [], prices: [], promotions: [promotion] });
    return [];
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    return error.problems.map(({ detail }) => wrong("", "promotion-invalid", detail));
  }
}
