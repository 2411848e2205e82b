import type { Offer } from "../book-input.ts";
import type { Promotion, PromotionRule } from "../promotion.ts";
import type { Language } from "./formats.ts";
import { phraseHours } from "./hours.ts";
import { type Names, nameOf } from "./names.ts";
import { capitalised } from "./phrases.ts";
import { phraseRule, splitEligibility } from "./rule-sentence.ts";
import { type Speech, speechOf } from "./speech.ts";
import { tiersOfRules } from "./terms-of-rule.ts";
import { phraseTerms } from "./terms-sentence.ts";

/**
 * What an offer does, in one sentence without full stop: "Buy 3 of Tea, get 1 free". Says who may have it and at which hours; the days
 * and stores stand beside it on every screen. A promotion of several rules is one clause each, parted by semicolons.
 */
export function offerSentence(offer: Offer | Promotion, language: Language, names: Names): string {
  const speech = speechOf(language, names);
  if ("terms" in offer) {
    const asked = offer.coupon === undefined ? [] : [speech.phrases.withCoupon(nameOf(names, "coupon", offer.coupon))];
    return capitalised(qualified(phraseTerms(offer.terms, speech), { ...offer, asked }, speech));
  }
  return capitalised([...new Set(phraseRules(offer, speech))].join("; "));
}

function phraseRules({ rules, happyHours, customerGroups }: Promotion, speech: Speech): string[] {
  const forWhom = { ...(happyHours && { happyHours }), ...(customerGroups && { customerGroups }) };
  const limitsOf = (rule: PromotionRule) => ({ ...rule, ...forWhom, asked: phraseAsked(rule, speech) });
  const [first] = rules;
  const tiers = tiersOfRules(
    rules.map(({ eligibility, priceRule }) => ({ wanted: splitEligibility(eligibility).wanted, rule: priceRule })),
  );
  if (first && tiers) return [qualified(phraseTerms(tiers, speech), limitsOf(first), speech)];
  return rules.map((rule) => qualified(phraseRule(rule, speech), limitsOf(rule), speech));
}

function phraseAsked({ eligibility }: PromotionRule, { phrases, names }: Speech): string[] {
  return splitEligibility(eligibility).asked.map((one) => {
    if (one.type === "coupon") return phrases.withCoupon(nameOf(names, "coupon", one.code));
    if (one.type === "customerGroup") return phrases.forCustomers(nameOf(names, "customerGroup", one.group));
    return phrases.whenChosen(one.trigger);
  });
}

type Limits = Pick<
  Offer,
  "happyHours" | "customerGroups" | "regularPriceOnly" | "maxApplications" | "maxDiscount" | "exclusive"
> & { asked: readonly string[] };

function qualified(text: string, limits: Limits, speech: Speech): string {
  const { phrases, formats, names } = speech;
  const { happyHours, customerGroups, maxApplications, maxDiscount } = limits;
  const beside = [
    ...(happyHours?.length ? [phraseHours(happyHours, speech)] : []),
    ...limits.asked,
    ...(customerGroups?.length
      ? [phrases.forCustomers(formats.or(customerGroups.map((id) => nameOf(names, "customerGroup", id))))]
      : []),
  ];
  const behind = [
    ...(limits.regularPriceOnly ? [phrases.regularPriceOnly] : []),
    ...(maxApplications === undefined ? [] : [phrases.atMostTimes(maxApplications, formats)]),
    ...(maxDiscount === undefined ? [] : [phrases.atMostOff(maxDiscount, formats)]),
    ...(limits.exclusive ? [phrases.exclusive] : []),
  ];
  return [[text, ...beside].join(" "), ...behind].join(", ");
}
