import type { Reward } from "../book-input.ts";
import type { Choose, MixMatchItem, PromotionRule } from "../promotion.ts";
import type { DealForm, GiftList, GoodsEligibility, Need, Part, Pattern, SharedReward } from "./rule.ts";
import type { TargetList } from "./target-list.ts";
import { targetIdentity } from "./targets.ts";
import { unitReward } from "./unit-reward.ts";

type Node = PromotionRule["eligibility"];

/** True when every unit is rewarded on its own: no goods, or one kind at a time by ones. */
export function isEach(eligibility: Node, choose: Choose | undefined): boolean {
  if (choose) return false;
  return alternatives(eligibility).every(
    (goods) => goods.length === 0 || (goods.length === 1 && isSingle(goods[0] as GoodsEligibility)),
  );
}

const isSingle = ({ threshold }: GoodsEligibility) => threshold?.by === "quantity" && threshold.every === 1;

/** The goods that one application takes, for each way in which the tree can be fulfilled. */
function alternatives(node: Node): GoodsEligibility[][] {
  switch (node.type) {
    case "goods":
      return node.threshold?.every === undefined ? [[]] : [[node]];
    case "all":
      return node.of.reduce<GoodsEligibility[][]>(
        (ways, part) => ways.flatMap((way) => alternatives(part).map((more) => [...way, ...more])),
        [[]],
      );
    case "any":
      return node.of.flatMap(alternatives);
    default:
      return [[]];
  }
}

export function compileDeal(rule: PromotionRule, targets: TargetList): DealForm {
  const patterns = alternatives(rule.eligibility).flatMap((way) => patternsOf(way, rule, targets));
  return { type: "deal", patterns, needs: patterns.map(needsOf), gift: giftsOf(rule) };
}

function patternsOf(way: GoodsEligibility[], rule: PromotionRule, targets: TargetList): Pattern[] {
  switch (rule.priceRule.type) {
    case "RB":
      return groupPatterns(way, rule, targets);
    case "MM":
      return [mixMatchPattern(way, rule, targets)];
    case "AB":
      return giftPatterns(way, rule.priceRule.items, giftsOf(rule)?.choose ?? 0, targets);
  }
}

function giftsOf({ priceRule }: PromotionRule): GiftList | undefined {
  if (priceRule.type !== "AB") return undefined;
  const { items, choose = items.length } = priceRule;
  return { items, choose: Math.min(choose, items.length) };
}

/** Gifts are taken where they are, and asked for by nobody. */
function needsOf({ parts }: Pattern): Need[] {
  const needs = new Map<number, Need>();
  for (const { target, role, quantity, amount, partial } of parts) {
    if (partial) continue;
    const by = amount === undefined ? "quantity" : "amount";
    const need = needs.get(target) ?? { target, by, each: 0, isBought: role === "buy" };
    need.each += amount ?? quantity * 1000;
    needs.set(target, need);
  }
  return [...needs.values()];
}

function partOf(goods: GoodsEligibility, role: Part["role"], targets: TargetList): Part {
  const target = targets.numberOf(goods.target, goods.unit);
  const every = goods.threshold?.every ?? 1;
  return goods.threshold?.by === "amount"
    ? { target, role, quantity: 0, amount: every }
    : { target, role, quantity: every };
}

/** All units of an application are rewarded, or with `choose` one of them. */
function groupPatterns(way: GoodsEligibility[], { priceRule }: PromotionRule, targets: TargetList): Pattern[] {
  if (priceRule.type !== "RB") return [];
  const { reward, choose } = priceRule;
  const points = "points" in reward ? reward.points : 0;
  if (!choose) {
    const parts = way.map((goods) => partOf(goods, "get", targets));
    return [{ parts, ...rewardParts(parts, [...parts.keys()], reward), points }];
  }
  return way.map((chosen) => {
    const parts = way.map((goods) => {
      const part = partOf(goods, "fill", targets);
      return goods === chosen ? { ...part, quantity: part.quantity - 1 } : part;
    });
    const get: Part = { target: targets.numberOf(chosen.target, chosen.unit), role: "get", quantity: 1, choose };
    const all = [...parts.filter(({ quantity, amount }) => quantity > 0 || amount !== undefined), get];
    return { parts: all, ...rewardParts(all, [all.length - 1], reward), points };
  });
}

