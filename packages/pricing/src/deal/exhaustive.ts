import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import {
  type Application,
  baseOf,
  type Chosen,
  type Contender,
  capOf,
  type Deal,
  discountOf,
  type Problem,
} from "./problem.ts";

/** An application as the search uses it: `gain` is the most it can add, `uses` the units it takes per class. */
type Option = { application: Application; gain: number; uses: { unit: number; count: number }[] };

type Best = { chosen: Chosen[]; value: number; rules: number[] };

/**
 * Tries every assignment, class by class from the dearest: each unit is taken by an application or left. Branches that cannot reach the best
 * found are cut, and so are those that come to units left over before with no more than was had then. Beyond `mostNodes` the best found
 * counts, with the bound that was proven.
 */
export function searchAll(
  problem: Problem,
  applications: readonly Application[],
  mostNodes: number,
  seed?: Deal,
): Deal {
  const search = new Search(problem, applications, mostNodes, seed);
  search.visit(0, 0);
  const best = search.best;
  return {
    chosen: best.chosen,
    value: best.value,
    bound: search.stopped ? search.bound : best.value,
    nodes: search.nodes,
  };
}

class Search {
  readonly problem: Problem;
  readonly byFirst: Option[][];
  readonly remaining: number[];
  /** The most that one unit of a class can add, whatever takes it. */
  readonly most: number[];
  readonly slack: number;
  readonly additive: boolean;
  readonly limited: number[];
  readonly mostNodes: number;
  readonly bound: number;
  readonly seen = new Map<string, { gain: number; rules: number[] }>();
  readonly stack: Option[] = [];
  gained = 0;
  best: Best = { chosen: [], value: 0, rules: [] };
  nodes = 0;
  stopped = false;

  constructor(problem: Problem, applications: readonly Application[], mostNodes: number, seed: Deal | undefined) {
    this.problem = problem;
    this.mostNodes = mostNodes;
    this.remaining = problem.classes.map((pool) => pool.count);
    const whole = problem.alone;
    const options = applications.map((application) => optionOf(problem, application, whole));
    this.byFirst = problem.classes.map(() => []);
    for (const option of options) this.byFirst[option.uses[0]?.unit ?? 0]?.push(option);
    for (const list of this.byFirst) list.sort(bestFirst);
    this.most = mostPerUnit(problem, options);
    this.slack = slackOf(problem, applications, whole);
    this.limited = problem.contenders.flatMap(({ rule }, at) => (Number.isFinite(rule.maxApplications) ? [at] : []));
    this.additive = this.slack === 0 && problem.contenders.every(({ rule }) => !Number.isFinite(capOf(rule)));
    // A hair above: three thirds of 10.00 are less than it.
    this.bound = Math.floor(this.optimistic(0) + this.slack + 1e-6);
    if (seed) this.best = { chosen: seed.chosen, value: seed.value, rules: rulesOf(seed.chosen) };
  }

  /** What the units from class `from` on could add at most, in minor units. */
  optimistic(from: number): number {
    let sum = 0;
    for (let unit = from; unit < this.remaining.length; unit += 1)
      sum += (this.remaining[unit] as number) * (this.most[unit] as number);
    return (this.gained + sum) / FINE;
  }

  visit(from: number, fromOption: number): void {
    this.nodes += 1;
    if (this.nodes > this.mostNodes) this.stopped = true;
    if (this.stopped) return;
    let unit = from;
    while (unit < this.remaining.length && this.remaining[unit] === 0) unit += 1;
    if (unit === this.remaining.length) {
      this.keep();
      return;
    }
    // A hair above, because shares are fractions.
    if (Math.floor(this.optimistic(unit) + this.slack + 1e-6) < this.best.value) return;
    const start = unit === from ? fromOption : 0;
    if (this.additive && this.isSeen(unit, start)) return;
    const options = this.byFirst[unit] as Option[];
    for (let at = start; at < options.length; at += 1) this.take(options[at] as Option, unit, at);
    const left = this.remaining[unit] as number;
    this.remaining[unit] = 0;
    this.visit(unit + 1, 0);
    this.remaining[unit] = left;
  }

  take(option: Option, unit: number, at: number): void {
    const { remaining } = this;
    if (option.uses.some((use) => (remaining[use.unit] as number) < use.count)) return;
    const { contender } = option.application;
    const limit = (this.problem.contenders[contender] as Contender).rule.maxApplications;
    if (Number.isFinite(limit) && this.countOf(contender) >= limit) return;
    for (const use of option.uses) remaining[use.unit] = (remaining[use.unit] as number) - use.count;
    this.stack.push(option);
    this.gained += option.gain;
    this.visit(unit, at);
    this.gained -= option.gain;
    this.stack.pop();
    for (const use of option.uses) remaining[use.unit] = (remaining[use.unit] as number) + use.count;
  }

