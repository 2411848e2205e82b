import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { assemble } from "./assemble.ts";
import { type Choice, choicesOf } from "./counting-choices.ts";
import type { Counter } from "./counting-plan.ts";
import { baseOf, type Contender, type Deal, isAlone, type Problem, valueOf } from "./problem.ts";

/**
 * A dynamic programme over the classes from the dearest down: at each class its units go to the rules one after the other. What matters of all that
 * was decided before is only how far each rule has counted, so equal counts are one node and the better one stays. Exact while no more nodes are
 * alive at once than the beam is wide; beyond that the most promising stay and the bound tells what the others might have reached.
 */
export function solveByCounting(problem: Problem, counters: readonly Counter[], mostNodes: number): Deal {
  const search = new Counting(problem, counters, mostNodes);
  search.run(false);
  const plain = search.result();
  if (!search.tied || counters.length > 12) return plain;
  // Equal totals by different rules: the rules used become part of the state, so that fewer rules and lower ids win.
  const again = new Counting(problem, counters, mostNodes - search.nodes);
  again.run(true);
  const settled = again.result();
  const nodes = plain.nodes + settled.nodes;
  return again.isExact() && settled.value >= plain.value ? { ...settled, nodes } : { ...plain, nodes };
}

/** Alive at one step: what the rules have counted, the units of the class that are left, and how it came to that. */
export type Node = {
  key: number | string;
  left: number;
  counts: number[];
  value: number;
  /** The value with open groups at their share: what promises most. */
  promise: number;
  rules: number;
  came: Node | undefined;
  took: Took | undefined;
};

export type Took = { counter: number; unit: number; counts: readonly number[] };

const narrowest = 8;
const widest = 3000;

export class Counting {
  readonly problem: Problem;
  readonly counters: readonly Counter[];
  readonly mostNodes: number;
  /** Where the counts of each counter begin: one per role, then applications used, then discount so far. */
  readonly offsets: number[] = [];
  readonly strides: number[] | undefined;
  readonly size: number;
  /** Per counter and role the units in later classes. */
  readonly later: number[][][];
  readonly lastClass: number[];
  readonly alone: boolean[];
  readonly most: number[];
  readonly suffix: number[];
  nodes = 0;
  dropped = Number.NEGATIVE_INFINITY;
  inexact = false;
  tied = false;
  best: Node;

  constructor(problem: Problem, counters: readonly Counter[], mostNodes: number) {
    this.problem = problem;
    this.counters = counters;
    this.mostNodes = mostNodes;
    const { classes } = problem;
    let size = 0;
    for (const counter of counters) {
      this.offsets.push(size);
      size += counter.roles.length + 2;
    }
    this.size = size;
    this.alone = classes.map((pool) => isAlone(problem, pool));
    this.later = counters.map((counter) => counter.roles.map((role) => unitsAfter(classes, role.gain)));
    this.lastClass = counters.map((counter) => lastOf(counter, classes.length));
    this.most = classes.map((_, unit) => mostOfUnit(counters, unit));
    this.suffix = suffixSums(classes, this.most);
    this.strides = this.stridesOf();
    this.best = this.root();
  }

  root(): Node {
    const counts = new Array<number>(this.size).fill(0);
    return { key: 0, left: 0, counts, value: 0, promise: 0, rules: 0, came: undefined, took: undefined };
  }

  /** Numbers as keys where they fit; sorted by the most that a count can come to. */
  stridesOf(): number[] | undefined {
    const strides = new Array<number>(this.size).fill(0);
    let stride = 1 + Math.max(0, ...this.problem.classes.map(({ count }) => count));
    this.counters.forEach((counter, number) => {
      const offset = this.offsets[number] as number;
      const total = this.problem.classes.reduce((sum, { count }) => sum + count, 0);
      counter.roles.forEach((role, at) => {
        strides[offset + at] = stride;
        stride *= counter.roles.length === 1 ? role.size : total + 1;
      });
      const used = offset + counter.roles.length;
      strides[used] = stride;
      stride *= Number.isFinite(counter.limit) ? Math.min(counter.limit, total) + 1 : 1;
      strides[used + 1] = stride;
      stride *= Number.isFinite(counter.cap) ? counter.cap * FINE + 1 : 1;
    });
    return stride * 4096 <= Number.MAX_SAFE_INTEGER ? strides : undefined;
  }

