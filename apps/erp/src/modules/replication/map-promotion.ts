import type { RopEligibility, RopPromotionDraft } from "@counterfoil/sap";
import {
  isBonusBuy,
  type ReplicatedPromotion,
  type StoredBonusBuy,
  type StoredPromotion,
} from "../masterdata/index.ts";
import { bonusBuyRule } from "./map-bonus-buy.ts";
import { LOGICAL_SYSTEM, STORE_TYPE } from "./rop.ts";
import {
  type EligibilityTree,
  goodsEligibility,
  modificationOf,
  priceRuleBase,
  type RopRuleDraft,
  type RuleParts,
  type SetNumbers,
  setNumbers,
} from "./rop-rule.ts";

export type PromotionContext = {
  /** For a promotion that names none. */
  storeIds: string[];
  isKnown: boolean;
  changedOn: string;
};

/** Promotions and bonus buys as /ROP/PROMOTION02. What was withdrawn goes without its rules. */
export function toRopPromotion({ key, content }: ReplicatedPromotion, context: PromotionContext): RopPromotionDraft {
  const { status, siteIds, promotionType, names, validFrom, validTo } = content;
  const numbers = setNumbers(key);
  const isWithdrawn = status === "withdrawn";
  const rules = isWithdrawn ? [] : rulesOf(key, content, numbers);
  return {
    promotionId: key,
    offerId: key,
    externalId: key,
    from: `${validFrom}T00:00:00`,
    to: `${validTo}T23:59:59`,
    changedOn: context.changedOn,
    status: "AC",
    changeIndicator: isWithdrawn ? "D" : context.isKnown ? "U" : "I",
    logicalSystem: LOGICAL_SYSTEM,
    origin: "01",
    minimumRelease: 0,
    promotionType,
    businessUnits: (siteIds.length > 0 ? siteIds : context.storeIds).map((id) => ({ id, type: STORE_TYPE })),
    rules,
    texts: (["en", "de"] as const).flatMap((language) => {
      const name = names[language];
      return name === undefined ? [] : [{ language: language.toUpperCase(), name, description: name }];
    }),
    merchandiseSets: numbers.sets,
    timeRestrictions: (content.happyHours ?? []).map(({ days, from, to }) => ({
      days: days.toSorted().join(""),
      from: timeOf(from),
      to: timeOf(to),
    })),
  };
}

/** "17:30" as 173000. */
const timeOf = (time: string) => `${time.replace(":", "")}00`;

function rulesOf(key: string, content: StoredPromotion | StoredBonusBuy, numbers: SetNumbers): RopRuleDraft[] {
  const parts = isBonusBuy(content) ? [bonusBuyRule(content, numbers)] : itemRules(content, numbers);
  return parts.map((part, index) => numberedRule(`${key}${String(index + 1).padStart(4, "0")}`, content, part));
}

function itemRules({ items, currency }: StoredPromotion, numbers: SetNumbers): RuleParts[] {
  return items.map((item) => ({
    eligibility: goodsEligibility(item, numbers, {
      threshold: "QUTI",
      thresholdQuantityMilli: 1000,
      intervalQuantityMilli: 1000,
    }),
    priceRule: { ...priceRuleBase(currency), type: "RB", control: "PO", ...modificationOf(item) },
  }));
}

/** Coupon and customer group stand beside the goods; the tree is written as a list that points to parents. */
function numberedRule(ruleId: string, content: StoredPromotion | StoredBonusBuy, parts: RuleParts): RopRuleDraft {
  const { coupon, customerGroup, sequence, resolution, exclusive, regularPriceOnly, names } = content;
  const terms: EligibilityTree[] = [
    parts.eligibility,
    ...(coupon === undefined ? [] : [{ type: "COUP", couponNumber: coupon, consumption: "00" }]),
    ...(customerGroup === undefined ? [] : [{ type: "CUST", customerGroup }]),
  ];
  const tree = terms.length === 1 ? parts.eligibility : { type: "COMB", combination: "&&", of: terms };
  const { mixMatchItems, ...priceRule } = parts.priceRule;
  return {
    ruleId,
    priceRuleId: ruleId,
    eligibilityId: `${ruleId}01`,
    sequence,
    resolution,
    ...(exclusive && { exclusive }),
    saleReturn: "00",
    name: names.en,
    eligibilities: numberedTree(ruleId, tree),
    priceRule: {
      ...priceRule,
      ...(regularPriceOnly && { regularPriceOnly }),
      id: ruleId,
      ...(mixMatchItems && {
        mixMatchItems: mixMatchItems.map((item, index) => ({
          ...item,
          id: `${ruleId}${81 + index}`,
          priceRuleId: ruleId,
        })),
      }),
    },
  };
}

function numberedTree(ruleId: string, root: EligibilityTree): NonNullable<RopRuleDraft["eligibilities"]> {
  const written: RopEligibility[] = [];
  const rootId = `${ruleId}01`;
  const write = ({ of = [], ...eligibility }: EligibilityTree, parentId?: string): void => {
    const id = `${ruleId}${String(written.length + 1).padStart(2, "0")}`;
    written.push({ ...eligibility, id, rootId, parentId: parentId ?? id, ruleId, status: "AC" });
    for (const each of of) write(each, id);
  };
  write(root);
  return written;
}
