import type { RopEligibility, RopPriceRule, RopPromotionDraft } from "@counterfoil/sap";
import type { Discount, Goods } from "../masterdata/index.ts";
import { amountE5 } from "./rop.ts";

export type RopRuleDraft = NonNullable<RopPromotionDraft["rules"]>[number];
export type EligibilityDraft = Omit<RopEligibility, "id" | "rootId" | "parentId" | "ruleId">;
/** A tree of eligibilities; the numbers that link them come at the end. */
export type EligibilityTree = EligibilityDraft & { of?: EligibilityTree[] };
export type PriceRuleDraft = Omit<RopPriceRule, "id" | "bonusItems" | "mixMatchItems"> & {
  mixMatchItems?: Omit<RopPriceRule["mixMatchItems"][number], "id" | "priceRuleId">[];
};
export type RuleParts = { eligibility: EligibilityTree; priceRule: PriceRuleDraft };

/** Sets of articles get their numbers as they are met. */
export type SetNumbers = {
  idOf(goods: Goods): string;
  sets: NonNullable<RopPromotionDraft["merchandiseSets"]>[number][];
};

export const priceRuleBase = (currency: string) =>
  ({
    currency,
    status: "AC",
    discountMethod: "00",
    calculationBase: "00",
    calculationBaseSequence: -1,
    considerPreviousRules: true,
    roundingMethod: "00",
    roundingDecimals: 2,
    roundingDestination: 1,
  }) satisfies Partial<PriceRuleDraft>;

/** Percent off, an amount off each, another price each: RP, RT, PS. */
export function modificationOf({ percentOff, amountOff, price }: Discount) {
  if (percentOff !== undefined) return { modification: "RP", modificationPercentMilli: Math.round(percentOff * 1000) };
  if (amountOff !== undefined) return { modification: "RT", modificationAmountE5: amountE5(amountOff) };
  return { modification: "PS", newPriceE5: amountE5(price ?? 0) };
}

export function goodsEligibility(goods: Goods, numbers: SetNumbers, more: Partial<EligibilityDraft>): EligibilityTree {
  const { articleId, categoryId, unit } = goods;
  if (articleId !== undefined) return { type: "ITEM", itemId: articleId, ...(unit !== undefined && { unit }), ...more };
  if (categoryId !== undefined) return { type: "MSTR", nodeId: categoryId, hierarchyQualifier: "1", ...more };
  return { type: "MSET", merchandiseSetId: numbers.idOf(goods), ...more };
}

export function setNumbers(key: string): SetNumbers {
  const sets: SetNumbers["sets"] = [];
  const known = new Map<string, string>();
  return {
    sets,
    idOf({ articleIds = [], categoryId, articleId }) {
      const members =
        categoryId !== undefined
          ? [{ nodeId: categoryId }]
          : (articleId === undefined ? articleIds : [articleId]).map((itemId) => ({ itemId }));
      const name = JSON.stringify(members);
      const id = known.get(name) ?? `${key}${901 + sets.length}`;
      if (!known.has(name)) sets.push({ id, members });
      known.set(name, id);
      return id;
    },
  };
}