  run(withRules: boolean): void {
    let alive: Node[] = [this.root()];
    const { classes } = this.problem;
    const steps = classes.reduce((sum, _, unit) => sum + this.countersAt(unit).length, 0);
    const width = Math.max(narrowest, Math.min(widest, Math.floor(this.mostNodes / Math.max(steps, 1))));
    for (let unit = 0; unit < classes.length; unit += 1) {
      const count = (classes[unit] as Pool).count;
      for (const node of alive) node.left = count;
      for (const number of this.countersAt(unit))
        alive = this.narrow(this.step(alive, unit, number, withRules), unit, width);
      alive = this.leaveRest(alive, withRules);
    }
    this.best = alive.reduce((best, node) => (isBetter(node, best) ? node : best), alive[0] ?? this.root());
  }

  /** Rules with several roles or limits first, simple ones last: the last can take whatever is left. */
  countersAt(unit: number): number[] {
    const numbers: number[] = [];
    this.counters.forEach((counter, number) => {
      if (counter.roles.some((role) => role.gain[unit] !== undefined)) numbers.push(number);
    });
    return numbers.sort((one, other) => this.rankAt(one) - this.rankAt(other) || one - other);
  }

  rankAt(number: number): number {
    const { roles, limit } = this.counters[number] as Counter;
    if (roles.length > 1) return 0;
    if (Number.isFinite(limit)) return 1;
    return (roles[0]?.size ?? 1) > 1 ? 2 : 3;
  }

  step(alive: readonly Node[], unit: number, number: number, withRules: boolean): Node[] {
    const next = new Map<number | string, Node>();
    const counter = this.counters[number] as Counter;
    for (const node of alive)
      for (const choice of choicesOf(this, node, unit, number)) {
        this.nodes += 1;
        const to = choice.taken === 0 ? node : this.follow(node, unit, number, counter, choice);
        if (choice.taken === 0 && choice.counts) to.counts = choice.counts;
        this.put(next, to, withRules);
      }
    return [...next.values()];
  }

  follow(node: Node, unit: number, number: number, counter: Counter, choice: Choice): Node {
    const gain = this.gainOf(counter, unit, choice);
    const offset = this.offsets[number] as number;
    const counts = node.counts.slice();
    (choice.counts as number[]).forEach((count, at) => {
      counts[offset + at] = count;
    });
    const used = offset + counter.roles.length;
    if (Number.isFinite(counter.limit)) counts[used] = choice.used;
    let added = gain;
    if (Number.isFinite(counter.cap)) {
      const before = node.counts[used + 1] as number;
      const after = Math.min(counter.cap * FINE, before + gain);
      counts[used + 1] = Math.max(0, after);
      added = after - before;
    }
    return {
      key: 0,
      left: node.left - choice.taken,
      counts,
      value: node.value + added,
      promise: node.promise + choice.taken * this.shareOf(counter, unit),
      rules: this.counters.length <= 30 ? node.rules | (1 << number) : 0,
      came: node,
      took: { counter: number, unit, counts: choice.takes },
    };
  }

  /** What the units taken bring: rounded together, because nothing else of the rule is on their line. */
  gainOf(counter: Counter, unit: number, { takes, closed }: Choice): number {
    const contender = this.problem.contenders[counter.contender] as Contender;
    let gain = closed * counter.perApplication;
    let fine = 0;
    let rewarded = 0;
    counter.roles.forEach((role, at) => {
      const count = counter.lastOnly ? closed : (takes[at] as number);
      fine += count * (role.gain[unit] ?? 0);
      if (role.rewarded) rewarded += count;
    });
    const isRounded = contender.rounding.multiple !== 1 && !this.alone[unit] && counter.perApplication === 0;
    if (contender.rule.lane !== "points" && (fine % FINE !== 0 || isRounded)) {
      const pool = this.problem.classes[unit] as Pool;
      const base = baseOf(contender.rule, pool) * rewarded;
      fine = roundDiscount(fine, base, roomOf(pool) * rewarded, contender.rounding) * FINE;
    }
    gain += fine;
    return gain;
  }

