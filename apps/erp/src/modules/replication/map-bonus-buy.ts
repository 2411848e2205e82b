import type { Goods, StoredBonusBuy } from "../masterdata/index.ts";
import { amountE5 } from "./rop.ts";
import {
  type EligibilityTree,
  goodsEligibility,
  modificationOf,
  type PriceRuleDraft,
  priceRuleBase,
  type RuleParts,
  type SetNumbers,
} from "./rop-rule.ts";

type Prerequisite = StoredBonusBuy["prerequisites"][number];
type Reward = StoredBonusBuy["rewards"][number];

/**
 * A bonus buy as one rule. In SAP's mix and match the eligibilities name all goods of one application, those that are rewarded too,
 * and the items choose the rewarded among them: "buy 2, the 3rd at half price" asks for 3 and lowers 1.
 */
export function bonusBuyRule(bonusBuy: StoredBonusBuy, numbers: SetNumbers): RuleParts {
  const [reward] = bonusBuy.rewards;
  if (reward?.on === "basket") return basketRule(bonusBuy, reward, numbers);
  if (reward?.on !== "prerequisites") return giftRule(bonusBuy, numbers);
  return isSimple(bonusBuy, reward) ? simpleRule(bonusBuy, reward, numbers) : groupRule(bonusBuy, reward, numbers);
}

const milli = (quantity: number) => Math.round(quantity * 1000);

function basketRule(bonusBuy: StoredBonusBuy, reward: Reward, numbers: SetNumbers): RuleParts {
  const { currency, basketFrom = 0, prerequisites, combine } = bonusBuy;
  const total: EligibilityTree = {
    type: "TOTL",
    currency,
    transactionTotalE5: amountE5(basketFrom),
    thresholdAmountE5: amountE5(basketFrom),
    threshold: "AMT",
  };
  const needs = prerequisites.map((each) => prerequisiteEligibility(each, numbers));
  const { percentOff, amountOff = 0 } = reward;
  const modification =
    percentOff === undefined
      ? { modification: "TT", modificationAmountE5: amountE5(amountOff) }
      : { modification: "TP", modificationPercentMilli: milli(percentOff) };
  return {
    eligibility: needs.length === 0 ? total : allOf([total, combined(needs, combine)]),
    priceRule: { ...priceRuleBase(currency), type: "RB", control: "SU", ...modification },
  };
}

/** The goods that are asked for are lowered themselves, one kind of them and without a price for all together. */
const isSimple = ({ prerequisites, combine, maxApplications }: StoredBonusBuy, reward: Reward) =>
  reward.setPrice === undefined && (prerequisites.length === 1 || combine === "any") && maxApplications === undefined;

function simpleRule(
  { prerequisites, combine, currency }: StoredBonusBuy,
  reward: Reward,
  numbers: SetNumbers,
): RuleParts {
  const asked = prerequisites.map((each) => prerequisiteEligibility(each, numbers));
  return {
    eligibility: combined(asked, combine),
    priceRule: { ...priceRuleBase(currency), type: "RB", control: "PO", ...modificationOf(reward) },
  };
}

/** All the goods of a group are lowered, each as said, or cost one price together. */
function groupRule(bonusBuy: StoredBonusBuy, reward: Reward, numbers: SetNumbers): RuleParts {
  const { prerequisites, combine } = bonusBuy;
  const asked = prerequisites.map((each) => prerequisiteEligibility(each, numbers));
  const lowered = reward.setPrice === undefined ? modificationOf(reward) : {};
  const items = prerequisites.map((each) => ({
    ...itemOf(each, numbers),
    requiredQuantityMilli: milli(each.quantity ?? 1),
    ...lowered,
  }));
  const setPrice =
    reward.setPrice === undefined ? {} : { modification: "PS", newSetPriceE5: amountE5(reward.setPrice) };
  return {
    eligibility: combined(asked, combine),
    priceRule: { ...mixAndMatch(bonusBuy), ...setPrice, mixMatchItems: items },
  };
}

