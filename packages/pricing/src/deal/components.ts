import type { Rounding } from "../rounding.ts";
import type { MetRule } from "../rules/meet-rules.ts";
import { isOpen } from "../rules/reached.ts";
import { laneBit, type Pool, type WorkLine } from "../working.ts";
import { baseOf, type Contender, mayTake, type Problem } from "./problem.ts";

/** Splits a round's rules into problems that share no units: each is solved on its own. */
export function splitProblems(round: readonly MetRule[], rounding: Rounding): Problem[] {
  const groups = new Map<Pool, Group>();
  const all = new Set<Group>();
  for (const met of round) {
    const pools = met.lines.map((lines) => openPools(met, lines));
    if (!mayApply(met, pools)) continue;
    let group: Group = { rules: [{ met, pools }], units: [] };
    all.add(group);
    for (const pool of pools.flat()) {
      const other = groups.get(pool);
      if (other === group) continue;
      if (!other) {
        groups.set(pool, group);
        group.units.push(pool);
        continue;
      }
      const [kept, gone] = other.units.length > group.units.length ? [other, group] : [group, other];
      for (const unit of gone.units) groups.set(unit, kept);
      kept.units.push(...gone.units);
      kept.rules.push(...gone.rules);
      all.delete(gone);
      group = kept;
    }
  }
  return [...all].map((group) => problemOf(group, rounding));
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

type Group = { rules: { met: MetRule; pools: Pool[][] }[]; units: Pool[] };

function openPools({ rule }: MetRule, lines: MetRule["lines"][number]): Pool[] {
  const bit = laneBit[rule.lane];
  return lines.flatMap((line) => line.pools.filter((pool) => (pool.claimed & bit) === 0 && isOpen(rule, pool)));
}

function problemOf({ rules, units }: Group, rounding: Rounding): Problem {
  const classes = units.toSorted(dearestFirst);
  const numbers = new Map(classes.map((pool, number) => [pool, number]));
  const contenders = rules
    .toSorted((one, other) => one.met.rule.rank - other.met.rule.rank)
    .map(
      ({ met, pools }): Contender => ({
        rule: met.rule,
        rounding: met.rule.rounding ?? rounding,
        classesOf: pools.map((list) =>
          list.map((pool) => numbers.get(pool) as number).sort((one, other) => one - other),
        ),
      }),
    );
  return { classes, contenders, alone: aloneOf(classes) };
}

function aloneOf(classes: readonly Pool[]): boolean[] {
  const counts = new Map<WorkLine, number>();
  for (const { line, count } of classes) counts.set(line, (counts.get(line) ?? 0) + count);
  return classes.map(({ line }) => counts.get(line) === 1);
}

/** The order in which units are dealt with: price, then article, then line. */
export function dearestFirst(one: Pool, other: Pool): number {
  if (one.current !== other.current) return other.current - one.current;
  const [article, otherArticle] = [one.line.regularLine.article.articleId, other.line.regularLine.article.articleId];
  if (article !== otherArticle) return article < otherArticle ? -1 : 1;
  return one.line.order - other.line.order || other.milli - one.milli || other.regular - one.regular;
}
