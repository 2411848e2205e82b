import type { Basket } from "../basket.ts";
import type { Working } from "../line-rules.ts";
import { groupOf, join, joinByRule, startLinks } from "../links.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { looksAtAll } from "../rules/reached.ts";
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
  const groupsOf = connect(working);
  return ({ met, target }) => {
    if (isNew(met, target)) return whole;
    const groups = new Set<number | undefined>();
    for (const lines of met.lines) for (const line of lines) groups.add(groupsOf[line.order]);
    const lines = working.lines.filter(({ order }) => groups.has(groupsOf[order]));
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

/** Lines hang together by rules that look at them, and by their article, whose price may have a scale. Answers the groups of the lines. */
function connect({ lines, met }: Working): number[] {
  startLinks(lines.length);
  for (const one of met) if (!one.shut) joinByRule(one);
  const byArticle = new Map<string, number>();
  for (const { order, regularLine } of lines) {
    const { articleId } = regularLine.article;
    const other = byArticle.get(articleId);
    if (other === undefined) byArticle.set(articleId, order);
    else join(order, other);
  }
  return lines.map(({ order }) => groupOf(order));
}
