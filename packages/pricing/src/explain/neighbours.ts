import type { Basket } from "../basket.ts";
import type { Working } from "../line-rules.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import type { Condition } from "../rules/rule.ts";
import type { WorkLine } from "../working.ts";
import type { Wish } from "./wishes.ts";

/** A part of a basket that rules connect and nothing connects to the rest: priced alone it comes out as in the whole. */
export type Neighbourhood = { basket: Basket; lines: readonly WorkLine[] };

export type Neighbours = (wish: Wish) => Neighbourhood;

/**
 * Trying a rule out on its neighbourhood costs a tenth of the whole: of 50 lines under 10,000 offers some five hang together. A rule that looks
 * at the whole receipt, a discount by a person on it, or goods that are new to the basket make everything one.
 */
export function neighboursIn(working: Working, basket: Basket): Neighbours {
  const whole: Neighbourhood = { basket, lines: working.lines };
  if (basket.manualDiscounts?.length || working.met.some(looksAtAll)) return () => whole;
  return ({ met, target }) => {
    if (isNew(met, target)) return whole;
    const lines = connected(working, met);
    if (lines.length === working.lines.length) return whole;
    const positions = lines.map(({ position }) => position).sort((one, other) => one - other);
    const some = positions.map((at) => basket.lines[at] as Basket["lines"][number]);
    return { basket: { ...basket, lines: some }, lines };
  };
}

/** Goods that are added and not in the basket yet may lead to rules that nothing in it has met. */
function isNew({ rule: { form }, lines }: MetRule, target: number | undefined): boolean {
  const isGift = form.type === "deal" && form.gift !== undefined;
  return isGift || (target !== undefined && !lines[target]?.length);
}

function looksAtAll({ rule, shut }: MetRule): boolean {
  return !shut && rule.condition !== undefined && hasWholeTotal(rule.condition);
}

function hasWholeTotal(condition: Condition): boolean {
  if (condition.type === "all" || condition.type === "any") return condition.of.some(hasWholeTotal);
  return condition.type === "total" && condition.target === undefined;
}

/** Lines hang together by rules that look at them, and by their article, whose price may have a scale: those that hang on the lines of a rule, with them. */
function connected({ lines, met }: Working, start: MetRule): WorkLine[] {
  const reached = new Uint8Array(lines.length);
  const articles = new Set<string>();
  const isTouched = (ofTarget: readonly WorkLine[]) => ofTarget.some(({ order }) => reached[order] === 1);
  let left = met;
  let isGrowing = reachAll(start, reached);
  while (isGrowing) {
    isGrowing = false;
    for (const { order, regularLine } of lines) if (reached[order] === 1) articles.add(regularLine.article.articleId);
    for (const { order, regularLine } of lines) if (articles.has(regularLine.article.articleId)) reached[order] = 1;
    const apart: MetRule[] = [];
    for (const one of left)
      if (one.shut) continue;
      else if (!one.lines.some(isTouched)) apart.push(one);
      else if (reachAll(one, reached)) isGrowing = true;
    left = apart;
  }
  return lines.filter(({ order }) => reached[order] === 1);
}

/** Whether there was one that had not been reached. */
function reachAll({ lines }: MetRule, reached: Uint8Array): boolean {
  let isAnyNew = false;
  for (const ofTarget of lines)
    for (const { order } of ofTarget) {
      if (reached[order] === 0) isAnyNew = true;
      reached[order] = 1;
    }
  return isAnyNew;
}