/** Puts the reward on the parts, or beside them when the parts share it. */
function rewardParts(parts: Part[], rewarded: number[], reward: Reward): { shared: SharedReward[] } {
  if ("points" in reward) return { shared: [] };
  if ("amountOffTotal" in reward) return { shared: [{ parts: rewarded, off: reward.amountOffTotal }] };
  if ("setPrice" in reward) return { shared: [{ parts: rewarded, setPrice: reward.setPrice }] };
  const each = unitReward(reward);
  for (const position of rewarded) {
    const part = parts[position];
    if (part && each) part.reward = each;
  }
  return { shared: [] };
}

/**
 * The eligibility names all units of one application, the items choose the rewarded ones among them: an item uses up goods of the same target.
 * SAP's tutorial says it like this: 1 machine and 3 coffees make it eligible, the 3 coffees are free.
 */
function mixMatchPattern(way: GoodsEligibility[], { priceRule }: PromotionRule, targets: TargetList): Pattern {
  if (priceRule.type !== "MM") return { parts: [], shared: [], points: 0 };
  const buys = way.map((goods) => partOf(goods, "buy", targets));
  const gets = priceRule.items.map((item) => getPart(item, way, targets));
  for (const get of gets) useUp(buys, get);
  const parts = [...buys.filter(({ quantity, amount }) => quantity > 0 || amount !== undefined), ...gets];
  const first = parts.length - gets.length;
  const shared = priceRule.items.flatMap(
    ({ reward }, position) => rewardParts(parts, [first + position], reward).shared,
  );
  if (priceRule.setPrice !== undefined) {
    for (const get of gets) delete get.reward;
    const all = gets.map((_, position) => first + position);
    return { parts, shared: [{ parts: all, setPrice: priceRule.setPrice }], points: 0 };
  }
  const points = priceRule.items.reduce((sum, { reward }) => sum + ("points" in reward ? reward.points : 0), 0);
  return { parts, shared, points };
}

function getPart(item: MixMatchItem, way: GoodsEligibility[], targets: TargetList): Part {
  const { target, quantity, choose, equalOrLower } = item;
  const identity = targetIdentity(target);
  const unit = item.unit ?? way.find((goods) => targetIdentity(goods.target) === identity)?.unit;
  const part: Part = { target: targets.numberOf(target, unit), role: "get", quantity };
  if (choose) part.choose = choose;
  if (equalOrLower) part.equalOrLower = true;
  return part;
}

function useUp(buys: Part[], get: Part): void {
  const same = buys.filter(({ target, amount }) => target === get.target && amount === undefined);
  const exact = same.find(({ quantity }) => quantity === get.quantity);
  const enough = exact ?? same.find(({ quantity }) => quantity >= get.quantity);
  if (enough) enough.quantity -= get.quantity;
}

/** Each picked gift is free up to its quantity, as many as are in the basket. */
function giftPatterns(
  way: GoodsEligibility[],
  items: { articleId: string; quantity: number }[],
  choose: number,
  targets: TargetList,
): Pattern[] {
  return choices(items, choose).map((picked) => {
    const gifts = picked.map(
      ({ articleId, quantity }): Part => ({
        target: targets.numberOf({ articles: [articleId] }),
        role: "get",
        quantity,
        reward: { percentMilli: 100_000 },
        partial: true,
      }),
    );
    return { parts: [...way.map((goods) => partOf(goods, "buy", targets)), ...gifts], shared: [], points: 0 };
  });
}

/** Every way to pick `count` of the items, in their order. */
function choices<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, position) =>
    choices(items.slice(position + 1), count - 1).map((rest) => [item, ...rest]),
  );
}
