import { hasThreePlaces } from "../arithmetic.ts";
import type { HappyHours, Reward, Target } from "../book-input.ts";
import type { PricingProblem } from "../errors.ts";
import { parseLocal } from "../local-time.ts";
import type { Eligibility, PriceRule, Promotion, PromotionRule, Threshold } from "../promotion.ts";

const mostAmount = 10 ** 12;
const mostQuantity = 10 ** 10;
const mostGifts = 12;
const deepestTree = 20;
const goodsNames = ["all", "articles", "group", "category", "attribute"];

type Report = (field: string, detail: string) => void;

/** Everything that is wrong with a promotion in a book of this currency, each with its place in it. */
export function checkPromotion(promotion: Promotion, currency: string): PricingProblem[] {
  const problems: PricingProblem[] = [];
  const offerId = promotion.offerId ?? promotion.promotionId;
  const report: Report = (field, detail) =>
    problems.push({ code: "book-invalid", offerId, field, detail: `Offer ${offerId}, ${field}: ${detail}` });
  if ((promotion.currency ?? currency) !== currency)
    report("currency", `its amounts are in ${promotion.currency}, those of the book in ${currency}.`);
  checkValidity(promotion, report);
  promotion.happyHours?.forEach((hours, at) => {
    checkHappyHours(hours, `happyHours[${at}]`, report);
  });
  if (promotion.rules.length === 0) report("rules", "there is no rule.");
  promotion.rules.forEach((rule, at) => {
    checkRule(rule, promotion.rules.length > 1 || !promotion.offerId ? `rules[${at}].` : "", report);
  });
  return problems;
}

function checkValidity({ validFrom, validTo }: Promotion, report: Report): void {
  const from = parseLocal(validFrom, "start");
  const to = parseLocal(validTo, "end");
  if (from === undefined) report("validFrom", `"${validFrom}" is no local date or date-time.`);
  if (to === undefined) report("validTo", `"${validTo}" is no local date or date-time.`);
  if (from !== undefined && to !== undefined && from > to) report("validTo", "it ends before it starts.");
}

function checkHappyHours({ days, from, to }: HappyHours, field: string, report: Report): void {
  if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    report(`${field}.days`, "days are 1 (Monday) to 7 (Sunday).");
  for (const [name, time] of [["from", from] as const, ["to", to] as const])
    if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time))
      report(`${field}.${name}`, `"${time}" is no time such as 17:00.`);
}

function checkRule(rule: PromotionRule, path: string, report: Report): void {
  const { maxApplications, maxDiscount } = rule;
  if (!Number.isSafeInteger(rule.sequence)) report(`${path}sequence`, "it is a whole number.");
  if (!Number.isSafeInteger(rule.resolution)) report(`${path}resolution`, "it is a whole number.");
  if (maxApplications !== undefined && !(Number.isSafeInteger(maxApplications) && maxApplications > 0))
    report(`${path}maxApplications`, "it is a whole number above zero.");
  if (maxDiscount !== undefined) checkMoney(maxDiscount, `${path}maxDiscount`, report);
  checkEligibility(rule.eligibility, `${path}eligibility`, 0, report);
  checkPriceRule(rule.priceRule, `${path}priceRule`, report);
}

function checkEligibility(node: Eligibility, path: string, depth: number, report: Report): void {
  if (depth > deepestTree) {
    report(path, `the tree is deeper than ${deepestTree}.`);
    return;
  }
  switch (node.type) {
    case "all":
    case "any":
      if (node.of.length === 0) report(`${path}.of`, "there is nothing in it.");
      node.of.forEach((one, at) => {
        checkEligibility(one, `${path}.of[${at}]`, depth + 1, report);
      });
      return;
    case "goods":
      checkTarget(node.target, `${path}.target`, 0, report);
      if (node.threshold) {
        checkThreshold(node.threshold, `${path}.threshold`, report);
        if (node.threshold.by === "quantity" && !Number.isInteger(node.threshold.every ?? 1))
          report(`${path}.threshold.every`, "units are counted off in whole numbers.");
      }
      return;
    case "total":
      if (node.of) checkTarget(node.of, `${path}.of`, 0, report);
      checkThreshold(node.threshold, `${path}.threshold`, report);
      return;
    case "coupon":
      if (node.code.trim() === "") report(`${path}.code`, "the code is empty.");
      return;
    case "customerGroup":
    case "manual":
      return;
    default:
      report(`${path}.type`, "it is no eligibility the engine knows.");
  }
}

