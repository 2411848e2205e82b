import type { Pool } from "../working.ts";
import { eachFine } from "./applications.ts";
import type { Counter } from "./counting-plan.ts";
import {
  type Chosen,
  type Contender,
  eachOf,
  fineOf,
  type Problem,
  patternsOf,
  sharedTotals,
  type Take,
} from "./problem.ts";

/** Units of a class that a rule took, per role. */
export type Took = { counter: number; unit: number; counts: readonly number[] };

type Run = { unit: number; count: number };

/** Makes applications of what was counted: per rule the dearest units of each role come together first. */
export function assemble(problem: Problem, counters: readonly Counter[], took: readonly Took[]): Chosen[] {
  const runs = counters.map((counter) => counter.roles.map((): Run[] => []));
  for (const { counter, unit, counts } of took)
    counts.forEach((count, role) => {
      if (count > 0) runs[counter]?.[role]?.push({ unit, count });
    });
  return counters.flatMap((counter, number) => applicationsOf(problem, counter, runs[number] ?? []));
}

function applicationsOf(problem: Problem, counter: Counter, runs: Run[][]): Chosen[] {
  const contender = problem.contenders[counter.contender] as Contender;
  const chosen: Chosen[] = [];
  const each = eachOf(contender.rule);
  if (each) {
    for (const { unit, count } of runs[0] ?? []) {
      const fine = eachFine(each, contender.rule, problem.classes[unit] as Pool);
      const takes = [{ unit, count, part: 0, rewarded: true, fine }];
      chosen.push({ application: { contender: counter.contender, pattern: 0, takes, shared: [] }, times: 1 });
    }
    return chosen;
  }
  while (runs.some((list) => list.length > 0)) chosen.push(nextApplication(problem, counter, contender, runs));
  return chosen;
}

/** The next application, as many times as its units come alike. */
function nextApplication(problem: Problem, counter: Counter, contender: Contender, runs: Run[][]): Chosen {
  const sizes = counter.roles.map(({ size }) => size);
  const alike = runs.map((list, at) => Math.floor((list[0]?.count ?? 0) / (sizes[at] as number)));
  const times = Math.max(1, Math.min(...alike));
  const taken = runs.map((list, at) => takeFront(list, (sizes[at] as number) * times));
  const takes =
    counter.last > 0
      ? lastRewarded(problem, contender, taken[0] ?? [], counter.last * times, times)
      : taken.flatMap((list, at) => takesOf(problem, contender, counter.roles[at]?.part as number, list, times));
  const pattern = patternsOf(contender.rule)[0];
  const shared = pattern ? sharedTotals(pattern, contender.rule, takes, problem.classes) : [];
  return { application: { contender: counter.contender, pattern: 0, takes, shared }, times };
}

function takeFront(list: Run[], count: number): Run[] {
  const taken: Run[] = [];
  for (let left = count; left > 0; ) {
    const run = list[0];
    if (!run) break;
    const some = Math.min(left, run.count);
    taken.push({ unit: run.unit, count: some });
    left -= some;
    run.count -= some;
    if (run.count === 0) list.shift();
  }
  return taken;
}

function takesOf(problem: Problem, { rule }: Contender, position: number, list: readonly Run[], times: number): Take[] {
  const part = patternsOf(rule)[0]?.parts[position];
  const rewarded = part?.role === "get";
  return list.map(({ unit, count }) => ({
    unit,
    count: count / times,
    part: position,
    rewarded,
    fine: rewarded && part.reward ? fineOf(part.reward, rule, problem.classes[unit] as Pool) : 0,
  }));
}

/** Groups in which the last units are the rewarded ones. */
function lastRewarded(
  problem: Problem,
  contender: Contender,
  list: readonly Run[],
  rewarded: number,
  times: number,
): Take[] {
  const fills = list.map(({ unit, count }) => ({ unit, count }));
  const gets: Run[] = [];
  for (let left = rewarded; left > 0; ) {
    const run = fills.at(-1) as Run;
    const some = Math.min(left, run.count);
    gets.unshift({ unit: run.unit, count: some });
    left -= some;
    run.count -= some;
    if (run.count === 0) fills.pop();
  }
  return [...takesOf(problem, contender, 0, fills, times), ...takesOf(problem, contender, 1, gets, times)];
}