/** Whoever buys the prerequisites gets the rewards; goods that are both are counted together. */
function giftRule(bonusBuy: StoredBonusBuy, numbers: SetNumbers): RuleParts {
  const { prerequisites, combine, rewards } = bonusBuy;
  const branches = combine === "any" ? prerequisites.map((each) => [each]) : [prerequisites];
  const trees = branches.map((branch) =>
    allOf(withRewards(branch, rewards).map((each) => prerequisiteEligibility(each, numbers))),
  );
  const items = rewards.map((reward) => ({
    ...itemOf(reward, numbers),
    requiredQuantityMilli: milli(reward.quantity ?? 1),
    ...modificationOf(reward),
  }));
  return {
    eligibility: trees.length === 1 ? (trees[0] as EligibilityTree) : { type: "COMB", combination: "||", of: trees },
    priceRule: { ...mixAndMatch(bonusBuy), mixMatchItems: items },
  };
}

function withRewards(prerequisites: Prerequisite[], rewards: Reward[]): Prerequisite[] {
  const asked = prerequisites.map((each) => ({ ...each }));
  for (const reward of rewards) {
    const same = asked.find((each) => each.quantity !== undefined && goodsName(each) === goodsName(reward));
    if (same) same.quantity = (same.quantity ?? 0) + (reward.quantity ?? 1);
    else asked.push(asPrerequisite(reward));
  }
  return asked;
}

const goodsName = ({ articleId, unit, articleIds, categoryId }: Goods) =>
  JSON.stringify([articleId, unit, articleIds?.toSorted(), categoryId]);

function asPrerequisite({ articleId, unit, articleIds, categoryId, quantity = 1 }: Reward): Prerequisite {
  const named = { articleId, unit, articleIds, categoryId };
  return { ...(JSON.parse(JSON.stringify(named)) as Goods), quantity };
}

const mixAndMatch = ({ currency, maxApplications }: StoredBonusBuy): PriceRuleDraft => ({
  ...priceRuleBase(currency),
  type: "MM",
  control: "PO",
  combination: "&&",
  ...(maxApplications !== undefined && { limitCountMilli: maxApplications * 1000 }),
});

/** Articles by their number; a category or a choice of articles by a set. */
function itemOf(goods: Goods, numbers: SetNumbers) {
  const { articleId, unit } = goods;
  return articleId === undefined
    ? { type: "MS", merchandiseSetId: numbers.idOf(goods) }
    : { type: "IT", itemId: articleId, ...(unit !== undefined && { unit }) };
}

/** QUTI and AMTI count off group by group; QUT and AMT open the rule from there on. */
function prerequisiteEligibility(prerequisite: Prerequisite, numbers: SetNumbers): EligibilityTree {
  const { quantity, amount, orMore } = prerequisite;
  if (amount !== undefined) {
    const thresholdAmountE5 = amountE5(amount);
    const interval = orMore ? {} : { intervalAmountE5: thresholdAmountE5 };
    return goodsEligibility(prerequisite, numbers, {
      threshold: orMore ? "AMT" : "AMTI",
      thresholdAmountE5,
      ...interval,
    });
  }
  const thresholdQuantityMilli = milli(quantity ?? 1);
  const interval = orMore ? {} : { intervalQuantityMilli: thresholdQuantityMilli };
  return goodsEligibility(prerequisite, numbers, {
    threshold: orMore ? "QUT" : "QUTI",
    thresholdQuantityMilli,
    ...interval,
  });
}

const allOf = (of: EligibilityTree[]) => combined(of, "all");

function combined(of: EligibilityTree[], combine: "all" | "any"): EligibilityTree {
  const [only] = of;
  return of.length === 1 && only ? only : { type: "COMB", combination: combine === "any" ? "||" : "&&", of };
}
