import type { Pool } from "../working.ts";
import { arena } from "./arena.ts";
import { type Bounds, boundsOf, promiseOf } from "./bounds.ts";
import { takesByOnes } from "./counter.ts";
import {
  isFull,
  keys,
  mostNodesAStep,
  NONE,
  put,
  rulesUsed,
  size,
  startSearch,
  startStep,
  unitsTaken,
  values,
} from "./frontier.ts";
import {
  addFollowMoves,
  addGroupMoves,
  endList,
  findList,
  forgetLists,
  gains,
  leadsTo,
  listEnd,
  type Stand,
  startList,
  takenBy,
  takesBy,
  unitsBy,
} from "./moves.ts";
import { type Plan, sameLevelLater, startsLevel, type Track } from "./plan.ts";
import { addRoleMoves } from "./role-moves.ts";
import { bestOf, type Took, tookFrom } from "./trace.ts";

/** `reach` is what no assignment exceeds, in fine units; without `took` the search gave up. */
export type Found = { took: Took[] | undefined; value: number; reach: number; nodes: number };

/** A step that has begun is ended, with so many nodes more than allowed. */
const mostOver = 5000;

/** Fewer nodes than this are kept at no step. */
const narrowest = 4;

/**
 * A dynamic programme over the classes from the dearest down: at each class its units go to the rules one after the other. What matters of all that
 * was decided before is only how far each open rule has counted, so equal counts are one node. Exact while all nodes fit into the number that
 * is left; beyond that the most promising stay, and `reach` is what the others might have come to.
 */
export class Search {
  readonly plan: Plan;
  readonly mostNodes: number;
  readonly stand: Stand;
  bounds: Bounds | undefined;
  nodes = 0;
  dropped = NONE;

  constructor(plan: Plan, mostNodes: number) {
    this.plan = plan;
    this.mostNodes = mostNodes;
    const pool = plan.problem.classes[0] as Pool;
    this.stand = {
      pool,
      unit: 0,
      alone: false,
      standing: 0,
      left: 0,
      sweeps: false,
      tried: 0,
      mostTries: 0,
      inexact: false,
    };
  }

  run(): Found {
    const { steps, states } = this.plan;
    if (steps.length * narrowest > this.mostNodes || !Number.isSafeInteger(states * 1024)) return this.givenUp();
    startSearch();
    let begin = 0;
    for (let at = 0; at < steps.length; at += 1) {
      const end = size;
      this.step(at, begin, end);
      begin = end;
      if (size === begin || this.nodes > this.mostNodes + mostOver) return this.givenUp();
    }
    const best = bestOf(begin);
    const value = values[best] as number;
    const reach = this.stand.inexact || isFull ? this.reachOfAll() : Math.max(value, this.dropped);
    return { took: tookFrom(this.plan, best), value, reach, nodes: this.nodes };
  }

  givenUp(): Found {
    return { took: undefined, value: 0, reach: this.reachOfAll(), nodes: this.nodes };
  }

  reachOfAll(): number {
    this.bounds ??= boundsOf(this.plan);
    return arena.numbers[this.bounds.rest] as number;
  }

  /** All that one rule can do with the units left of a class, from every node. */
  step(at: number, begin: number, end: number): void {
    const { steps, problem } = this.plan;
    const { track, unit } = steps[at] as Plan["steps"][number];
    const { stand } = this;
    const pool = problem.classes[unit] as Pool;
    const isFirst = at === 0 || steps[at - 1]?.unit !== unit;
    const isLast = steps[at + 1]?.unit !== unit;
    stand.pool = pool;
    stand.unit = unit;
    stand.alone = problem.alone[unit] as boolean;
    stand.sweeps = isLast && (track.kind === "follow" || takesByOnes(track));
    const width = pool.count + 1;
    this.narrow(at, begin, end, isFirst);
    const bit = track.number < 31 ? 1 << track.number : 0;
    const { stride, radix } = track;
    const isSmall = this.plan.states * width < 0x4000_0000;
    forgetLists();
    startStep();
    let nodes = 0;
    for (let from = begin; from < end; from += 1) {
      const value = values[from] as number;
      if (value === NONE) continue;
      const key = keys[from] as number;
      const phases = isFirst ? key : isSmall ? (key / width) | 0 : Math.floor(key / width);
      const left = isFirst ? pool.count : key - phases * width;
      const standing = stride === 0 ? 0 : isSmall ? ((phases / stride) | 0) % radix : standingIn(phases, stride, radix);
      const rules = rulesUsed[from] as number;
      const units = unitsTaken[from] as number;
      const list = stand.sweeps ? standing * width + left : standing;
      let move = findList(list);
      if (move < 0) move = this.list(track, standing, stand.sweeps ? left : pool.count, list);
      for (; ; move += 1) {
        const taken = takenBy[move] as number;
        if (taken === listEnd) break;
        if (taken > left) continue;
        nodes += 1;
        const reached = phases + ((leadsTo[move] as number) - standing) * stride;
        const counted = unitsBy[move] as number;
        put(
          isLast ? reached : reached * width + left - taken,
          value + (gains[move] as number),
          counted > 0 ? rules | bit : rules,
          units + counted,
          from,
          takesBy[move] as number,
        );
      }
    }
    this.nodes += nodes;
  }

