import type { Pool } from "../working.ts";
import type { Counter } from "./counting-plan.ts";
import type { CountingTable } from "./counting-table.ts";
import type { Problem } from "./problem.ts";

/**
 * Units of one class that go to one rule: `takes` per role, `counts` what the rule has counted then, `closed` how many applications it came
 * to in this step, `used` how many of a limited number.
 */
export type Choice = {
  takes: readonly number[];
  taken: number;
  counts: number[];
  closed: number;
  used: number;
};

/** What a search is about; `inexact` is set when not all choices are tried. */
export type Searched = {
  problem: Problem;
  counters: readonly Counter[];
  table: CountingTable;
  inexact: boolean;
};

/** Where a rule stands at a class, and how many units of it may go to the rule. */
export type Standing = { number: number; unit: number; counts: readonly number[]; used: number; left: number };

/** All ways a rule can go on with the units left, the most units first; those from which it cannot close any more are left out. */
export function choicesOf(search: Searched, standing: Standing): Choice[] {
  const counter = search.counters[standing.number] as Counter;
  return counter.roles.length === 1 ? groupChoices(search, standing, counter) : roleChoices(search, standing, counter);
}

/** Counts beyond this are tried only close to nothing and close to everything. */
const narrowCount = 64;
const narrowGroups = 400;
const margin = 30;

function groupChoices(search: Searched, { number, unit, counts, used, left }: Standing, counter: Counter): Choice[] {
  const [role] = counter.roles;
  const choices: Choice[] = [];
  if (!role) return choices;
  const filled = counts[0] as number;
  const later = search.table.later[number]?.[0]?.[unit] as number;
  const most = Math.min(left, (counter.limit - used) * role.size - filled);
  for (let take = most; take >= 0; take -= 1) {
    if (most > narrowGroups && take === most - margin) {
      search.inexact = true;
      take = margin;
    }
    const sum = filled + take;
    const rest = sum % role.size;
    if (rest > 0 && role.size - rest > later) continue;
    const closed = (sum - rest) / role.size;
    choices.push({ takes: [take], taken: take, counts: [rest], closed, used: used + closed });
  }
  return choices;
}

function roleChoices(
  search: Searched,
  { number, unit, counts: start, used, left: most }: Standing,
  counter: Counter,
): Choice[] {
  const { roles } = counter;
  const later = roles.map((_, at) => search.table.later[number]?.[at]?.[unit] as number);
  const choices: Choice[] = [];
  if (!levelHolds(search, counter, start, unit)) return choices;
  const takes = roles.map(() => 0);

  const fill = (at: number, left: number): void => {
    const role = roles[at];
    if (!role) {
      close();
      return;
    }
    if (role.gain[unit] === undefined) {
      fill(at + 1, left);
      return;
    }
    for (const take of amounts(search, left, role.size, start[at] as number, later[at] as number)) {
      takes[at] = take;
      fill(at + 1, left - take);
    }
    takes[at] = 0;
  };

  const close = (): void => {
    const counts = start.map((count, at) => count + (takes[at] as number));
    const finished = Math.min(...roles.map((role, at) => Math.floor((counts[at] as number) / role.size)));
    const opened = Math.max(...roles.map((role, at) => Math.ceil((counts[at] as number) / role.size)));
    if (used + opened > counter.limit) return;
    const missing = roles.some((role, at) => opened * role.size - (counts[at] as number) > (later[at] as number));
    if (missing || !orderHolds(counter, counts)) return;
    const rest = counts.map((count, at) => count - finished * (roles[at]?.size as number));
    const taken = takes.reduce((sum, take) => sum + take, 0);
    choices.push({
      takes: takes.slice(),
      taken,
      counts: rest,
      closed: finished,
      used: used + finished,
    });
  };

  fill(0, most);
  return choices;
}

/** How many units a role may take: few are all tried, of many those near nothing, near everything and near what the later units can match. */
function amounts(search: Searched, left: number, size: number, count: number, later: number): number[] {
  const all: number[] = [];
  if (left <= narrowCount) {
    for (let take = left; take >= 0; take -= 1) all.push(take);
    return all;
  }
  search.inexact = true;
  const marks = [
    0,
    left,
    Math.max(0, later - count),
    Math.floor(left / (size + 1)),
    Math.floor((left * size) / (size + 1)),
  ];
  const found = new Set<number>();
  for (const mark of marks)
    for (let take = mark - size - 1; take <= mark + size + 1; take += 1) if (take >= 0 && take <= left) found.add(take);
  return [...found].sort((one, other) => other - one);
}

/** At the end of each price the receivers so far must have had their buyers before them. */
function levelHolds(search: Searched, counter: Counter, counts: readonly number[], unit: number): boolean {
  if (counter.order !== "afterLevel" || unit === 0) return true;
  const { classes } = search.problem;
  const [here, before] = [classes[unit] as Pool, classes[unit - 1] as Pool];
  // Classes between that the rule does not match change nothing: what holds at a price holds until the rule takes more.
  return here.current === before.current && sameLevelTaken(search, counter, unit)
    ? true
    : receiversFollow(counter, counts);
}

function sameLevelTaken(search: Searched, counter: Counter, unit: number): boolean {
  const { classes } = search.problem;
  for (let at = unit - 1; at >= 0 && (classes[at] as Pool).current === (classes[unit] as Pool).current; at -= 1)
    if (counter.roles.some((role) => role.gain[at] !== undefined)) return true;
  return false;
}

function orderHolds(counter: Counter, counts: readonly number[]): boolean {
  if (counter.order === "after") return receiversFollow(counter, counts);
  if (counter.order !== "before") return true;
  let opened = 0;
  let got = 0;
  counter.roles.forEach(({ rewarded, size }, at) => {
    const count = counts[at] as number;
    if (rewarded) got = count / size;
    else opened = Math.max(opened, Math.ceil(count / size));
  });
  return got >= opened;
}

function receiversFollow(counter: Counter, counts: readonly number[]): boolean {
  let opened = 0;
  counter.roles.forEach(({ rewarded, size }, at) => {
    if (rewarded) opened = Math.ceil((counts[at] as number) / size);
  });
  return counter.roles.every(({ rewarded, size }, at) => rewarded || (counts[at] as number) >= opened * size);
}
