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
    return capitalised(
      qualified(phraseTerms(offer.terms, speech), { ...offer, asked, triggers: triggersOf(offer, speech) }, speech),
    );
  }
  return capitalised([...new Set(phraseRules(offer, speech))].join("; "));
}

const triggersOf = ({ byHand, name }: Offer, { phrases }: Speech) => (byHand ? [phrases.whenChosen(name)] : []);

function phraseRules(promotion: Promotion, speech: Speech): string[] {
  const { rules } = promotion;
  const [first] = rules;
  const tiers = tiersOfRules(
    rules.map(({ eligibility, priceRule }) => ({ wanted: splitEligibility(eligibility).wanted, rule: priceRule })),
  );
  if (first && tiers) return [qualified(phraseTerms(tiers, speech), limitsOf(promotion, first, speech), speech)];
  return rules.map((rule) => qualified(phraseRule(rule, speech), limitsOf(promotion, rule, speech), speech));
}

function limitsOf(promotion: Promotion, rule: PromotionRule, { phrases, names }: Speech): Limits {
  const { asked } = splitEligibility(rule.eligibility);
  return {
    ...rule,
    ...(promotion.happyHours && { happyHours: promotion.happyHours }),
    ...(promotion.customerGroups && { customerGroups: promotion.customerGroups }),
    asked: asked.flatMap((one) => {
      if (one.type === "coupon") return [phrases.withCoupon(nameOf(names, "coupon", one.code))];
      return one.type === "customerGroup" ? [phrases.forCustomers(nameOf(names, "customerGroup", one.group))] : [];
    }),
    triggers: asked.flatMap((one) =>
      one.type === "manual"
        ? [phrases.whenChosen(one.trigger === promotion.offerId ? promotion.name : one.trigger)]
        : [],
    ),
  };
}

type Limits = Pick<
  Offer,
  "happyHours" | "customerGroups" | "regularPriceOnly" | "maxApplications" | "maxDiscount" | "exclusive"
> & { asked: readonly string[]; triggers?: readonly string[] };

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
    ...(limits.triggers ?? []),
    ...(limits.regularPriceOnly ? [phrases.regularPriceOnly] : []),
    ...(maxApplications === undefined ? [] : [phrases.atMostTimes(maxApplications, formats)]),
    ...(maxDiscount === undefined ? [] : [phrases.atMostOff(maxDiscount, formats)]),
    ...(limits.exclusive ? [phrases.exclusive] : []),
  ];
  return [[text, ...beside].join(" "), ...behind].join(", ");
}
