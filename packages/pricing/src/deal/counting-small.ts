import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { assemble, type Took } from "./assemble.ts";
import { choicesOf, type Searched } from "./counting-choices.ts";
import { gainOf } from "./counting-gain.ts";
import type { Counter } from "./counting-plan.ts";
import { isBetter } from "./counting-ties.ts";
import { type Deal, valueOf } from "./problem.ts";

/** A way for a rule to go on from one of its standings, worked out once and not for every state of the others. */
type Move = { taken: number; to: number; gain: number; takes: readonly number[] };

/** What a rule alone can come to: its standings by number, 0 being closed, and per class and standing the moves. */
type Machine = { standings: number; moves: (Move[] | undefined)[][] };

type Step = { counter: number; unit: number; from: Int32Array; move: Int16Array };

const mostStates = 4096;
const mostMoves = 4000;

/**
 * The counting search for the common case of few states, in arrays: a state is one number, digit by digit the standings of the rules and the
 * units left. Undefined when there are too many states, or when equal totals by different rules want the longer way.
 */
export function solveSmall(search: Searched & { mostNodes: number }): Deal | undefined {
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
  return new SmallSearch(search, machines, strides, states, left).solve();
}

function machineOf(search: Searched, number: number): Machine | undefined {
  const { problem, table } = search;
  const counter = search.counters[number] as Counter;
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

function standingKey({ counts, used, gained }: { counts: readonly number[]; used: number; gained: number }): string {
  return counts.length === 1 && used === 0 && gained === 0 ? String(counts[0]) : `${counts.join()}/${used}/${gained}`;
}

class SmallSearch {
  readonly search: Searched & { mostNodes: number };
  readonly machines: readonly Machine[];
  readonly strides: readonly number[];
  readonly states: number;
  readonly left: number;
  readonly steps: Step[] = [];
  values: Float64Array;
  rules: Int32Array;
  tied: Uint8Array;
  alive: number[] = [0];
  nodes = 0;

  constructor(
    search: Searched & { mostNodes: number },
    machines: readonly Machine[],
    strides: readonly number[],
    states: number,
    left: number,
  ) {
    this.search = search;
    this.machines = machines;
    this.strides = strides;
    this.states = states;
    this.left = left;
    this.values = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
    this.values[0] = 0;
    this.rules = new Int32Array(states);
    this.tied = new Uint8Array(states);
  }

  solve(): Deal | undefined {
    const { problem, table } = this.search;
    for (let unit = 0; unit < problem.classes.length; unit += 1) {
      this.move(-1, unit, (problem.classes[unit] as Pool).count);
      for (const number of table.at[unit] as number[]) this.move(number, unit, 0);
      this.move(-1, unit, 0);
      if (this.nodes > this.search.mostNodes) return undefined;
    }
    if (this.alive.length === 0 || this.tied[0] === 1 || this.search.inexact) return undefined;
    const chosen = assemble(problem, this.search.counters, this.tookFrom());
    const value = valueOf(problem, chosen);
    return { chosen, value, bound: value, nodes: this.nodes };
  }

  /** One step of all states that are alive. Without a rule it only sets the units left: to those of the class, or to none. */
  move(counter: number, unit: number, left: number): void {
    const { values, rules, tied, alive } = this;
    const step: Step = { counter, unit, from: new Int32Array(this.states), move: new Int16Array(this.states) };
    this.steps.push(step);
    this.values = new Float64Array(this.states).fill(Number.NEGATIVE_INFINITY);
    this.rules = new Int32Array(this.states);
    this.tied = new Uint8Array(this.states);
    this.alive = [];
    const stride = this.strides[counter] ?? 1;
    const machine = this.machines[counter];
    for (const state of alive) {
      const value = values[state] as number;
      const had = state % this.left;
      if (!machine) {
        this.put(step, state - had + left, state, 0, value, rules[state] as number, tied[state] as number);
        continue;
      }
      const standing = Math.floor(state / stride) % machine.standings;
      const moves = machine.moves[unit]?.[standing] ?? [];
      for (let at = 0; at < moves.length; at += 1) {
        const { taken, to, gain } = moves[at] as Move;
        if (taken > had) continue;
        this.nodes += 1;
        const used = taken > 0 ? (rules[state] as number) | (1 << counter) : (rules[state] as number);
        const reached = state + (to - standing) * stride - taken;
        this.put(step, reached, state, at, value + gain, used, tied[state] as number);
      }
    }
  }

  put(step: Step, state: number, from: number, move: number, value: number, rules: number, tied: number): void {
    const known = this.values[state] as number;
    if (known === Number.NEGATIVE_INFINITY) this.alive.push(state);
    else {
      const before = { value: known, rules: this.rules[state] as number };
      const isTied = known === value && before.rules !== rules;
      if (!isBetter({ value, rules }, before)) {
        if (isTied) this.tied[state] = 1;
        return;
      }
      tied = isTied || (known === value && this.tied[state] === 1) ? 1 : tied;
    }
    this.values[state] = value;
    this.rules[state] = rules;
    this.tied[state] = tied;
    step.from[state] = from;
    step.move[state] = move;
  }

  /** Back from the end, where every rule is closed and no unit left: the state 0. */
  tookFrom(): Took[] {
    const took: Took[] = [];
    let state = 0;
    for (let at = this.steps.length - 1; at >= 0; at -= 1) {
      const { counter, unit, from, move } = this.steps[at] as Step;
      const before = from[state] as number;
      const machine = this.machines[counter];
      if (machine) {
        const standing = Math.floor(before / (this.strides[counter] as number)) % machine.standings;
        const { takes, taken } = machine.moves[unit]?.[standing]?.[move[state] as number] as Move;
        if (taken > 0) took.push({ counter, unit, counts: takes });
      }
      state = before;
    }
    return took.reverse();
  }
}