  shareOf(counter: Counter, unit: number): number {
    const size = counter.roles.reduce((sum, role) => sum + role.size, 0);
    const best = counter.roles.reduce((most, role) => Math.max(most, role.gain[unit] ?? 0), 0);
    const [only] = counter.roles;
    if (counter.roles.length === 1 && only && !counter.lastOnly) return best + counter.perApplication / size;
    return (best + counter.perApplication) / size;
  }

  put(next: Map<number | string, Node>, node: Node, withRules: boolean): void {
    node.key = this.keyOf(node, withRules);
    const before = next.get(node.key);
    if (!before) {
      next.set(node.key, node);
      return;
    }
    if (before.value === node.value && before.rules !== node.rules) this.tied = true;
    if (!isBetter(node, before)) return;
    next.delete(node.key);
    next.set(node.key, node);
  }

  keyOf({ counts, left, rules }: Node, withRules: boolean): number | string {
    const { strides } = this;
    if (!strides) return `${counts.join()}/${left}/${withRules ? rules : ""}`;
    let key = left;
    for (let at = 0; at < counts.length; at += 1) key += (counts[at] as number) * (strides[at] as number);
    return withRules ? key * 4096 + rules : key;
  }

  leaveRest(alive: readonly Node[], withRules: boolean): Node[] {
    const next = new Map<number | string, Node>();
    for (const node of alive) {
      const rest = node.left === 0 ? node : { ...node, left: 0 };
      this.put(next, rest, withRules);
    }
    return [...next.values()];
  }

  /** Keeps the most promising nodes. */
  narrow(alive: Node[], unit: number, width: number): Node[] {
    if (alive.length <= width) return alive;
    const order = alive.map((node, at) => ({ node, at }));
    order.sort(
      (one, other) => other.node.promise - one.node.promise || other.node.value - one.node.value || one.at - other.at,
    );
    for (const { node } of order.slice(width)) {
      const reach = node.value + node.left * (this.most[unit] as number) + (this.suffix[unit + 1] as number);
      if (reach > this.dropped) this.dropped = reach;
    }
    const kept = order.slice(0, width).sort((one, other) => one.at - other.at);
    return kept.map(({ node }) => node);
  }

  isExact(): boolean {
    return this.dropped <= this.best.value && !this.inexact;
  }

  result(): Deal {
    const chosen = assemble(this.problem, this.counters, this.best);
    const value = valueOf(this.problem, chosen);
    const reach = this.inexact ? Math.max(this.dropped, this.suffix[0] as number) : this.dropped;
    return { chosen, value, bound: Math.max(value, Math.floor(reach / FINE)), nodes: this.nodes };
  }
}

function isBetter(one: Node, other: Node): boolean {
  if (one.value !== other.value) return one.value > other.value;
  if (one.rules === other.rules) return false;
  const [count, otherCount] = [bits(one.rules), bits(other.rules)];
  if (count !== otherCount) return count < otherCount;
  // The lowest bit in which they differ is the lowest rule that only one of them uses.
  const differing = one.rules ^ other.rules;
  return (one.rules & (differing & -differing)) !== 0;
}

function bits(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function unitsAfter(classes: readonly Pool[], gain: readonly (number | undefined)[]): number[] {
  const after = new Array<number>(classes.length).fill(0);
  let sum = 0;
  for (let unit = classes.length - 1; unit >= 0; unit -= 1) {
    after[unit] = sum;
    if (gain[unit] !== undefined) sum += (classes[unit] as Pool).count;
  }
  return after;
}

function lastOf(counter: Counter, classes: number): number {
  for (let unit = classes - 1; unit >= 0; unit -= 1)
    if (counter.roles.some((role) => role.gain[unit] !== undefined)) return unit;
  return -1;
}

/** What one unit can bring at most: its reward, and what closing an application brings. */
function mostOfUnit(counters: readonly Counter[], unit: number): number {
  let most = 0;
  for (const { roles, perApplication } of counters)
    for (const { gain } of roles) {
      const value = gain[unit];
      if (value !== undefined) most = Math.max(most, Math.ceil(value / FINE) * FINE + Math.max(0, perApplication));
    }
  return most;
}

function suffixSums(classes: readonly Pool[], most: readonly number[]): number[] {
  const sums = new Array<number>(classes.length + 1).fill(0);
  for (let unit = classes.length - 1; unit >= 0; unit -= 1)
    sums[unit] = (sums[unit + 1] as number) + (classes[unit] as Pool).count * (most[unit] as number);
  return sums;
}
