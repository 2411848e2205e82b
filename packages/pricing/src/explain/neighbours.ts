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
  const open = working.met.filter(({ shut }) => !shut);
  if (basket.manualDiscounts?.length || open.some(({ rule }) => looksAtAll(rule.condition))) return () => whole;
  const links = linksOf(working, open);
  return ({ met, target }) => {
    if (isNew(met, target)) return whole;
    const lines = reach(met.lines.flat(), links);
    if (lines.size === working.lines.length) return whole;
    const ordered = working.lines.filter((line) => lines.has(line));
    const positions = new Set(ordered.map(({ position }) => position));
    return { basket: { ...basket, lines: basket.lines.filter((_, at) => positions.has(at)) }, lines: ordered };
  };
}

/** Goods that are added and not in the basket yet may lead to rules that nothing in it has met. */
function isNew({ rule: { form }, lines }: MetRule, target: number | undefined): boolean {
  const isGift = form.type === "deal" && form.gift !== undefined;
  return isGift || (target !== undefined && !lines[target]?.length);
}

function looksAtAll(condition: Condition | undefined): boolean {
  if (!condition) return false;
  if (condition.type === "all" || condition.type === "any") return condition.of.some(looksAtAll);
  return condition.type === "total" && condition.target === undefined;
}

/** From a line to the sets of lines it is in: those of each rule, and those of its article, which share a price scale. */
function linksOf({ lines }: Working, open: readonly MetRule[]): Map<WorkLine, WorkLine[][]> {
  const links = new Map<WorkLine, WorkLine[][]>(lines.map((line) => [line, []]));
  const link = (set: WorkLine[]) => {
    for (const line of set) links.get(line)?.push(set);
  };
  for (const met of open) link(met.lines.flat());
  const byArticle = new Map<string, WorkLine[]>();
  for (const line of lines) {
    const { articleId } = line.regularLine.article;
    byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), line]);
  }
  for (const set of byArticle.values()) link(set);
  return links;
}

function reach(start: readonly WorkLine[], links: ReadonlyMap<WorkLine, WorkLine[][]>): Set<WorkLine> {
  const reached = new Set(start);
  const walked = new Set<WorkLine[]>();
  for (const line of reached)
    for (const set of links.get(line) ?? []) {
      if (walked.has(set)) continue;
      walked.add(set);
      for (const other of set) reached.add(other);
    }
  return reached;
}
