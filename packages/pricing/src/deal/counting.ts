import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { assemble, type Took } from "./assemble.ts";
import { type Lightened, setAside } from "./bulk.ts";
import { type Choice, choicesOf, type Standing } from "./counting-choices.ts";
import { gainOf } from "./counting-gain.ts";
import type { Counter } from "./counting-plan.ts";
import { solveSmall } from "./counting-small.ts";
import { type CountingTable, tabulate } from "./counting-table.ts";
import { isBetter } from "./counting-ties.ts";
import { type Deal, discountOf, type Problem } from "./problem.ts";

/**
 * A dynamic programme over the classes from the dearest down: at each class its units go to the rules one after the other. What matters of all that
 * was decided before is only how far each open rule has counted, so equal counts are one node and the better one stays. Exact while no more nodes
 * are alive at once than the beam is wide; beyond that the most promising stay and the bound tells what the others might have reached.
 */
export function solveByCounting(problem: Problem, counters: readonly Counter[], mostNodes: number): Deal {
  const light = setAside(problem, counters);
  const table = tabulate(light.problem, counters);
  const search = new Counting(problem, light, counters, table, mostNodes);
  const small = solveSmall(search);
  if (small) return small;
  search.run(false);
  const plain = search.result();
  if (!search.tied || counters.length > 12 || !search.isExact()) return plain;
  // Equal totals by different rules: the rules used become part of the state, so that fewer rules and lower ids win.
  const again = new Counting(problem, light, counters, table, mostNodes - search.nodes);
  again.run(true);
  const settled = again.result();
  const nodes = plain.nodes + settled.nodes;
  return again.isExact() ? { ...settled, nodes } : { ...plain, nodes };
}

/** Alive at one step: what the open rules have counted, the units of the class that are left, and how it came to that. */
export type Node = {
  key: number | string;
  left: number;
  counts: number[];
  value: number;
  /** The value with open groups at their share: what promises most. */
  promise: number;
  rules: number;
  units: number;
  came: Node | undefined;
  took: Took | undefined;
};

const narrowest = 4;
const widest = 3000;

export class Counting {
  /** The whole problem; searched is the light one. */
  readonly whole: Problem;
  readonly light: Lightened;
  readonly problem: Problem;
  readonly counters: readonly Counter[];
  readonly table: CountingTable;
  readonly mostNodes: number;
  nodes = 0;
  dropped = Number.NEGATIVE_INFINITY;
  inexact = false;
  tied = false;
  /** Gave up: the nodes ran out before the last class. */
  stopped = false;
  best: Node;

  constructor(whole: Problem, light: Lightened, counters: readonly Counter[], table: CountingTable, mostNodes: number) {
    this.whole = whole;
    this.light = light;
    this.problem = light.problem;
    this.counters = counters;
    this.table = table;
    this.mostNodes = mostNodes;
    this.best = this.root();
  }

  root(): Node {
    const counts = new Array<number>(this.table.size).fill(0);
    return { key: 0, left: 0, counts, value: 0, promise: 0, rules: 0, units: 0, came: undefined, took: undefined };
  }

  run(withRules: boolean): void {
    let alive: Node[] = [this.root()];
    const { classes } = this.problem;
    let steps = this.table.steps;
    for (let unit = 0; unit < classes.length && !this.stopped; unit += 1) {
      const count = (classes[unit] as Pool).count;
      for (const node of alive) node.left = count;
      for (const number of this.table.at[unit] as number[]) {
        alive = this.narrow(this.step(alive, unit, number, withRules), unit, this.widthFor(steps));
        steps -= 1;
      }
      alive = this.leaveRest(alive, withRules);
      if (this.nodes > this.mostNodes) this.stopped = true;
    }
    if (!this.stopped) this.best = alive.reduce((best, node) => (isBetter(node, best) ? node : best), this.best);
  }

  /** The nodes that are left are shared out over the steps that are left. */
  widthFor(steps: number): number {
    const perStep = (this.mostNodes - this.nodes) / (steps * 3);
    return Math.max(narrowest, Math.min(widest, Math.floor(perStep)));
  }

  step(alive: readonly Node[], unit: number, number: number, withRules: boolean): Node[] {
    const next = new Map<number | string, Node>();
    const counter = this.counters[number] as Counter;
    for (const node of alive)
      for (const choice of choicesOf(this, this.standing(node, unit, number, counter))) {
        this.nodes += 1;
        const isKept = choice.taken === 0 && !(isLimited(counter) && this.isLast(number, unit));
        this.put(next, isKept ? node : this.follow(node, unit, number, counter, choice), withRules);
      }
    return [...next.values()];
  }

