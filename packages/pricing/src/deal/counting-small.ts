import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import type { Took } from "./assemble.ts";
import { choicesOf, type Searched } from "./counting-choices.ts";
import { gainOf } from "./counting-gain.ts";
import type { Counter } from "./counting-plan.ts";
import { isBetter, type Valued } from "./counting-ties.ts";
import { takesByOnes } from "./dominance.ts";
import type { Deal } from "./problem.ts";

type SmallSearched = Searched & { mostNodes: number; dealOf: (took: Took[]) => Pick<Deal, "chosen" | "value"> };

/** A way for a rule to go on from one of its standings, worked out once and not for every state of the others. */
type Move = { taken: number; to: number; gain: number; takes: readonly number[] };

/** What a rule alone can come to: its standings by number, 0 being closed, and per class and standing the moves. */
type Machine = { standings: number; moves: (Move[] | undefined)[][] };

/** The states alive after a step, and for each where it came from: the place of the one before, and the move. */
type Step = {
  counter: number;
  unit: number;
  states: number[];
  values: number[];
  rules: number[];
  units: number[];
  tied: boolean[];
  from: number[];
  moves: (Move | undefined)[];
};

const mostStates = 4096;
const mostMoves = 4000;

/**
 * The counting search for the common case of few states, in arrays: a state is one number, digit by digit the standings of the rules and the
 * units left. Undefined when there are too many states, or when equal totals by different rules want the longer way.
 */
export function solveSmall(search: SmallSearched): Deal | undefined {
  const { counters, problem } = search;
  if (counters.length > 30) return undefined;
  const left = 1 + problem.classes.reduce((most, { count }) => Math.max(most, count), 0);
  if (left > mostStates) return undefined;
  const machines: Machine[] = [];
  const strides: number[] = [];
  let states = left;
  for (let number = 0; number < counters.length; number += 1) {
    const machine = machineOf(search, number);
    if (!machine || states * machine.standings > mostStates) return undefined;
    machines.push(machine);
    strides.push(states);
    states *= machine.standings;
  }
  const plain = new SmallSearch(search, machines, strides, left, 0);
  const found = plain.solve();
  if (found !== "tied") return found;
  // Equal totals by different rules: the rules used become part of the state, so that fewer rules and lower ids win.
  const again = new SmallSearch(search, machines, strides, left, states);
  again.nodes = plain.nodes;
  const settled = again.solve();
  return settled === "tied" ? undefined : settled;
}

function machineOf(search: Searched, number: number): Machine | undefined {
  const { problem, table } = search;
  const counter = search.counters[number] as Counter;
  if (counter.roles.length === 1 && !Number.isFinite(counter.limit) && !Number.isFinite(counter.cap))
    return groupMachine(search, number, counter);
  const closed = { counts: counter.roles.map(() => 0), used: 0, gained: 0 };
  const standings = [closed];
  const numbers = new Map([[standingKey(closed), 0]]);
  const moves: Machine["moves"] = problem.classes.map(() => []);
  let reached = [0];
  let total = 0;
  for (let unit = 0; unit < problem.classes.length; unit += 1) {
    if (!counter.roles.some(({ gain }) => gain[unit] !== undefined)) continue;
    const isLast = (table.later[number] as number[][]).every((later) => later[unit] === 0);
    const left = (problem.classes[unit] as Pool).count;
    const next = new Set<number>();
    for (const at of reached) {
      const { counts, used, gained } = standings[at] as typeof closed;
      const list: Move[] = [];
      for (const choice of choicesOf(search, { number, unit, counts, used, left })) {
        let gain = choice.taken === 0 ? 0 : gainOf(problem, counter, unit, choice);
        const after = Math.min(counter.cap * FINE, gained + gain);
        if (Number.isFinite(counter.cap)) gain = after - gained;
        const to = isLast
          ? closed
          : {
              counts: choice.counts,
              used: Number.isFinite(counter.limit) ? choice.used : 0,
              gained: Number.isFinite(counter.cap) ? after : 0,
            };
        const key = standingKey(to);
        let position = numbers.get(key);
        if (position === undefined) {
          position = standings.push(to) - 1;
          numbers.set(key, position);
        }
        next.add(position);
        list.push({ taken: choice.taken, to: position, gain, takes: choice.takes });
      }
      total += list.length;
      if (total > mostMoves || standings.length > mostStates) return undefined;
      (moves[unit] as Move[][])[at] = list;
    }
    reached = [...next];
  }
  return { standings: standings.length, moves };
}

