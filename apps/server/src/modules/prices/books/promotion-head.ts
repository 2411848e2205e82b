import type { Eligibility, Promotion, Target } from "@counterfoil/pricing";

/** What lists show of a promotion, and the goods it names, so that a list is a query. */
export type PromotionHead = {
  sequence: number;
  resolution: number;
  exclusive: boolean;
  channels?: string[];
  coupon?: string;
};

export function headOf(promotion: Promotion): PromotionHead {
  const [first] = promotion.rules;
  const coupon = promotion.rules.map(({ eligibility }) => couponOf(eligibility)).find((code) => code !== undefined);
  return {
    sequence: Math.min(...promotion.rules.map(({ sequence }) => sequence)),
    resolution: first?.resolution ?? 0,
    exclusive: promotion.rules.some(({ exclusive }) => exclusive === true),
    ...(promotion.channels === undefined ? {} : { channels: promotion.channels }),
    ...(coupon === undefined ? {} : { coupon }),
  };
}

function couponOf(eligibility: Eligibility): string | undefined {
  if (eligibility.type === "coupon") return eligibility.code;
  if (eligibility.type !== "all" && eligibility.type !== "any") return undefined;
  return eligibility.of.map(couponOf).find((code) => code !== undefined);
}

/** Goods by name: all, article:…, group:…, category:…, attribute:name=value. What is taken out again is not looked at. */
export function keysOfTarget(target: Target): string[] {
  if ("articles" in target) return target.articles.map((articleId) => `article:${articleId}`);
  if ("group" in target) return [`group:${target.group}`];
  if ("category" in target) return [`category:${target.category}`];
  if ("attribute" in target) return [`attribute:${target.attribute.name}=${target.attribute.value}`];
  return ["all"];
}

export function keysOfPromotion({ rules }: Promotion): string[] {
  const keys = rules.flatMap(({ eligibility, priceRule }) => [
    ...targetsOfEligibility(eligibility).flatMap(keysOfTarget),
    ...(priceRule.type === "MM" ? priceRule.items.flatMap(({ target }) => keysOfTarget(target)) : []),
    ...(priceRule.type === "AB" ? priceRule.items.map(({ articleId }) => `article:${articleId}`) : []),
  ]);
  return [...new Set(keys)].sort();
}

/** The goods that a tree of eligibilities names. */
export function targetsOfEligibility(eligibility: Eligibility): Target[] {
  if (eligibility.type === "goods") return [eligibility.target];
  if (eligibility.type === "total") return [eligibility.of ?? { all: true }];
  if (eligibility.type === "all" || eligibility.type === "any") return eligibility.of.flatMap(targetsOfEligibility);
  return [];
}
