import type { BuyCondition, Offer, Reward, Target, Terms } from "./book-input.ts";
import type { Eligibility, MixMatchItem, PriceRule, Promotion, PromotionRule, Threshold } from "./promotion.ts";

/**
 * The activation step: an offer in shop words becomes a promotion in the engine's native form, which is SAP's and ARTS's.
 * Every unit of one application is named in the eligibility; mix and match items choose the rewarded ones among them.
 */
export function convertOffer(offer: Offer): Promotion {
  const forms = convertTerms(offer.terms);
  const rules = forms.map((form, position) => ruleOf(offer, form, forms.length > 1 ? `-${position + 1}` : ""));
  return {
    promotionId: offer.offerId,
    offerId: offer.offerId,
    name: offer.name,
    validFrom: offer.validFrom,
    validTo: offer.validTo,
    ...given(offer, [
      "happyHours",
      "stores",
      "storeGroups",
      "channels",
      "customerGroups",
      "offerSet",
      "leadingCategory",
    ]),
    rules,
  };
}

type Form = { eligibility: Eligibility; priceRule: PriceRule };

function ruleOf(offer: Offer, { eligibility, priceRule }: Form, suffix: string): PromotionRule {
  return {
    ruleId: `${offer.offerId}${suffix}`,
    sequence: offer.sequence ?? 100,
    resolution: offer.resolution ?? 0,
    ...given(offer, ["exclusive", "regularPriceOnly", "base", "maxApplications", "maxDiscount"]),
    eligibility: allOf([...askedOf(offer), eligibility]),
    priceRule,
  };
}

function askedOf({ offerId, coupon, byHand }: Offer): Eligibility[] {
  const asked: Eligibility[] = coupon === undefined ? [] : [{ type: "coupon", code: coupon }];
  return byHand ? [...asked, { type: "manual", trigger: offerId }] : asked;
}

/** Only what is there: the wire has no nulls. */
function given<Key extends keyof Offer>(offer: Offer, keys: Key[]): Pick<Offer, Key> {
  return Object.fromEntries(keys.flatMap((key) => (offer[key] === undefined ? [] : [[key, offer[key]]]))) as Pick<
    Offer,
    Key
  >;
}

function convertTerms(terms: Terms): Form[] {
  switch (terms.style) {
    case "simple":
      return [{ eligibility: reached(terms.get, terms.minQuantity, terms.minAmount), priceRule: onLine(terms.reward) }];
    case "tiered":
      return convertTiers(terms);
    case "multibuy":
      return [convertGroups([{ target: terms.of, quantity: terms.quantity }], terms.reward)];
    case "nth": {
      const priceRule = { ...onLine(terms.reward), choose: terms.choose ?? "cheapest" };
      return [{ eligibility: groupsOf(terms.of, terms.every), priceRule }];
    }
    case "buyGet":
      return [convertBuyGet(terms)];
    case "set":
      return [convertGroups(terms.slots, terms.reward)];
    case "gift": {
      const priceRule: PriceRule = { type: "AB", items: terms.gifts };
      if (terms.choose !== undefined) priceRule.choose = terms.choose;
      return [{ eligibility: allOf(terms.buy.map(bought)), priceRule }];
    }
    case "transaction":
      return [
        { eligibility: total(terms.of, terms.minAmount, terms.minQuantity), priceRule: onTransaction(terms.reward) },
      ];
    case "printCoupon": {
      const priceRule: PriceRule = { ...onTransaction({ amountOffTotal: 0 }), method: "04", coupon: terms.coupon };
      return [{ eligibility: total(terms.of, terms.minAmount, terms.minQuantity), priceRule }];
    }
    case "points":
      return [convertPoints(terms)];
  }
}

const onLine = (reward: Reward) => ({ type: "RB", control: "line", reward }) as const;
const onTransaction = (reward: Reward) => ({ type: "RB", control: "transaction", reward }) as const;

function allOf(parts: Eligibility[]): Eligibility {
  return parts.length === 1 && parts[0] ? parts[0] : { type: "all", of: parts };
}

