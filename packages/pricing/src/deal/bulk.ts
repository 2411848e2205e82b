import { FINE } from "../rounding.ts";
import type { Took } from "./assemble.ts";
import type { Counter } from "./counting-plan.ts";
import type { Problem } from "./problem.ts";

/** A problem with what needs no search set aside: `value` is what that brings, in minor units. */
export type Lightened = { problem: Problem; value: number; giveBack: (took: Took[]) => Took[] };

type Period = { counter: number; length: number; perUnit: number };
type Aside = { unit: number; count: number; to: number[] };

/**
 * Of many alike units most go to one rule: to move a full period of two rules from the one to the other changes the phase of neither and no rounding,
 * so of all rules but the best per unit (and of units left over) fewer than a common period are taken. What is above all these periods is the
 * best rule's in full periods of its own. Of rules that are equally good per unit each keeps some, so that ties fall as without.
 */
export function setAside(problem: Problem, counters: readonly Counter[]): Lightened {
  const asides: Aside[] = [];
  let fine = 0;
  const classes = problem.classes.map((pool, unit) => {
    const found = pool.count > 4 ? asideOf(pool.count, unit, counters) : undefined;
    if (!found) return pool;
    asides.push(found.aside);
    fine += found.fine;
    return { ...pool, count: pool.count - found.aside.count };
  });
  if (asides.length === 0) return { problem, value: 0, giveBack: (took) => took };
  return {
    problem: { ...problem, classes },
    value: Math.round(fine / FINE),
    giveBack: (took) => asides.reduce(giveBackOne, took),
  };
}

function asideOf(
  count: number,
  unit: number,
  counters: readonly Counter[],
): { aside: Aside; fine: number } | undefined {
  const periods: Period[] = [];
  for (let at = 0; at < counters.length; at += 1) {
    const counter = counters[at] as Counter;
    if (!counter.roles.some(({ gain }) => gain[unit] !== undefined)) continue;
    const period = periodOf(counter, at, unit);
    if (!period) return undefined;
    periods.push(period);
  }
  const best = periods.reduce((one, other) => (other.perUnit > one.perUnit ? other : one), periods[0] as Period);
  if (!best || best.perUnit <= 0) return undefined;
  const tied = periods.filter(({ perUnit }) => best.perUnit - perUnit < 1e-6);
  const step = tied.reduce((common, { length }) => leastCommon(common, length), 1);
  let kept = best.length + tied.length * step;
  for (const one of periods) if (!tied.includes(one)) kept += leastCommon(one.length, best.length) - 1;
  if (count < kept + step) return undefined;
  const aside = Math.floor((count - kept) / step) * step;
  return { aside: { unit, count: aside, to: tied.map(({ counter }) => counter) }, fine: aside * best.perUnit };
}

/** After a period of units a rule has counted full groups and its discount grew by whole minor units. */
function periodOf(
  { roles, limit, cap, last, perApplication }: Counter,
  counter: number,
  unit: number,
): Period | undefined {
  const [role, ...others] = roles;
  if (!role || others.length > 0 || Number.isFinite(limit) || Number.isFinite(cap)) return undefined;
  const ofGroup = (last > 0 ? last : role.size) * (role.gain[unit] ?? 0);
  const length = (role.size * FINE) / divisor(FINE, ofGroup % FINE);
  return { counter, length, perUnit: (ofGroup + perApplication) / role.size };
}

export function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

const leastCommon = (one: number, other: number) => (one / divisor(one, other)) * other;

/** To one of the best rules that took units of the class already, in the place where the class stands. */
function giveBackOne(took: Took[], { unit, count, to }: Aside): Took[] {
  const found = took.findIndex((one) => one.unit === unit && to.includes(one.counter));
  if (found >= 0)
    return took.map((one, at) => (at === found ? { ...one, counts: [(one.counts[0] as number) + count] } : one));
  const after = took.findIndex((one) => one.unit > unit);
  const own: Took = { counter: to[0] as number, unit, counts: [count] };
  return after < 0 ? [...took, own] : took.toSpliced(after, 0, own);
}