  countOf(contender: number): number {
    return this.stack.reduce((count, option) => count + (option.application.contender === contender ? 1 : 0), 0);
  }

  /** The same units were left before, with as much gained by no other rules: nothing new can come. */
  isSeen(unit: number, start: number): boolean {
    const key = `${unit}/${start}/${this.remaining.slice(unit).join()}/${this.limited.map((one) => this.countOf(one)).join()}`;
    const rules = distinct(this.stack.map(({ application }) => application.contender));
    const before = this.seen.get(key);
    if (before) {
      if (this.gained < before.gain) return true;
      if (this.gained === before.gain && before.rules.every((rule) => rules.includes(rule))) return true;
    }
    this.seen.set(key, { gain: this.gained, rules });
    return false;
  }

  keep(): void {
    const chosen = countChosen(this.stack);
    const value = discountOf(this.problem, chosen);
    const rules = distinct(chosen.map(({ application }) => application.contender));
    const { best } = this;
    if (value < best.value || (value === best.value && compareRules(rules, best.rules) >= 0)) return;
    this.best = { chosen, value, rules };
  }
}

function optionOf(problem: Problem, application: Application, whole: readonly boolean[]): Option {
  const { rule, rounding } = problem.contenders[application.contender] as Contender;
  let gain = application.shared.reduce((sum, { total }) => sum + total * FINE, 0);
  const uses = new Map<number, number>();
  for (const { unit, count, fine } of application.takes) {
    uses.set(unit, (uses.get(unit) ?? 0) + count);
    const pool = problem.classes[unit] as Pool;
    const isRounded = whole[unit] && rule.lane !== "points";
    gain += isRounded ? roundDiscount(fine, baseOf(rule, pool), roomOf(pool), rounding) * FINE : fine * count;
  }
  const sorted = [...uses].toSorted(([one], [other]) => one - other).map(([unit, count]) => ({ unit, count }));
  return { application, gain, uses: sorted };
}

function bestFirst(one: Option, other: Option): number {
  return (
    other.gain - one.gain ||
    one.application.contender - other.application.contender ||
    compareUses(one.uses, other.uses)
  );
}

function compareUses(one: Option["uses"], other: Option["uses"]): number {
  for (let at = 0; at < one.length; at += 1) {
    const [left, right] = [one[at], other[at]];
    if (!left || !right) return left ? 1 : -1;
    if (left.unit !== right.unit) return left.unit - right.unit;
    if (left.count !== right.count) return right.count - left.count;
  }
  return one.length - other.length;
}

/** Each application's gain is shared out over its units by price; no unit can ever bring more than its best share. */
function mostPerUnit({ classes }: Problem, options: readonly Option[]): number[] {
  const most = classes.map(() => 0);
  for (const { gain, uses } of options) {
    const weight = uses.reduce((sum, { unit, count }) => sum + count * ((classes[unit] as Pool).current + 1), 0);
    for (const { unit } of uses) {
      const share = (gain * ((classes[unit] as Pool).current + 1)) / weight;
      if (share > (most[unit] as number)) most[unit] = share;
    }
  }
  return most;
}

/** What rounding per line and rule can add to the unrounded sum. */
function slackOf(
  { classes, contenders }: Problem,
  applications: readonly Application[],
  whole: readonly boolean[],
): number {
  const pairs = new Map<string, number>();
  for (const { contender, takes } of applications) {
    const { rule, rounding } = contenders[contender] as Contender;
    const isWhole = rounding.multiple === 1;
    for (const { unit, fine } of takes)
      if (!(whole[unit] && rule.lane !== "points") && (fine % FINE !== 0 || (fine > 0 && !isWhole)))
        pairs.set(`${contender} ${(classes[unit] as Pool).line.order}`, rounding.multiple);
  }
  let slack = 0;
  for (const multiple of pairs.values()) slack += multiple;
  return slack;
}

export function countChosen(stack: readonly { application: Application }[]): Chosen[] {
  const counts = new Map<Application, number>();
  for (const { application } of stack) counts.set(application, (counts.get(application) ?? 0) + 1);
  return [...counts].map(([application, times]) => ({ application, times, count: 1 }));
}

function rulesOf(chosen: readonly Chosen[]): number[] {
  return distinct(chosen.map(({ application }) => application.contender));
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

/** Fewer rules first, then the lower ruleIds; contenders stand in the order of their ids. */
export function compareRules(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return one.length - other.length;
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