const groupsOf = (target: Target, quantity: number): Eligibility => ({
  type: "goods",
  target,
  threshold: { by: "quantity", from: quantity, every: quantity },
});

/**
 * All units of an application are rewarded. A group of one is mixed and matched: goods by ones would be simple, and a simple rule rewards the
 * fractional rest of a weight as well.
 */
function convertGroups(slots: { target: Target; quantity: number }[], reward: Reward): Form {
  const eligibility = allOf(slots.map(({ target, quantity }) => groupsOf(target, quantity)));
  const [only] = slots;
  if (slots.length > 1 || !only || only.quantity > 1) return { eligibility, priceRule: onLine(reward) };
  return { eligibility, priceRule: { type: "MM", items: [{ ...only, reward }] } };
}

/** Open from a quantity, an amount or both; then all the goods. */
function reached(target: Target, quantity?: number, amount?: number): Eligibility {
  const thresholds = thresholdsOf(quantity, amount);
  if (thresholds.length === 0) return { type: "goods", target };
  return allOf(thresholds.map((threshold) => ({ type: "goods", target, threshold })));
}

function thresholdsOf(quantity: number | undefined, amount: number | undefined): Threshold[] {
  const thresholds: Threshold[] = [];
  if (quantity !== undefined) thresholds.push({ by: "quantity", from: quantity });
  if (amount !== undefined) thresholds.push({ by: "amount", from: amount });
  return thresholds;
}

function total(of: Target | undefined, amount: number | undefined, quantity: number | undefined): Eligibility {
  const thresholds = thresholdsOf(quantity, amount);
  if (thresholds.length === 0) thresholds.push({ by: "amount", from: 0 });
  return allOf(thresholds.map((threshold) => ({ type: "total", ...(of && { of }), threshold })));
}

type Tier = { quantity?: number; amount?: number; reward: Reward };

/** One rule a tier, closed where a higher one opens. */
function convertTiers({ get, tiers }: Extract<Terms, { style: "tiered" }>): Form[] {
  const rising = tiers.toSorted(
    (one, other) => (one.quantity ?? 0) - (other.quantity ?? 0) || (one.amount ?? 0) - (other.amount ?? 0),
  );
  return rising.map((tier, position) => {
    const higher = rising.slice(position + 1).flatMap((other) => notReached(get, other));
    const open = reached(get, tier.quantity, tier.amount);
    return { eligibility: allOf([open, ...higher]), priceRule: onLine(tier.reward) };
  });
}

function notReached(target: Target, { quantity, amount }: Tier): Eligibility[] {
  const shut = thresholdsOf(quantity, amount).map(
    ({ by, from }): Eligibility => ({ type: "goods", target, threshold: { by, from: 0, below: from } }),
  );
  return shut.length > 1 ? [{ type: "any", of: shut }] : shut;
}

function bought({ target, quantity, amount }: BuyCondition): Eligibility {
  return quantity === undefined
    ? { type: "goods", target, threshold: { by: "amount", from: amount ?? 0, every: amount ?? 0 } }
    : groupsOf(target, quantity);
}

function convertBuyGet({ buy, get, reward }: Extract<Terms, { style: "buyGet" }>): Form {
  const item: MixMatchItem = { target: get.target, quantity: get.quantity, reward };
  if (get.choose) item.choose = get.choose;
  if (get.equalOrLower) item.equalOrLower = true;
  return {
    eligibility: allOf([...buy.map(bought), groupsOf(get.target, get.quantity)]),
    priceRule: { type: "MM", items: [item] },
  };
}

/** Every full step earns the points once more, on what is paid in the end; without a step once, when there is such a unit. */
function convertPoints({ of, points, per }: Extract<Terms, { style: "points" }>): Form {
  const steps = thresholdsOf(per?.quantity, per?.amount).map(({ by, from }): Threshold => ({ by, from, every: from }));
  if (steps.length === 0) steps.push({ by: "quantity", from: 0.001 });
  return {
    eligibility: allOf(steps.map((threshold) => ({ type: "total", ...(of && { of }), threshold }))),
    priceRule: onTransaction({ points }),
  };
}
