import { FINE } from "../rounding.ts";
import { assemble, type Took } from "./assemble.ts";
import { gainOf } from "./counting-gain.ts";
import type { Counter } from "./counting-plan.ts";
import { type Deal, discountOf, type Problem } from "./problem.ts";

/** Rounding once per line and rule lets a mixture of two rules gain at most this over the better one. */
const mostByRounding = 2 * FINE;

/**
 * Of rules that take units one by one and without limit, a class needs only the best: what another one takes of it could be the best one's. Where
 * fractions of a minor unit are rounded the other must be worse by more than rounding can gain.
 */
export function dropDominated({ contenders }: Problem, counters: readonly Counter[]): void {
  const simple = counters.filter(
    (counter) => takesByOnes(counter) && contenders[counter.contender]?.rounding.multiple === 1,
  );
  if (simple.length < 2) return;
  const units = simple[0]?.roles[0]?.gain.length ?? 0;
  for (let unit = 0; unit < units; unit += 1) {
    let best = 0;
    for (const { roles } of simple) best = Math.max(best, roles[0]?.gain[unit] ?? 0);
    for (const { roles } of simple) {
      const gain = roles[0]?.gain as (number | undefined)[];
      const value = gain[unit];
      if (value === undefined) continue;
      const slack = best % FINE === 0 && value % FINE === 0 ? 0 : mostByRounding;
      if (best - value > slack) gain[unit] = undefined;
    }
  }
}

/** Where nothing but one such rule is left at each class, it takes the class. Undefined where anything is left to decide. */
export function takeBest(problem: Problem, counters: readonly Counter[]): Deal | undefined {
  if (!counters.every((counter) => takesByOnes(counter))) return undefined;
  if (problem.contenders.some(({ rounding }) => rounding.multiple !== 1)) return undefined;
  const took: Took[] = [];
  for (const [unit, { count }] of problem.classes.entries()) {
    const takers = counters.flatMap(({ roles }, at) => (roles[0]?.gain[unit] === undefined ? [] : [at]));
    if (takers.length > 1) return undefined;
    const [counter] = takers;
    // Less than half a minor unit on the whole class is none: then the rule does not take it.
    if (counter !== undefined && isRoundedUp(problem, counters[counter] as Counter, unit, count))
      took.push({ counter, unit, counts: [count] });
  }
  const chosen = assemble(problem, counters, took);
  const value = discountOf(problem, chosen);
  return { chosen, value, bound: value, nodes: 1 };
}

function isRoundedUp(problem: Problem, counter: Counter, unit: number, count: number): boolean {
  return gainOf(problem, counter, unit, { takes: [count], taken: count, counts: [0], closed: count, used: 0 }) > 0;
}

/** Units one by one, as many as there are, nothing for the application as a whole. */
export function takesByOnes({ roles, limit, cap, perApplication }: Counter): boolean {
  return (
    roles.length === 1 &&
    roles[0]?.size === 1 &&
    perApplication === 0 &&
    !Number.isFinite(limit) &&
    !Number.isFinite(cap)
  );
}