  standing(node: Node, unit: number, number: number, { roles }: Counter): Standing {
    const counts = roles.map((_, at) => this.countAt(node, number, at));
    return { number, unit, counts, used: this.countAt(node, number, roles.length), left: node.left };
  }

  isLast(number: number, unit: number): boolean {
    return (this.table.later[number] as number[][]).every((later) => later[unit] === 0);
  }

  countAt(node: Node, number: number, at: number): number {
    const place = this.table.places[number]?.[at] as number;
    return place < 0 ? 0 : (node.counts[place] as number);
  }

  follow(node: Node, unit: number, number: number, counter: Counter, choice: Choice): Node {
    const gain = gainOf(this.problem, counter, unit, choice);
    const places = this.table.places[number] as number[];
    const counts = node.counts.slice();
    const keep = (at: number, count: number) => {
      const place = places[at] as number;
      if (place >= 0) counts[place] = count;
    };
    choice.counts.forEach((count, at) => {
      keep(at, count);
    });
    const isLast = this.isLast(number, unit);
    keep(counter.roles.length, isLast || !Number.isFinite(counter.limit) ? 0 : choice.used);
    let added = gain;
    if (Number.isFinite(counter.cap)) {
      const before = this.countAt(node, number, counter.roles.length + 1);
      const after = Math.min(counter.cap * FINE, before + gain);
      keep(counter.roles.length + 1, isLast ? 0 : after);
      added = after - before;
    }
    return {
      key: 0,
      left: node.left - choice.taken,
      counts,
      value: node.value + added,
      promise: node.promise + choice.taken * shareOf(counter, unit),
      rules: choice.taken > 0 && this.counters.length <= 30 ? node.rules | (1 << number) : node.rules,
      units: node.units + choice.taken,
      came: node,
      took: { counter: number, unit, counts: choice.takes },
    };
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
    const { strides } = this.table;
    if (!strides) return `${counts.join()}/${left}/${withRules ? rules : ""}`;
    let key = left;
    for (let at = 0; at < counts.length; at += 1) key += (counts[at] as number) * (strides[at] as number);
    return withRules ? key * 4096 + rules : key;
  }

  leaveRest(alive: Node[], withRules: boolean): Node[] {
    if (alive.every(({ left }) => left === 0)) return alive;
    const next = new Map<number | string, Node>();
    for (const node of alive) this.put(next, node.left === 0 ? node : { ...node, left: 0 }, withRules);
    return [...next.values()];
  }

  /** Keeps the most promising nodes. */
  narrow(alive: Node[], unit: number, width: number): Node[] {
    if (alive.length <= width) return alive;
    const order = alive.map((node, at) => ({ node, at }));
    order.sort(
      (one, other) => other.node.promise - one.node.promise || other.node.value - one.node.value || one.at - other.at,
    );
    const { most, suffix } = this.table;
    const { count } = this.problem.classes[unit] as Pool;
    for (const { node } of order.slice(width)) {
      const reach = node.value + (suffix[unit] as number) - (count - node.left) * (most[unit] as number);
      if (reach > this.dropped) this.dropped = reach;
    }
    const kept = order.slice(0, width).sort((one, other) => one.at - other.at);
    return kept.map(({ node }) => node);
  }

  isExact(): boolean {
    return this.dropped <= this.best.value && !this.inexact && !this.stopped;
  }

  result(): Deal {
    const took: Took[] = [];
    for (let node: Node | undefined = this.best; node; node = node.came) if (node.took) took.unshift(node.took);
    const { chosen, value } = this.dealOf(took);
    const reach = this.inexact || this.stopped ? (this.table.suffix[0] as number) : this.dropped;
    return { chosen, value, bound: Math.max(value, this.light.value + Math.floor(reach / FINE)), nodes: this.nodes };
  }

  /** With the units that were set aside. */
  dealOf(took: Took[]): Pick<Deal, "chosen" | "value"> {
    const chosen = assemble(this.whole, this.counters, this.light.giveBack(took));
    return { chosen, value: discountOf(this.whole, chosen) };
  }
}

/** Its counts must be given back after its last class, for other rules use the place. */
const isLimited = ({ limit, cap }: Counter) => Number.isFinite(limit) || Number.isFinite(cap);

/** A unit's part of what a full application brings. */
function shareOf(counter: Counter, unit: number): number {
  const size = counter.roles.reduce((sum, role) => sum + role.size, 0);
  const best = counter.roles.reduce((most, role) => Math.max(most, role.gain[unit] ?? 0), 0);
  if (counter.roles.length === 1 && counter.last === 0) return best + counter.perApplication / size;
  return (best + counter.perApplication) / size;
}
