import type { Pool } from "../working.ts";
import type { Counter } from "./counter.ts";
import { type Chosen, eachFine, eachOf, fineOf, type Problem, patternsOf, sharedTotals, type Take } from "./problem.ts";
import type { Took } from "./trace.ts";

type Run = { unit: number; count: number };

/** Makes applications of what was counted. Where each unit has its own reward it does not matter which units come together, and all are one. */
export function assemble(problem: Problem, counters: readonly Counter[], took: readonly Took[]): Chosen[] {
  return counters.flatMap((counter, number) => assembleOne(problem, counter, number, took));
}

/** The applications of one rule, which is the so-manieth of those that were counted. */
export function assembleOne(problem: Problem, counter: Counter, number: number, took: readonly Took[]): Chosen[] {
  const chosen: Chosen[] = [];
  const [pattern] = patternsOf(counter.rule);
  if (pattern && pattern.shared.length > 0) assembleShared(problem, counter, number, took, chosen);
  else addAtOnce(problem, counter, number, took, chosen);
  return chosen;
}

function addAtOnce(problem: Problem, counter: Counter, number: number, took: readonly Took[], chosen: Chosen[]): void {
  const { roles, last } = counter;
  const takes: Take[] = [];
  let units = 0;
  for (const one of took) {
    if (one.counter !== number) continue;
    const { unit, counts } = one;
    for (let at = 0; at < counts.length; at += 1) {
      const count = counts[at] as number;
      const role = roles[at] as Counter["roles"][number];
      if (at === 0) units += count;
      if (last === 0) {
        if (count > 0) takes.push(takeOf(problem, counter, role.part, unit, count));
        continue;
      }
      const rewarded = rewardedUpTo(units, role.size, last) - rewardedUpTo(units - count, role.size, last);
      if (rewarded < count) takes.push(takeOf(problem, counter, 1 - role.part, unit, count - rewarded));
      if (rewarded > 0) takes.push(takeOf(problem, counter, role.part, unit, rewarded));
    }
  }
  if (takes.length === 0) return;
  const count = units / (roles[0]?.size ?? 1);
  const points = patternsOf(counter.rule)[0]?.points ?? 0;
  const shared = points > 0 ? [{ parts: [], total: points * count }] : [];
  chosen.push({ application: { contender: counter.contender, takes, shared }, times: 1, count });
}

/** Of so many units counted off in groups, how many are among the last of theirs. */
export function rewardedUpTo(units: number, size: number, last: number): number {
  const open = units % size;
  return ((units - open) / size) * last + Math.max(0, open - size + last);
}

function takeOf(problem: Problem, { rule }: Counter, position: number, unit: number, count: number): Take {
  const pool = problem.classes[unit] as Pool;
  const each = eachOf(rule);
  if (each) return { unit, count, part: 0, rewarded: true, fine: eachFine(each, rule, pool) };
  const part = patternsOf(rule)[0]?.parts[position];
  const rewarded = part?.role === "get";
  const fine = rewarded && part.reward ? fineOf(part.reward, rule, pool) : 0;
  return { unit, count, part: position, rewarded, fine };
}

/** Per rule the dearest units of each role come together first, as many times as they come alike. */
function assembleShared(
  problem: Problem,
  counter: Counter,
  number: number,
  took: readonly Took[],
  chosen: Chosen[],
): void {
  const { roles } = counter;
  const runs = roles.map((): Run[] => []);
  for (const one of took) {
    if (one.counter !== number) continue;
    for (let role = 0; role < roles.length; role += 1) {
      const count = one.counts[role] as number;
      if (count > 0) (runs[role] as Run[]).push({ unit: one.unit, count });
    }
  }
  while ((runs[0] as Run[]).length > 0) {
    let times = Number.POSITIVE_INFINITY;
    for (let role = 0; role < roles.length; role += 1)
      times = Math.min(times, Math.floor((runs[role]?.[0]?.count ?? 0) / (roles[role]?.size ?? 1)));
    chosen.push(nextApplication(problem, counter, runs, Math.max(1, times)));
  }
}

function nextApplication(problem: Problem, counter: Counter, runs: Run[][], times: number): Chosen {
  const { roles, last } = counter;
  const takes: Take[] = [];
  for (let at = 0; at < roles.length; at += 1) {
    const { size, part } = roles[at] as Counter["roles"][number];
    const taken = takeRuns(runs[at] as Run[], size * times, false);
    const rewarded = last > 0 ? takeRuns(taken, last * times, true) : [];
    for (const { unit, count } of taken)
      takes.push(takeOf(problem, counter, last > 0 ? 1 - part : part, unit, count / times));
    for (const { unit, count } of rewarded) takes.push(takeOf(problem, counter, part, unit, count / times));
  }
  const pattern = patternsOf(counter.rule)[0];
  const shared = pattern ? sharedTotals(pattern, counter.rule, takes, problem.classes) : [];
  return { application: { contender: counter.contender, takes, shared }, times, count: 1 };
}

/** The first units of a list, or the last ones, which it then lacks; in their order. */
function takeRuns(list: Run[], count: number, fromBack: boolean): Run[] {
  const taken: Run[] = [];
  for (let left = count; left > 0; ) {
    const run = list.at(fromBack ? -1 : 0);
    if (!run) break;
    const some = Math.min(left, run.count);
    taken.push({ unit: run.unit, count: some });
    left -= some;
    run.count -= some;
    if (run.count > 0) continue;
    if (fromBack) list.pop();
    else list.shift();
  }
  return fromBack ? taken.reverse() : taken;
}
