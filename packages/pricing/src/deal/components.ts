import { groupOf, join, startLinks } from "../links.ts";
import { addTo } from "../lists.ts";
import type { Rounding } from "../rounding.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { isOpen } from "../rules/reached.ts";
import type { Part, Rule } from "../rules/rule.ts";
import { sortShort } from "../sort-short.ts";
import { laneBit, type Pool } from "../working.ts";
import { baseOf, type Contender, mayTake, type Problem } from "./problem.ts";

/** A rule with the units that are open to it, by target. */
type Held = { met: MetRule; pools: Pool[][] };

/** Of rules that hang together, by the place of the one the others lead to, how many units they brought. */
const sizes: number[] = [];

/** Rules of this round are numbered from here on, so that what a pool knows of an earlier round means nothing. */
let numbered = 0;

/** Splits a round's rules into problems that share no units: each is solved on its own. */
export function splitProblems(round: readonly MetRule[], rounding: Rounding): Problem[] {
  const held: Held[] = [];
  const units: Pool[] = [];
  let apart = 0;
  startLinks(round.length);
  for (const met of round) {
    const pools = openPools(met);
    if (!mayApply(met, pools)) continue;
    let root = held.length;
    sizes[root] = 0;
    held.push({ met, pools });
    apart += 1;
    for (const list of pools)
      for (const pool of list) {
        if (pool.group <= numbered) {
          units.push(pool);
          pool.group = numbered + held.length;
          sizes[root] = (sizes[root] as number) + 1;
          continue;
        }
        const other = groupOf(pool.group - numbered - 1);
        if (other === root) continue;
        root = merge(root, other);
        apart -= 1;
      }
  }
  const problems = apart === 1 ? [problemOf(held, units, rounding)] : apartFrom(held, units, rounding);
  numbered += held.length;
  return problems;
}

function apartFrom(held: readonly Held[], units: readonly Pool[], rounding: Rounding): Problem[] {
  const rules = new Map<number, Held[]>();
  for (let place = 0; place < held.length; place += 1) addTo(rules, groupOf(place), held[place] as Held);
  const unitsOf = new Map<number, Pool[]>();
  for (const pool of units) addTo(unitsOf, groupOf(pool.group - numbered - 1), pool);
  return held.flatMap((_, root) => {
    const ofRoot = rules.get(root);
    return ofRoot ? problemOf(ofRoot, unitsOf.get(root) ?? [], rounding) : [];
  });
}

/** The larger one takes the other in, and of equal ones the later: so no unit goes far. */
function merge(one: number, other: number): number {
  const [size, more] = [sizes[one] as number, sizes[other] as number];
  const kept = more > size ? other : one;
  join(one, kept);
  join(other, kept);
  sizes[kept] = size + more;
  return kept;
}

/** A rule that lacks goods for one application takes none from the others, and must not hold them together. */
function mayApply({ rule }: MetRule, pools: readonly Pool[][]): boolean {
  if (rule.form.type !== "deal") return pools.some((list) => list.length > 0);
  return rule.form.patterns.some(({ parts }) =>
    parts.every((part) => part.partial || isThere(part, rule, pools[part.target] ?? [])),
  );
}

function isThere(part: Part, rule: Rule, pools: readonly Pool[]): boolean {
  let count = 0;
  let amount = 0;
  for (const pool of pools) {
    if (!mayTake(part, pool)) continue;
    count += pool.count;
    amount += pool.count * baseOf(rule, pool);
  }
  return part.amount === undefined ? count >= part.quantity : amount >= part.amount;
}

/** By target what no rule of the sequence took. */
function openPools({ rule, lines }: MetRule): Pool[][] {
  const bit = laneBit[rule.lane];
  return lines.map((ofTarget) => {
    // Most lines have one pool: as many places as lines, and more only where they are needed.
    const open = new Array<Pool>(ofTarget.length);
    let count = 0;
    for (const line of ofTarget)
      for (const pool of line.pools)
        if ((pool.claimed & bit) === 0 && isOpen(rule, pool)) {
          open[count] = pool;
          count += 1;
        }
    if (count < open.length) open.length = count;
    return open;
  });
}

function problemOf(rules: readonly Held[], units: Pool[], rounding: Rounding): Problem {
  const classes = sortShort(units, dearestFirst);
  for (let unit = 0; unit < classes.length; unit += 1) (classes[unit] as Pool).unit = unit;
  const contenders = rules.map(({ met: { rule }, pools }): Contender => {
    return { rule, rounding: rule.rounding ?? rounding, classesOf: pools.map(unitsOfPools) };
  });
  return { classes, contenders, alone: classes.map(isAlone) };
}

const unitsOfPools = (pools: readonly Pool[]) => sortShort(pools.map(unitOf), byNumber);

const unitOf = ({ unit }: Pool) => unit;

const byNumber = (one: number, other: number) => one - other;

function isAlone({ line }: Pool, _: number, classes: readonly Pool[]): boolean {
  let units = 0;
  for (const pool of line.pools) if (classes[pool.unit] === pool) units += pool.count;
  return units === 1;
}

/** The order in which units are dealt with: price, then article, then line. */
function dearestFirst(one: Pool, other: Pool): number {
  return other.current - one.current || byArticle(one, other) || other.milli - one.milli || other.regular - one.regular;
}

/** By article, then by line. */
export function byArticle({ line: one }: Pool, { line: other }: Pool): number {
  const [article, otherArticle] = [one.regularLine.article.articleId, other.regularLine.article.articleId];
  if (article !== otherArticle) return article < otherArticle ? -1 : 1;
  return one.order - other.order;
}
