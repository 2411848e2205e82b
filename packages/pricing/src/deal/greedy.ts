import { FINE } from "../rounding.ts";
import { assemble } from "./assemble.ts";
import { type Counter, gainOf, mayCount, takesAt } from "./counter.ts";
import { shareOf } from "./plan.ts";
import { type Deal, discountOf, type Problem } from "./problem.ts";
import type { Took } from "./trace.ts";

/**
 * Rule by rule, the one that saves most per unit first, each taking the dearest of the units that are left. Not the best deal, but a valid one in
 * little time: where the search has to give up, it counts.
 */
export function solveRuleByRule(problem: Problem, counters: readonly Counter[]): Deal {
  const left = problem.classes.map(({ count }) => count);
  const order = counters
    .map((counter, number) => ({ counter, number, worth: worthOf(problem, counter) }))
    .sort((one, other) => other.worth - one.worth || one.number - other.number);
  const took: Took[] = [];
  for (const { counter, number } of order) {
    if (counter.roles.length > 1) takeSets(problem, counter, number, left, took);
    else takeGroups(problem, counter, number, left, took);
  }
  took.sort((one, other) => one.unit - other.unit);
  const chosen = assemble(problem, counters, took);
  return { chosen, value: discountOf(problem, chosen), bound: 0, nodes: took.length };
}

/** What the rule brings per unit, over the units that it may take. */
function worthOf({ classes }: Problem, counter: Counter): number {
  let units = 0;
  let sum = 0;
  classes.forEach(({ count }, unit) => {
    if (!takesAt(counter, unit)) return;
    units += count;
    sum += count * shareOf(counter, unit);
  });
  const size = counter.roles.reduce((all, role) => all + role.size, 0);
  return units === 0 ? 0 : sum / units / (counter.roles.length > 1 ? size : 1);
}

/** Consecutive groups, as many as bring something. */
function takeGroups({ classes }: Problem, counter: Counter, number: number, left: number[], took: Took[]): void {
  const [role] = counter.roles as [Counter["roles"][number]];
  let units = 0;
  for (let unit = 0; unit < classes.length; unit += 1)
    if (mayCount(role, unit) && isWorthIt(counter, role, unit)) units += left[unit] as number;
  let wanted = Math.min(Math.floor(units / role.size), counter.limit) * role.size;
  for (let unit = 0; unit < classes.length && wanted > 0; unit += 1) {
    if (!mayCount(role, unit) || !isWorthIt(counter, role, unit)) continue;
    const count = Math.min(wanted, left[unit] as number);
    if (count === 0) continue;
    took.push({ counter: number, unit, counts: [count] });
    left[unit] = (left[unit] as number) - count;
    wanted -= count;
  }
}

/** Its share is at least half a minor unit. */
function isWorthIt({ last, perApplication }: Counter, role: Counter["roles"][number], unit: number): boolean {
  return ((last > 0 ? last : role.size) * gainOf(role, unit) + perApplication) * 2 >= FINE;
}

/**
 * One application after the other, the dearest units first, each as often as its units last. Where rewarded units stand behind or before the others of
 * their application, those that stand before are taken first, and the others from there on.
 */
function takeSets({ classes }: Problem, counter: Counter, number: number, left: number[], took: Took[]): void {
  const before = counter.order === "before";
  const places = [...counter.roles.keys()].sort(
    (one, other) => rankOf(counter, one, before) - rankOf(counter, other, before) || one - other,
  );
  const starts = counter.roles.map(() => 0);
  for (let done = 0; done < counter.limit; ) {
    const taken = new Map<number, number[]>();
    let reached = 0;
    for (const at of places) {
      const role = counter.roles[at] as Counter["roles"][number];
      const isBehind = counter.order !== "none" && rankOf(counter, at, before) === 1;
      while ((starts[at] as number) < classes.length && !isThere(role, left, starts[at] as number))
        (starts[at] as number) += 1;
      let wanted = role.size;
      for (let unit = Math.max(starts[at] as number, isBehind ? reached : 0); wanted > 0; unit += 1) {
        if (unit >= classes.length) {
          giveBack(left, taken);
          return;
        }
        if (!isThere(role, left, unit)) continue;
        const count = Math.min(wanted, left[unit] as number);
        const counts = taken.get(unit) ?? counter.roles.map(() => 0);
        counts[at] = (counts[at] as number) + count;
        taken.set(unit, counts);
        left[unit] = (left[unit] as number) - count;
        wanted -= count;
        if (!isBehind) reached = Math.max(reached, unit);
      }
    }
    const times = timesAgain(left, taken, counter.limit - done - 1);
    for (const [unit, counts] of taken) {
      left[unit] = (left[unit] as number) - times * sumOf(counts);
      took.push({ counter: number, unit, counts: counts.map((count) => count * (times + 1)) });
    }
    done += times + 1;
  }
}

const isThere = (role: Counter["roles"][number], left: readonly number[], unit: number) =>
  (left[unit] as number) > 0 && mayCount(role, unit);

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function timesAgain(left: readonly number[], taken: ReadonlyMap<number, number[]>, most: number): number {
  let times = most;
  for (const [unit, counts] of taken) times = Math.min(times, Math.floor((left[unit] as number) / sumOf(counts)));
  return times;
}

function giveBack(left: number[], taken: ReadonlyMap<number, number[]>): void {
  for (const [unit, counts] of taken) left[unit] = (left[unit] as number) + sumOf(counts);
}

/** 0 for the roles that stand before the others. */
function rankOf({ roles }: Counter, at: number, rewardedBefore: boolean): 0 | 1 {
  return roles[at]?.rewarded === rewardedBefore ? 0 : 1;
}