  list(track: Track, standing: number, left: number, list: number): number {
    const { stand } = this;
    const start = startList(list);
    stand.standing = standing;
    stand.left = left;
    stand.tried = 0;
    stand.mostTries = Math.max(0, this.mostNodes - this.nodes);
    if (track.kind === "group") addGroupMoves(track, stand);
    else if (track.kind === "follow") addFollowMoves(track, stand, sameLevelLater(this.plan, track, stand.unit));
    else addRoleMoves(track, stand, startsLevel(this.plan, track, stand.unit));
    if (!endList()) stand.inexact = true;
    this.nodes += stand.tried;
    return start;
  }

  /** Keeps the most promising nodes, as many as the nodes that are left allow to go on from. */
  narrow(at: number, begin: number, end: number, isFirst: boolean): void {
    const { steps } = this.plan;
    const count = this.stand.pool.count + 1;
    if ((end - begin) * count * count * (steps.length - at) < this.mostNodes - this.nodes) return;
    const { track, unit } = steps[at] as Plan["steps"][number];
    const moved = this.movesOf(track, count);
    const share = (3 * (this.mostNodes - this.nodes)) / Math.max(3, steps.length - at);
    const most = Math.max(narrowest, Math.floor(Math.min(share, mostNodesAStep) / moved));
    if (end - begin <= most) return;
    this.bounds ??= boundsOf(this.plan);
    const promises = new Float64Array(end - begin);
    for (let node = begin; node < end; node += 1) promises[node - begin] = this.promise(node, unit, isFirst);
    const least = promises.toSorted()[end - begin - most] as number;
    let kept = 0;
    for (let node = begin; node < end; node += 1) {
      const promise = promises[node - begin] as number;
      if (promise >= least && kept < most) kept += 1;
      else {
        if (promise > this.dropped) this.dropped = promise;
        values[node] = NONE;
      }
    }
  }

  /** How many ways a node goes on, about. */
  movesOf(track: Track, count: number): number {
    if (track.kind === "follow") {
      const got = Math.min(count, Math.ceil(track.widest / (track.roles[0]?.size ?? 1)));
      return this.stand.sweeps ? got : Math.min(count, 60) * got;
    }
    return this.stand.sweeps ? 1 : count * track.roles.length;
  }

  /** What a node may come to at most. */
  promise(node: number, unit: number, isFirst: boolean): number {
    let value = values[node] as number;
    if (value === NONE) return NONE;
    const { rest, unit: most } = this.bounds as Bounds;
    const width = this.stand.pool.count + 1;
    const key = keys[node] as number;
    const phases = isFirst ? key : Math.floor(key / width);
    value += arena.numbers[rest + unit] as number;
    if (!isFirst) value -= (width - 1 - (key - phases * width)) * (arena.numbers[most + unit] as number);
    for (const track of this.plan.tracks)
      if (track.stride > 0 && track.first <= unit && track.final >= unit)
        value += promiseOf(track, standingIn(phases, track.stride, track.radix), unit);
    return value;
  }
}

function standingIn(phases: number, stride: number, radix: number): number {
  const digits = Math.floor(phases / stride);
  return digits - Math.floor(digits / radix) * radix;
}
