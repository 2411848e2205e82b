import type { Rounding } from "../rounding.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { isOpen } from "../rules/reached.ts";
import type { Rule } from "../rules/rule.ts";
import { sortShort } from "../sort-short.ts";
import { laneBit, type Pool, type WorkLine } from "../working.ts";
import { baseOf, type Contender, mayTake, type Problem } from "./problem.ts";

/** Rules of a round that hang together by units, by number; the units from the dearest down. */
export type Component = { rules: number[]; classes: Pool[] };

/**
 * The round at hand, one rule behind the other: which it is, where its lists begin (one for each of its targets), where a list begins and the units in it that no
 * rule of the sequence took. The next round writes over it: lists of their own for each rule were a fifth of all the memory that a basket took.
 */
export const ruleAt: Rule[] = [];
export const listsFrom: number[] = [0];
export const poolsFrom: number[] = [0];
export const pools: Pool[] = [];
/** By rule the one that it went with, itself at first, and how many units it brought. */
const within: number[] = [];
const sizes: number[] = [];
const componentAt: number[] = [];

/** Rounds are numbered on, so that what a pool knows of an earlier one means nothing. */
let numbered = 0;

/** Splits a round's rules into components that share no units: each is decided on its own. */
export function splitRound(round: readonly MetRule[]): Component[] {
  const first = numbered;
  const units: Pool[] = [];
  let rules = 0;
  for (const met of round) {
    if (!addRule(met, rules)) continue;
    let group = rules;
    const end = poolsFrom[listsFrom[rules + 1] as number] as number;
    for (let at = poolsFrom[listsFrom[rules] as number] as number; at < end; at += 1) {
      const pool = pools[at] as Pool;
      if (pool.group <= first) {
        units.push(pool);
        pool.group = first + rules + 1;
        (sizes[group] as number) += 1;
        continue;
      }
      const other = rootOf(pool.group - first - 1);
      if (other !== group) group = merge(group, other);
    }
    rules += 1;
  }
  numbered = first + rules;
  return gather(rules, units, first);
}

function gather(rules: number, units: readonly Pool[], first: number): Component[] {
  const components: Component[] = [];
  for (let rule = 0; rule < rules; rule += 1)
    if (within[rule] === rule) componentAt[rule] = components.push({ rules: [], classes: [] }) - 1;
  for (let rule = 0; rule < rules; rule += 1) componentOf(components, rule).rules.push(rule);
  for (const pool of units) componentOf(components, pool.group - first - 1).classes.push(pool);
  for (const { classes } of components) {
    sortShort(classes, dearestFirst);
    for (let unit = 0; unit < classes.length; unit += 1) (classes[unit] as Pool).unit = unit;
  }
  return components;
}

const componentOf = (components: readonly Component[], rule: number) =>
  components[componentAt[rootOf(rule)] as number] as Component;

function rootOf(rule: number): number {
  let root = rule;
  while (within[root] !== root) root = within[root] as number;
  within[rule] = root;
  return root;
}

/** The larger one takes the other in, and of equal ones the later: so no unit goes far. */
function merge(group: number, other: number): number {
  const [kept, gone] = (sizes[other] as number) > (sizes[group] as number) ? [other, group] : [group, other];
  within[gone] = kept;
  (sizes[kept] as number) += sizes[gone] as number;
  return kept;
}

/** A rule that lacks goods for one application takes none from the others, and must not hold them together: then false. */
function addRule(met: MetRule, number: number): boolean {
  const { rule, lines } = met;
  let list = listsFrom[number] as number;
  let end = poolsFrom[list] as number;
  for (const ofTarget of lines) {
    end = addOpen(rule, ofTarget, end);
    list += 1;
    poolsFrom[list] = end;
  }
  if (!mayApply(rule, listsFrom[number] as number, end)) return false;
  ruleAt[number] = rule;
  listsFrom[number + 1] = list;
  within[number] = number;
  sizes[number] = 0;
  return true;
}

function addOpen(rule: Rule, lines: readonly WorkLine[], from: number): number {
  const bit = laneBit[rule.lane];
  let end = from;
  for (const line of lines)
    for (const pool of line.pools) {
      if ((pool.claimed & bit) !== 0 || !isOpen(rule, pool)) continue;
      pools[end] = pool;
      end += 1;
    }
  return end;
}

function mayApply({ plain, form, onRegular }: Rule, list: number, end: number): boolean {
  const from = poolsFrom[list] as number;
  if (plain) {
    let units = 0;
    for (let at = from; at < end && units < plain.size; at += 1) units += (pools[at] as Pool).count;
    return units >= plain.size;
  }
  if (form.type !== "deal") return end > from;
  return form.patterns.some(({ parts }) =>
    parts.every((part) => {
      if (part.partial) return true;
      let count = 0;
      let amount = 0;
      for (const pool of poolsOf(list + part.target)) {
        if (!mayTake(part, pool)) continue;
        count += pool.count;
        amount += pool.count * baseOf({ onRegular }, pool);
      }
      return part.amount === undefined ? count >= part.quantity : amount >= part.amount;
    }),
  );
}

const poolsOf = (list: number): Pool[] => pools.slice(poolsFrom[list], poolsFrom[list + 1]);

/** A component with its lists as lists, for all that a search may be asked. */
export function problemOf({ rules, classes }: Component, rounding: Rounding): Problem {
  const contenders: Contender[] = [];
  for (const number of rules) {
    const rule = ruleAt[number] as Rule;
    const classesOf: number[][] = [];
    for (let list = listsFrom[number] as number; list < (listsFrom[number + 1] as number); list += 1)
      classesOf.push(sortShort(poolsOf(list).map(unitOfPool), byNumber));
    contenders.push({ rule, rounding: rule.rounding ?? rounding, classesOf });
  }
  return { classes, contenders, alone: aloneOf(classes) };
}

const unitOfPool = ({ unit }: Pool) => unit;
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
