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
  const groupOf = connect(working);
  return ({ met, target }) => {
    if (isNew(met, target)) return whole;
    const groups = new Set<number>();
    for (const lines of met.lines) for (const line of lines) groups.add(groupOf(line.order));
    const lines = working.lines.filter(({ order }) => groups.has(groupOf(order)));
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

/** Lines hang together by rules that look at them, and by their article, whose price may have a scale. Answers the group of a line. */
function connect({ lines, met }: Working): (order: number) => number {
  const links = lines.map(({ order }) => order);
  const groupOf = (order: number): number => {
    let group = order;
    while (links[group] !== group) {
      // Half the way is saved for whoever asks next.
      links[group] = links[links[group] as number] as number;
      group = links[group] as number;
    }
    return group;
  };
  for (const { rule, shut, lines: byTarget } of met) {
    let first: number | undefined;
    if (shut) continue;
    for (let target = 0; target < rule.targets.length; target += 1)
      for (const { order } of byTarget[target] as WorkLine[]) {
        if (first === undefined) first = groupOf(order);
        else links[groupOf(order)] = first;
      }
  }
  const byArticle = new Map<string, number>();
  for (const { order, regularLine } of lines) {
    const { articleId } = regularLine.article;
    const other = byArticle.get(articleId);
    if (other === undefined) byArticle.set(articleId, order);
    else links[groupOf(order)] = groupOf(other);
  }
  return groupOf;
}
