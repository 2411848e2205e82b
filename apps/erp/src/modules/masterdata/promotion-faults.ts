import { quantityToMilli } from "@counterfoil/contracts";
import type { ElementProblem } from "../../elements.ts";
import { isDay } from "./price-periods.ts";
import type { BonusReward, Discount, Goods, Prerequisite, StoredBonusBuy, StoredPromotion } from "./promotion.ts";

const fault = (code: string, detail: string, where: string): ElementProblem => ({ code, detail, where });
const countOf = (values: unknown[]) => values.filter((value) => value !== undefined).length;

/** What is wrong with a promotion in itself. */
export function promotionFault(promotion: StoredPromotion): ElementProblem | undefined {
  const period = periodFault(promotion);
  if (period) return period;
  for (const [index, item] of promotion.items.entries()) {
    const problem = goodsFault(item, `/items/${index}`) ?? discountFault(item, `/items/${index}`);
    if (problem) return problem;
  }
  return undefined;
}

export function bonusBuyFault(bonusBuy: StoredBonusBuy): ElementProblem | undefined {
  const period = periodFault(bonusBuy);
  if (period) return period;
  for (const [index, prerequisite] of bonusBuy.prerequisites.entries()) {
    const problem = prerequisiteFault(prerequisite, `/prerequisites/${index}`);
    if (problem) return problem;
  }
  for (const [index, reward] of bonusBuy.rewards.entries()) {
    const problem = rewardFault(reward, bonusBuy, `/rewards/${index}`);
    if (problem) return problem;
  }
  return wholeFault(bonusBuy);
}

type Period = Pick<StoredPromotion, "validFrom" | "validTo" | "happyHours">;

function periodFault({ validFrom, validTo, happyHours = [] }: Period): ElementProblem | undefined {
  if (!isDay(validFrom)) return fault("day-invalid", "This day is not in the calendar.", "/validFrom");
  if (!isDay(validTo)) return fault("day-invalid", "This day is not in the calendar.", "/validTo");
  if (validTo < validFrom) return fault("promotion-period", "It ends before it begins.", "/validTo");
  const empty = happyHours.findIndex(({ from, to }) => from === to);
  return empty < 0 ? undefined : fault("promotion-period", "It ends when it begins.", `/happyHours/${empty}/to`);
}

function goodsFault({ articleId, articleIds, categoryId, unit }: Goods, where: string): ElementProblem | undefined {
  if (countOf([articleId, articleIds, categoryId]) !== 1)
    return fault("goods-unclear", "Name an article, a list of articles or a category: one of them.", where);
  if (unit !== undefined && articleId === undefined)
    return fault("goods-unclear", "A unit needs its article.", `${where}/unit`);
  return undefined;
}

function discountFault(discount: Discount & { setPrice?: number }, where: string): ElementProblem | undefined {
  const { percentOff, amountOff, price, setPrice } = discount;
  if (countOf([percentOff, amountOff, price, setPrice]) !== 1)
    return fault("discount-unclear", "Say percent off, amount off or a price: one of them.", where);
  if (amountOff === 0) return fault("discount-unclear", "An amount off is above zero.", `${where}/amountOff`);
  return undefined;
}

function prerequisiteFault(prerequisite: Prerequisite, where: string): ElementProblem | undefined {
  const { quantity, amount } = prerequisite;
  const goods = goodsFault(prerequisite, where);
  if (goods) return goods;
  if (countOf([quantity, amount]) !== 1 || amount === 0)
    return fault("prerequisite-unclear", "Say how many or for how much: one of them.", where);
  return quantityFault(quantity, where);
}

function quantityFault(quantity: number | undefined, where: string): ElementProblem | undefined {
  if (quantity !== undefined && !quantityToMilli(quantity))
    return fault("quantity-invalid", "Quantities have at most three places.", `${where}/quantity`);
  return undefined;
}

function rewardFault(reward: BonusReward, bonusBuy: StoredBonusBuy, where: string): ElementProblem | undefined {
  const { on, quantity, price, setPrice } = reward;
  const discount = discountFault(reward, where);
  if (discount) return discount;
  if (on === "goods") {
    if (quantity === undefined) return fault("reward-unclear", "Say how many are given.", `${where}/quantity`);
    if (setPrice !== undefined)
      return fault("reward-unclear", "A price for all together is a reward on the prerequisites.", `${where}/setPrice`);
    return goodsFault(reward, where) ?? quantityFault(quantity, where);
  }
  if (countOf([reward.articleId, reward.articleIds, reward.categoryId, reward.unit, quantity]) > 0)
    return fault("reward-unclear", "Goods are named only for a reward on goods.", where);
  if (on === "basket" && (price !== undefined || setPrice !== undefined))
    return fault("reward-unclear", "A whole basket is lowered by percent or by an amount.", where);
  if (on === "prerequisites" && bonusBuy.prerequisites.length === 0)
    return fault("reward-unclear", "There are no prerequisites to be rewarded.", where);
  return undefined;
}

/** What does not go together. */
function wholeFault(bonusBuy: StoredBonusBuy): ElementProblem | undefined {
  const { prerequisites, rewards, combine, basketFrom, maxApplications } = bonusBuy;
  const alone = rewards.find(({ on }) => on !== "goods");
  if (alone && rewards.length > 1)
    return fault("rewards-mixed", "A reward on the prerequisites or on the basket stands alone.", "/rewards");
  const isBasket = alone?.on === "basket";
  if (isBasket !== (basketFrom !== undefined))
    return fault(
      "basket-unclear",
      "A reward on the basket needs the amount from which on, and only such a reward.",
      "/basketFrom",
    );
  if (!isBasket && prerequisites.length === 0)
    return fault("prerequisites-missing", "Say what has to be bought.", "/prerequisites");
  if (maxApplications !== undefined && (isBasket || prerequisites.some((each) => each.orMore)))
    return fault("limit-unclear", "A limit counts groups: this is applied once in any case.", "/maxApplications");
  const orMore = prerequisites.findIndex((each) => each.orMore);
  if (orMore >= 0 && (prerequisites.length > 1 || alone?.on !== "prerequisites" || alone.setPrice !== undefined))
    return fault(
      "or-more-unclear",
      "“Or more” is for one prerequisite that is rewarded itself.",
      `/prerequisites/${orMore}/orMore`,
    );
  const byAmount = prerequisites.findIndex(({ amount, orMore: more }) => amount !== undefined && !more);
  if (byAmount >= 0 && alone?.on === "prerequisites")
    return fault(
      "or-more-unclear",
      "What is bought for an amount is rewarded from there on: “or more”.",
      `/prerequisites/${byAmount}/orMore`,
    );
  if (combine === "any" && alone?.setPrice !== undefined)
    return fault("rewards-mixed", "A price for all together needs all of them.", "/combine");
  return undefined;
}