function checkThreshold({ by, from, every, below, limit }: Threshold, path: string, report: Report): void {
  const fits = by === "quantity" ? isQuantity : isMoney;
  if (!fits(from)) report(`${path}.from`, `${from} is no ${by} of zero or more.`);
  if (every !== undefined && (!fits(every) || every <= 0)) report(`${path}.every`, `${every} is no ${by} above zero.`);
  if (below !== undefined && !fits(below)) report(`${path}.below`, `${below} is no ${by} of zero or more.`);
  if (limit !== undefined && !(limit >= 0)) report(`${path}.limit`, `${limit} is no ${by} of zero or more.`);
}

function checkTarget(target: Target, path: string, depth: number, report: Report): void {
  if (depth > deepestTree) {
    report(path, `the exceptions are deeper than ${deepestTree}.`);
    return;
  }
  if (!target || !goodsNames.some((name) => name in target)) {
    report(path, "it names no goods.");
    return;
  }
  if ("articles" in target && target.articles.length === 0) report(`${path}.articles`, "there is no article.");
  target.except?.forEach((one, at) => {
    checkTarget(one, `${path}.except[${at}]`, depth + 1, report);
  });
}

function checkPriceRule(priceRule: PriceRule, path: string, report: Report): void {
  if (priceRule.type === "RB") {
    checkReward(priceRule.reward, `${path}.reward`, report);
    return;
  }
  if (priceRule.type === "MM") {
    if (priceRule.items.length === 0) report(`${path}.items`, "there is no item.");
    if (priceRule.setPrice !== undefined) checkMoney(priceRule.setPrice, `${path}.setPrice`, report);
    priceRule.items.forEach(({ target, quantity, reward }, at) => {
      checkTarget(target, `${path}.items[${at}].target`, 0, report);
      checkCount(quantity, `${path}.items[${at}].quantity`, report);
      checkReward(reward, `${path}.items[${at}].reward`, report);
    });
    return;
  }
  if (priceRule.items.length === 0 || priceRule.items.length > mostGifts)
    report(`${path}.items`, `1 to ${mostGifts} gifts can be named.`);
  priceRule.items.forEach(({ quantity }, at) => {
    checkCount(quantity, `${path}.items[${at}].quantity`, report);
  });
  if (priceRule.choose !== undefined) checkCount(priceRule.choose, `${path}.choose`, report);
}

function checkReward(reward: Reward, path: string, report: Report): void {
  if ("percentOff" in reward) {
    const { percentOff } = reward;
    if (!(percentOff >= 0 && percentOff <= 100 && hasThreePlaces(percentOff)))
      report(`${path}.percentOff`, `${percentOff} is no percentage of 0 to 100 with up to three places.`);
  } else if ("points" in reward) {
    if (!(Number.isSafeInteger(reward.points) && reward.points >= 0))
      report(`${path}.points`, `${reward.points} is no whole number of points.`);
  } else {
    for (const [name, amount] of Object.entries(reward)) checkMoney(amount, `${path}.${name}`, report);
    if (Object.keys(reward).length !== 1) report(path, "there is one reward.");
  }
}

function checkMoney(amount: number, path: string, report: Report): void {
  if (!isMoney(amount)) report(path, `${amount} is no amount of zero or more in whole minor units.`);
}

function checkCount(count: number, path: string, report: Report): void {
  if (!(Number.isSafeInteger(count) && count > 0 && count <= mostQuantity))
    report(path, `${count} is no whole number above zero.`);
}

const isMoney = (amount: number) => Number.isSafeInteger(amount) && amount >= 0 && amount <= mostAmount;

const isQuantity = (quantity: number) => quantity >= 0 && quantity <= mostQuantity && hasThreePlaces(quantity);