/** A rule that counts off groups of one kind stands where its open group stands. */
function groupMachine({ problem, table }: Searched, number: number, counter: Counter): Machine | undefined {
  const { size, gain } = counter.roles[0] as Counter["roles"][number];
  const later = table.later[number]?.[0] as number[];
  const moves: Machine["moves"] = [];
  let total = 0;
  let standings = 1;
  for (let unit = 0; unit < problem.classes.length; unit += 1) {
    const ofClass: Move[][] = [];
    moves.push(ofClass);
    if (gain[unit] === undefined) continue;
    const { count } = problem.classes[unit] as Pool;
    total += standings * (count + 1);
    if (total > mostMoves) return undefined;
    const after = later[unit] as number;
    let highest = 0;
    for (let filled = 0; filled < standings; filled += 1) {
      const list: Move[] = [];
      for (let take = count; take >= 0; take -= 1) {
        const to = (filled + take) % size;
        if (to > 0 && size - to > after) continue;
        const choice = { takes: [take], taken: take, counts: [to], closed: (filled + take - to) / size, used: 0 };
        list.push({
          taken: take,
          to,
          gain: take === 0 ? 0 : gainOf(problem, counter, unit, choice),
          takes: choice.takes,
        });
        highest = Math.max(highest, to);
      }
      ofClass.push(list);
    }
    standings = Math.max(standings, highest + 1);
  }
  return { standings, moves };
}

function standingKey({ counts, used, gained }: { counts: readonly number[]; used: number; gained: number }): string {
  return counts.length === 1 && used === 0 && gained === 0 ? String(counts[0]) : `${counts.join()}/${used}/${gained}`;
}

/** Where a state stands in the step that is made, -1 for nowhere. Made once: between searches it is all -1 again. */
const places = new Int32Array(mostStates).fill(-1);
const placesByRules = new Map<number, number>();

class SmallSearch {
  readonly search: SmallSearched;
  readonly machines: readonly Machine[];
  readonly strides: readonly number[];
  readonly left: number;
  /** The number of states when the rules used are part of them, else 0. */
  readonly withRules: number;
  readonly sweeping: boolean[];
  readonly steps: Step[] = [];
  nodes = 0;

  constructor(
    search: SmallSearched,
    machines: readonly Machine[],
    strides: readonly number[],
    left: number,
    withRules: number,
  ) {
    this.search = search;
    this.sweeping = search.counters.map(
      (counter) => takesByOnes(counter) && search.problem.contenders[counter.contender]?.rounding.multiple === 1,
    );
    this.withRules = withRules;
    this.machines = machines;
    this.strides = strides;
    this.left = left;
  }

  solve(): Deal | "tied" | undefined {
    const { problem, table, mostNodes } = this.search;
    const start = emptyStep(-1, 0);
    let last = start;
    this.put(start, 0, 0, undefined, 0, 0, 0, false);
    places[0] = -1;
    placesByRules.clear();
    for (let unit = 0; unit < problem.classes.length; unit += 1) {
      last = this.setLeft(last, unit, (problem.classes[unit] as Pool).count);
      for (const number of table.at[unit] as number[]) last = this.step(last, number, unit);
      last = this.setLeft(last, unit, 0);
      if (this.nodes > mostNodes) return undefined;
    }
    // At the end every rule is closed and no unit left: the state 0 is the only one, but for the rules used.
    if (last.states.length === 0 || this.search.inexact) return undefined;
    const end = bestPlace(last);
    if (this.withRules === 0 && last.tied[end]) return "tied";
    const { chosen, value } = this.search.dealOf(this.tookFrom(end));
    return { chosen, value, bound: value, nodes: this.nodes };
  }

  /** Sets the units left: to those of the class, or to none. */
  setLeft(before: Step, unit: number, left: number): Step {
    const next = emptyStep(-1, unit);
    for (let at = 0; at < before.states.length; at += 1) {
      const state = before.states[at] as number;
      const { value, rules, units } = valuedAt(before, at);
      const reached = state - (state % this.left) + left;
      this.put(next, reached, at, undefined, value, rules, units, before.tied[at] as boolean);
    }
    return this.finish(next);
  }

