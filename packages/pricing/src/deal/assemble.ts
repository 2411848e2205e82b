import type { Pool } from "../working.ts";
import type { Counter } from "./counter.ts";
import { type Chosen, eachFine, eachOf, fineOf, type Problem, patternsOf, sharedTotals, type Take } from "./problem.ts";
import type { Took } from "./trace.ts";

type Run = { unit: number; count: number };

/** Makes applications of what was counted. Where each unit has its own reward it does not matter which units come together, and all are one. */
export function assemble(problem: Problem, counters: readonly Counter[], took: readonly Took[]): Chosen[] {
  const chosen: Chosen[] = [];
  counters.forEach((counter, number) => {
    const ofRule = took.filter((one) => one.counter === number);
    if (ofRule.length === 0) return;
    const [pattern] = patternsOf(counter.rule);
    if (pattern && pattern.shared.length > 0) chosen.push(...assembleShared(problem, counter, ofRule));
    else chosen.push(allAtOnce(problem, counter, ofRule));
  });
  return chosen;
}

function allAtOnce(problem: Problem, counter: Counter, took: readonly Took[]): Chosen {
  const takes: Take[] = [];
  let units = 0;
  for (const { unit, counts } of took)
    counts.forEach((count, at) => {
      if (at === 0) units += count;
      const role = counter.roles[at] as Counter["roles"][number];
      if (counter.last === 0) {
        if (count > 0) takes.push(takeOf(problem, counter, role.part, unit, count));
        return;
      }
      const rewarded =
        rewardedUpTo(units, role.size, counter.last) - rewardedUpTo(units - count, role.size, counter.last);
      if (rewarded < count) takes.push(takeOf(problem, counter, 1 - role.part, unit, count - rewarded));
      if (rewarded > 0) takes.push(takeOf(problem, counter, role.part, unit, rewarded));
    });
  const count = units / (counter.roles[0]?.size ?? 1);
  const points = patternsOf(counter.rule)[0]?.points ?? 0;
  const shared = points > 0 ? [{ parts: [], total: points * count }] : [];
  return { application: { contender: counter.contender, takes, shared }, times: 1, count };
}

/** Of so many units counted off in groups, how many are among the last of theirs. */
function rewardedUpTo(units: number, size: number, last: number): number {
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

/** Per rule the dearest units of each role come together first. */
function assembleShared(problem: Problem, counter: Counter, took: readonly Took[]): Chosen[] {
  const runs = counter.roles.map((): Run[] => []);
  for (const { unit, counts } of took)
    counts.forEach((count, role) => {
      if (count > 0) runs[role]?.push({ unit, count });
    });
  const chosen: Chosen[] = [];
  while (runs.some((list) => list.length > 0)) chosen.push(nextApplication(problem, counter, runs));
  return chosen;
}

/** The next application, as many times as its units come alike. */
function nextApplication(problem: Problem, counter: Counter, runs: Run[][]): Chosen {
  const sizes = counter.roles.map(({ size }) => size);
  const times = Math.max(
    1,
    Math.min(...runs.map((list, at) => Math.floor((list[0]?.count ?? 0) / (sizes[at] as number)))),
  );
  const takes = runs.flatMap((list, at) => {
    const taken = takeFront(list, (sizes[at] as number) * times);
    const part = counter.roles[at]?.part as number;
    const rewarded = counter.last > 0 ? takeBack(taken, counter.last * times) : [];
    return [
      ...taken.map(({ unit, count }) =>
        takeOf(problem, counter, counter.last > 0 ? 1 - part : part, unit, count / times),
      ),
      ...rewarded.map(({ unit, count }) => takeOf(problem, counter, part, unit, count / times)),
    ];
  });
  const pattern = patternsOf(counter.rule)[0];
  const shared = pattern ? sharedTotals(pattern, counter.rule, takes, problem.classes) : [];
  return { application: { contender: counter.contender, takes, shared }, times, count: 1 };
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

/** The last units of a list, which then lacks them. */
function takeBack(list: Run[], count: number): Run[] {
  const taken: Run[] = [];
  for (let left = count; left > 0; ) {
    const run = list.at(-1);
    if (!run) break;
    const some = Math.min(left, run.count);
    taken.unshift({ unit: run.unit, count: some });
    left -= some;
    run.count -= some;
    if (run.count === 0) list.pop();
  }
  return taken;
}
