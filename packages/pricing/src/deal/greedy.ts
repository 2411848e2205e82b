import { solveByCounting } from "./counting.ts";
import type { Counter } from "./counting-plan.ts";
import type { Chosen, Deal, Problem } from "./problem.ts";
import { discountOf } from "./problem.ts";

/**
 * Rule by rule, the one that saves most per unit first, each the best way for itself on the units that are left. Not the best deal, but a good
 * one in little time: where the search has to give up, it counts.
 */
export function solveRuleByRule(problem: Problem, counters: readonly Counter[]): Deal {
  const left = problem.classes.map(({ count }) => count);
  const alone = counters.map((counter) => ({ counter, deal: solveAlone(problem, counter, left) }));
  alone.sort(
    (one, other) => perUnit(other.deal) - perUnit(one.deal) || one.counter.contender - other.counter.contender,
  );
  const chosen: Chosen[] = [];
  for (const { counter, deal } of alone) {
    const isUntouched = deal.chosen.every(({ application }) =>
      application.takes.every(({ unit }) => left[unit] === problem.classes[unit]?.count),
    );
    const taken = isUntouched ? deal : solveAlone(problem, counter, left);
    for (const { application, times } of taken.chosen)
      for (const { unit, count } of application.takes) left[unit] = (left[unit] as number) - count * times;
    chosen.push(...taken.chosen);
  }
  return { chosen, value: discountOf(problem, chosen), bound: 0, nodes: 0 };
}

function solveAlone(problem: Problem, counter: Counter, left: readonly number[]): Deal {
  const classes = problem.classes.map((pool, unit) => ({ ...pool, count: left[unit] as number }));
  return solveByCounting({ ...problem, classes }, [counter], 20_000);
}

function perUnit({ chosen, value }: Deal): number {
  let units = 0;
  for (const { application, times } of chosen) for (const { count } of application.takes) units += count * times;
  return units === 0 ? 0 : value / units;
}
