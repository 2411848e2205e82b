import type { Offer, Reward, Target, Terms } from "../../book-input.ts";
import type { NeutralCase, NeutralGoods, NeutralPromotion, NeutralReward } from "./neutral-case.ts";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };

/** The offers that a neutral promotion is with us; a composite one is an offer per action. `written` goes before the translation. */
export function offersOf(promotion: NeutralPromotion, { basket }: NeutralCase, written?: Terms): Offer[] {
  const common: Omit<Offer, "offerId" | "terms"> = { name: promotion.id, ...always };
  if (promotion.code !== undefined) common.coupon = promotion.code;
  if (promotion.exclusive) common.exclusive = true;
  if (promotion.regularPriceOnly) common.regularPriceOnly = true;
  if (promotion.reward?.maxAmount !== undefined) common.maxDiscount = promotion.reward.maxAmount;
  const most = promotion.times ?? promotion.maxRedemptions;
  if (most !== undefined) common.maxApplications = most;
  if (promotion.type === "catalog") common.sequence = 50;
  const pieces = basket.reduce((sum, line) => sum + line.qty, 0);
  const goods = (one: NeutralGoods | undefined) => targetOf(one, basket);
  return (written ? [written] : termsOf(promotion, goods, pieces)).map((terms, index) => ({
    ...common,
    offerId: index === 0 ? promotion.id : `${promotion.id}-${index + 1}`,
    terms,
  }));
}

type Goods = (one: NeutralGoods | undefined) => Target;

function termsOf(promotion: NeutralPromotion, goods: Goods, pieces: number): Terms[] {
  const { type, target, qualify = {}, buy = {}, get = {}, reward = {} } = promotion;
  switch (type) {
    case "simple":
    case "catalog":
    case "coupon":
      return [{ style: "simple", get: goods(target), reward: rewardOf(reward) }];
    case "order":
      return [{ style: "transaction", reward: totalReward(reward) }];
    case "threshold": {
      const minAmount = qualify.minAmount ?? qualify.minDiscountedAmount ?? 0;
      return [{ style: "transaction", minAmount, of: goods(qualify), reward: totalReward(reward) }];
    }
    case "cartFixedPrice":
      return [{ style: "transaction", reward: { setPrice: reward.newTotal ?? 0 } }];
    case "setAmountOff":
      return [{ style: "multibuy", of: { all: true }, quantity: pieces, reward: rewardOf(reward) }];
    case "multibuy":
      return [multibuy(promotion, goods)];
    case "cheapest":
      return [{ style: "nth", of: { all: true }, every: pieces, reward: rewardOf(reward), choose: "cheapest" }];
    case "buyGet":
      return [
        {
          style: "buyGet",
          buy: [{ target: goods(buy), quantity: buy.qty ?? 1 }],
          get: {
            target: goods(get),
            quantity: get.qty ?? 1,
            ...(get.equalOrLesserPrice && { equalOrLower: true }),
            ...(get.leastExpensive && { choose: "cheapest" as const }),
          },
          reward: rewardOf(reward),
        },
      ];
    case "bundle": {
      const slots = (promotion.slots ?? []).map((slot) => ({ target: goods(slot), quantity: slot.qty }));
      return [{ style: "set", slots, reward: rewardOf(reward) }];
    }
    case "tiered": {
      const tiers = (promotion.tiers ?? []).map(({ from, percentOff }) => ({ amount: from, reward: { percentOff } }));
      return [{ style: "tiered", get: { all: true }, tiers }];
    }
    case "gift": {
      const { item = "", qty = 1 } = promotion.gift ?? {};
      const condition = { target: goods(buy), quantity: buy.qty ?? 1 };
      return [{ style: "gift", buy: [condition], gifts: [{ articleId: item, quantity: qty }] }];
    }
    case "composite":
      return (promotion.actions ?? []).map((action) => actionTerms(action, qualify.minAmount, goods));
    default:
      throw new Error(`promotion type ${type} has no counterpart; its case names its offers itself`);
  }
}

/** "One of every n free" frees the cheapest of each n; other rewards are for every unit of a full group. */
function multibuy({ qualify = {}, reward = {} }: NeutralPromotion, goods: Goods): Terms {
  const quantity = qualify.qty ?? 1;
  if (reward.unitsFree === undefined)
    return { style: "multibuy", of: goods(qualify), quantity, reward: rewardOf(reward) };
  return { style: "nth", of: goods(qualify), every: quantity, reward: { percentOff: 100 } };
}

type Action = NonNullable<NeutralPromotion["actions"]>[number];

function actionTerms(action: Action, minAmount: number | undefined, goods: Goods): Terms {
  const from = minAmount === undefined ? {} : { minAmount };
  if (action.orderAmountOff !== undefined)
    return { style: "transaction", ...from, reward: { amountOffTotal: action.orderAmountOff } };
  return { style: "simple", get: goods(action.target), ...from, reward: rewardOf(action) };
}

/** A range of prices is no target of ours: whoever activates the offer names the articles. */
function targetOf(goods: NeutralGoods | undefined, basket: NeutralCase["basket"]): Target {
  const { group, item, attribute, minPrice, maxPrice } = goods ?? {};
  if (group !== undefined) return { group };
  if (item !== undefined) return { articles: [item] };
  const [name, value] = Object.entries(attribute ?? {})[0] ?? [];
  if (name !== undefined && value !== undefined) return { attribute: { name, value } };
  if (minPrice === undefined && maxPrice === undefined) return { all: true };
  const within = (price: number) => price >= (minPrice ?? 0) && price <= (maxPrice ?? Number.POSITIVE_INFINITY);
  return { articles: basket.filter(({ unitPrice }) => within(unitPrice)).map((line) => line.item) };
}

function rewardOf(reward: NeutralReward): Reward {
  const percentOff = reward.percentOff ?? reward.percentOffAll ?? reward.percentOffEach;
  if (percentOff !== undefined) return { percentOff };
  const amountOff = reward.amountOff ?? reward.amountOffEach;
  if (amountOff !== undefined) return { amountOff };
  if (reward.amountOffSet !== undefined) return { amountOffTotal: reward.amountOffSet };
  if (reward.newUnitPrice !== undefined) return { unitPrice: reward.newUnitPrice };
  if (reward.newSetPrice !== undefined) return { setPrice: reward.newSetPrice };
  throw new Error(`reward ${JSON.stringify(reward)} has no counterpart`);
}

function totalReward(reward: NeutralReward): Reward {
  const percentOff = reward.percentOff ?? reward.percentOffTotal;
  return percentOff === undefined ? { amountOffTotal: reward.amountOff ?? 0 } : { percentOff };
}
