import type { Rounding } from "../rounding.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { isOpen } from "../rules/reached.ts";
import { sortShort } from "../sort-short.ts";
import { laneBit, type Pool } from "../working.ts";
import { baseOf, type Contender, mayTake, type Problem } from "./problem.ts";

/** Rules that hang together by units; a group that went into another one leads there. */
type Group = { rules: Held[]; units: Pool[]; within: Group | undefined; size: number };
type Held = { met: MetRule; pools: Pool[][]; group: Group };

/** Groups of this round are numbered from here on, so that what a pool knows of an earlier round means nothing. */
let numbered = 0;

/** Splits a round's rules into problems that share no units: each is solved on its own. */
export function splitProblems(round: readonly MetRule[], rounding: Rounding): Problem[] {
  const first = numbered;
  const groups: Group[] = [];
  const held: Held[] = [];
  const units: Pool[] = [];
  for (const met of round) {
    const pools = openPools(met);
    if (!mayApply(met, pools)) continue;
    let group: Group = { rules: [], units: [], within: undefined, size: 0 };
    held.push({ met, pools, group });
    groups.push(group);
    for (const list of pools)
      for (const pool of list) {
        if (pool.group <= first) {
          units.push(pool);
          pool.group = first + groups.length;
          group.size += 1;
          continue;
        }
        const other = rootOf(groups[pool.group - first - 1] as Group);
        if (other !== group) group = merge(group, other);
      }
  }
  numbered = first + groups.length;
  for (const one of held) rootOf(one.group).rules.push(one);
  for (const pool of units) rootOf(groups[pool.group - first - 1] as Group).units.push(pool);
  const problems: Problem[] = [];
  for (const group of groups) if (!group.within) problems.push(problemOf(group, rounding));
  return problems;
}

function rootOf(group: Group): Group {
  let root = group;
  while (root.within) root = root.within;
  if (root !== group) group.within = root;
  return root;
}

/** The larger one takes the other in, and of equal ones the later: so no unit goes far. */
function merge(group: Group, other: Group): Group {
  const [kept, gone] = other.size > group.size ? [other, group] : [group, other];
  gone.within = kept;
  kept.size += gone.size;
  return kept;
}

/** A rule that lacks goods for one application takes none from the others, and must not hold them together. */
function mayApply({ rule }: MetRule, pools: readonly Pool[][]): boolean {
  if (rule.form.type !== "deal") return pools.some((list) => list.length > 0);
  return rule.form.patterns.some(({ parts }) =>
    parts.every((part) => {
      if (part.partial) return true;
      let count = 0;
      let amount = 0;
      for (const pool of pools[part.target] ?? []) {
        if (!mayTake(part, pool)) continue;
        count += pool.count;
        amount += pool.count * baseOf(rule, pool);
      }
      return part.amount === undefined ? count >= part.quantity : amount >= part.amount;
    }),
  );
}

/** By target what no rule of the sequence took. */
function openPools({ rule, lines }: MetRule): Pool[][] {
  const bit = laneBit[rule.lane];
  const pools: Pool[][] = [];
  for (const ofTarget of lines) {
    const open: Pool[] = [];
    for (const line of ofTarget)
      for (const pool of line.pools) if ((pool.claimed & bit) === 0 && isOpen(rule, pool)) open.push(pool);
    pools.push(open);
  }
  return pools;
}

function problemOf({ rules, units }: Group, rounding: Rounding): Problem {
  const classes = sortShort(units, dearestFirst);
  for (let unit = 0; unit < classes.length; unit += 1) (classes[unit] as Pool).unit = unit;
  const contenders: Contender[] = [];
  for (const { met, pools } of rules) {
    const classesOf: number[][] = [];
    for (const list of pools) classesOf.push(unitsOfPools(list));
    contenders.push({ rule: met.rule, rounding: met.rule.rounding ?? rounding, classesOf });
  }
  return { classes, contenders, alone: aloneOf(classes) };
}

function unitsOfPools(pools: readonly Pool[]): number[] {
  const units: number[] = [];
  for (const { unit } of pools) units.push(unit);
  return sortShort(units, byNumber);
}

const byNumber = (one: number, other: number) => one - other;

function aloneOf(classes: readonly Pool[]): boolean[] {
  const alone: boolean[] = [];
  for (const { line, count } of classes) alone.push(count === 1 && (line.pools.length === 1 || isOnly(classes, line)));
  return alone;
}

function isOnly(classes: readonly Pool[], line: Pool["line"]): boolean {
  let count = 0;
  for (const pool of line.pools) if (classes[pool.unit] === pool) count += pool.count;
  return count === 1;
}

/** The order in which units are dealt with: price, then article, then line. */
export function dearestFirst(one: Pool, other: Pool): number {
  if (one.current !== other.current) return other.current - one.current;
  const [article, otherArticle] = [one.line.regularLine.article.articleId, other.line.regularLine.article.articleId];
  if (article !== otherArticle) return article < otherArticle ? -1 : 1;
  return one.line.order - other.line.order || other.milli - one.milli || other.regular - one.regular;
}