  /** All that one rule can do with the units left of a class, from every state. */
  step(before: Step, number: number, unit: number): Step {
    const next = emptyStep(number, unit);
    const machine = this.machines[number] as Machine;
    const stride = this.strides[number] as number;
    const bit = 1 << number;
    const isLast = this.search.table.at[unit]?.at(-1) === number && this.sweeping[number] === true;
    for (let at = 0; at < before.states.length; at += 1) {
      const state = before.states[at] as number;
      const had = state % this.left;
      const standing = Math.floor(state / stride) % machine.standings;
      const value = before.values[at] as number;
      const rules = before.rules[at] as number;
      const units = before.units[at] as number;
      const moves = machine.moves[unit]?.[standing] ?? [];
      // The last one to choose takes all that is left: nobody else wants it, and one unit more is never less.
      const sweeps = isLast && moves.length > had;
      for (let which = sweeps ? moves.length - 1 - had : 0; which < moves.length; which += 1) {
        const move = moves[which] as Move;
        if (move.taken > had) continue;
        if (sweeps && move.gain === 0 && move.taken > 0) continue;
        this.nodes += 1;
        const reached = state + (move.to - standing) * stride - move.taken;
        const used = move.taken > 0 ? rules | bit : rules;
        const isTied = before.tied[at] as boolean;
        this.put(next, reached, at, move, value + move.gain, used, units + move.taken, isTied);
        if (sweeps) break;
      }
    }
    return this.finish(next);
  }

  /** Ten thousands of times a basket: no objects are made for it. */
  put(
    step: Step,
    state: number,
    from: number,
    move: Move | undefined,
    value: number,
    rules: number,
    units: number,
    isTied: boolean,
  ): void {
    const at = this.placeOf(state, rules);
    if (at < 0) {
      this.setPlace(state, rules, step.states.push(state) - 1);
      step.tied.push(isTied);
      step.values.push(value);
      step.rules.push(rules);
      step.units.push(units);
      step.from.push(from);
      step.moves.push(move);
      return;
    }
    const known = step.values[at] as number;
    if (value < known) return;
    const isEqual = value === known;
    if (isEqual && (isTied || rules !== step.rules[at])) step.tied[at] = true;
    if (isEqual && !isBetter({ value, rules, units }, valuedAt(step, at))) return;
    step.tied[at] = isEqual ? (step.tied[at] as boolean) || isTied : isTied;
    step.values[at] = value;
    step.rules[at] = rules;
    step.units[at] = units;
    step.from[at] = from;
    step.moves[at] = move;
  }

  placeOf(state: number, rules: number): number {
    return this.withRules > 0 ? (placesByRules.get(state + rules * this.withRules) ?? -1) : (places[state] as number);
  }

  setPlace(state: number, rules: number, at: number): void {
    if (this.withRules > 0) placesByRules.set(state + rules * this.withRules, at);
    else places[state] = at;
  }

  finish(step: Step): Step {
    if (this.withRules > 0) placesByRules.clear();
    else for (const state of step.states) places[state] = -1;
    this.steps.push(step);
    return step;
  }

  tookFrom(end: number): Took[] {
    const took: Took[] = [];
    let at = end;
    for (let number = this.steps.length - 1; number >= 0; number -= 1) {
      const { counter, unit, from, moves } = this.steps[number] as Step;
      const move = moves[at];
      if (move && move.taken > 0) took.push({ counter, unit, counts: move.takes });
      at = from[at] as number;
    }
    return took.reverse();
  }
}

function emptyStep(counter: number, unit: number): Step {
  return { counter, unit, states: [], values: [], rules: [], units: [], tied: [], from: [], moves: [] };
}

function bestPlace(step: Step): number {
  let best = 0;
  for (let place = 1; place < step.values.length; place += 1)
    if (isBetter(valuedAt(step, place), valuedAt(step, best))) best = place;
  return best;
}

function valuedAt({ values, rules, units }: Step, at: number): Valued {
  return { value: values[at] as number, rules: rules[at] as number, units: units[at] as number };
}
