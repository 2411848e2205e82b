import type { Offer, Reward, Target, Terms } from "@counterfoil/pricing";
import { keysOfTarget } from "../books/index.ts";

/** Goods, a reward or an article that the terms name, with the place where they stand as a JSON pointer into the offer. */
export type Named<Thing> = { field: string; value: Thing };

/** Every kind of goods that terms look at. */
export function targetsOf(terms: Terms): Named<Target>[] {
  switch (terms.style) {
    case "simple":
    case "tiered":
      return [{ field: "/terms/get", value: terms.get }];
    case "multibuy":
    case "nth":
      return [{ field: "/terms/of", value: terms.of }];
    case "buyGet":
      return [...buyTargets(terms.buy), { field: "/terms/get/target", value: terms.get.target }];
    case "set":
      return terms.slots.map(({ target }, index) => ({ field: `/terms/slots/${index}/target`, value: target }));
    case "gift":
      return buyTargets(terms.buy);
    case "transaction":
    case "printCoupon":
    case "points":
      return terms.of === undefined ? [] : [{ field: "/terms/of", value: terms.of }];
  }
}

function buyTargets(buy: readonly { target: Target }[]): Named<Target>[] {
  return buy.map(({ target }, index) => ({ field: `/terms/buy/${index}/target`, value: target }));
}

export function rewardsOf(terms: Terms): Named<Reward>[] {
  if (terms.style === "tiered")
    return terms.tiers.map(({ reward }, index) => ({ field: `/terms/tiers/${index}/reward`, value: reward }));
  return "reward" in terms ? [{ field: "/terms/reward", value: terms.reward }] : [];
}

export function giftsOf(terms: Terms): Named<string>[] {
  if (terms.style !== "gift") return [];
  return terms.gifts.map(({ articleId }, index) => ({ field: `/terms/gifts/${index}/articleId`, value: articleId }));
}

/** Goods by name, for looking offers up by article, group or category. Terms about the whole basket name all. */
export function targetKeys({ terms }: Pick<Offer, "terms">): string[] {
  const targets = targetsOf(terms);
  const keys = targets.length === 0 ? ["all"] : targets.flatMap(({ value }) => keysOfTarget(value));
  return [...new Set([...keys, ...giftsOf(terms).map(({ value }) => `article:${value}`)])].sort();
}
