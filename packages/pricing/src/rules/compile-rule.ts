import type { Reward } from "../book-input.ts";
import type { Promotion, PromotionRule } from "../promotion.ts";
import type { Rounding } from "../rounding.ts";
import { compileCondition } from "./conditions.ts";
import { compileDeal, isEach } from "./patterns.ts";
import type { Form, Gate, Lane, Rule, TransactionReward } from "./rule.ts";
import { type TargetList, targetList } from "./target-list.ts";
import { compileTarget } from "./targets.ts";
import { unitReward } from "./unit-reward.ts";

export function compileRule(promotion: Promotion, rule: PromotionRule, gate: Gate, rounding: Rounding): Rule {
  const targets = targetList();
  const form = compileForm(rule, targets);
  const { priceRule } = rule;
  return {
    promotionId: promotion.promotionId,
    offerId: promotion.offerId,
    ruleId: rule.ruleId,
    note: rule.name ?? promotion.name,
    rank: 0,
    sequence: rule.sequence,
    resolution: rule.resolution,
    exclusive: rule.exclusive ?? false,
    regularPriceOnly: rule.regularPriceOnly ?? false,
    onRegular: rule.base === "regular",
    maxApplications: Math.min(rule.maxApplications ?? Number.POSITIVE_INFINITY, limitOf(rule)),
    maxDiscount: rule.maxDiscount ?? Number.POSITIVE_INFINITY,
    saleReturn: rule.saleReturn ?? "sale",
    lane: laneOf(rule),
    method: priceRule.method ?? "00",
    printed: priceRule.coupon,
    rounding: priceRule.rounding && { ...rounding, ...priceRule.rounding },
    gate,
    condition: compileCondition(rule, form, targets),
    targets: targets.all.map(({ target, unit }) => compileTarget(target, unit)),
    form,
    source: { promotion, rule, targets: targets.all.map(({ target }) => target) },
  };
}

/** Methods 00 and 03 lower what is paid; 01, 02 and 04 give something for later. */
function laneOf({ priceRule }: PromotionRule): Lane {
  if (priceRule.type === "RB" && "points" in priceRule.reward) return "points";
  if (priceRule.type === "MM" && priceRule.items.some(({ reward }) => "points" in reward)) return "points";
  return priceRule.method === undefined || priceRule.method === "00" || priceRule.method === "03" ? "money" : "voucher";
}

function compileForm(rule: PromotionRule, targets: TargetList): Form {
  const { priceRule, eligibility } = rule;
  if (priceRule.type === "RB" && priceRule.control === "transaction") return compileTransaction(rule, targets);
  if (priceRule.type === "RB" && isEach(eligibility, priceRule.choose)) {
    const goods = goodsOf(rule).map(({ target, unit }) => targets.numberOf(target, unit));
    const points = "points" in priceRule.reward ? priceRule.reward.points : 0;
    return { type: "each", targets: [...new Set(goods)], reward: unitReward(priceRule.reward), points };
  }
  return compileDeal(rule, targets);
}

function compileTransaction({ priceRule, eligibility }: PromotionRule, targets: TargetList): Form {
  const totals = nodesOf(eligibility).filter((node) => node.type === "total");
  const limited = totals.flatMap(({ of }) => (of ? [targets.numberOf(of)] : []));
  if (limited.length === 0) limited.push(targets.numberOf({ all: true }));
  const threshold = totals.find((node) => node.threshold.every !== undefined)?.threshold;
  const every = threshold?.every;
  return {
    type: "transaction",
    targets: [...new Set(limited)],
    reward: priceRule.type === "RB" ? transactionReward(priceRule.reward) : { nothing: true },
    step:
      threshold && every !== undefined && every > 0
        ? { by: threshold.by, every, limit: threshold.limit ?? Number.POSITIVE_INFINITY }
        : undefined,
  };
}

function transactionReward(reward: Reward): TransactionReward {
  if ("points" in reward) return { points: reward.points };
  if ("setPrice" in reward) return { setPrice: reward.setPrice };
  if ("amountOffTotal" in reward) return { offTotal: reward.amountOffTotal };
  return unitReward(reward) ?? { nothing: true };
}

type Node = PromotionRule["eligibility"];

/** All nodes of the tree, the root first. */
export function nodesOf(eligibility: Node): Node[] {
  return eligibility.type === "all" || eligibility.type === "any"
    ? [eligibility, ...eligibility.of.flatMap(nodesOf)]
    : [eligibility];
}

export function goodsOf({ eligibility }: PromotionRule) {
  return nodesOf(eligibility).filter((node) => node.type === "goods");
}

/** SAP's limit counts goods; an application takes an interval of them. */
function limitOf(rule: PromotionRule): number {
  if (rule.priceRule.type === "RB" && rule.priceRule.control === "transaction") return Number.POSITIVE_INFINITY;
  const limits = goodsOf(rule).flatMap(({ threshold }) =>
    threshold?.limit === undefined || (threshold.by === "amount" && threshold.every === undefined)
      ? []
      : [Math.floor(threshold.limit / (threshold.every ?? 1))],
  );
  return Math.min(Number.POSITIVE_INFINITY, ...limits);
}
