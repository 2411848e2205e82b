import { arena } from "./arena.ts";
import { gainOf, isUnlimited, takesByOnes } from "./counter.ts";
import { NONE } from "./frontier.ts";
import { worthOf } from "./moves.ts";
import { type Plan, sameLevelLater, type Track } from "./plan.ts";
import type { Found } from "./search.ts";
import { chooseBuyers, compareRules, type Took } from "./trace.ts";

/** No search here keeps more nodes, nor has more ways for its rules to stand. Beyond that the wide search comes, which has no such limits. */
export const MOST = 1 << 11;
const mostStates = 1 << 11;
const mostOfClass = 20;
/** Sets of rules are bits of a number. */
const mostRules = 30;
/** Of more ways to one value by different rules the wide search knows what to keep. */
const mostTied = 64;
/** Counts of a step as one number: units, receivers among them, and units that the simple rule behind it takes. */
const DIGIT = 32;

/** Where a node is in its turn: how its rules stand, and what is left of the class. */
const places = new Int32Array(MOST);
const states = new Int32Array(MOST);
const lefts = new Int32Array(MOST);
const values = new Float64Array(MOST);
const rulesUsed = new Int32Array(MOST);
const unitsTaken = new Int32Array(MOST);
const cameFrom = new Int32Array(MOST);
const takes = new Int32Array(MOST);
/** The next node of one state and value that used other rules, or -1. */
const others = new Int32Array(MOST);
/** By place the node that has it; what points outside the turn at hand, or to a node elsewhere, is of an earlier one. */
const slots = new Int32Array(mostStates * (mostOfClass + 1));

let size = 0;
let begin = 0;

/** What so many rewarded units of the class at hand bring, by the rule whose turn it is, and by the simple one behind it. */
const worths = new Float64Array(mostOfClass + 1);
const behind = new Float64Array(mostOfClass + 1);

/** What the way at hand brings: a number with fractions that is handed over to a function becomes an object. */
const gain = new Float64Array(1);

/** A rule's turn at a class, and the simple rule that takes what it leaves. */
type Turn = { track: Track | undefined; simple: Track | undefined; unit: number; count: number; isLast: boolean };

/**
 * The search for a handful of classes and rules, which nearly all problems are: the same steps as `Search` takes, in a third of its time. Undefined where
 * the problem is not of that kind.
 */
export function searchQuickly(plan: Plan, nodesLeft: number): Found | undefined {
  const { problem, tracks } = plan;
  if (nodesLeft < MOST || plan.states > mostStates || tracks.length > mostRules) return undefined;
  for (const track of tracks) if (track.kind === "roles" || !isUnlimited(track)) return undefined;
  for (const { count } of problem.classes) if (count > mostOfClass) return undefined;
  const turns = turnsOf(plan);
  size = 1;
  values[0] = states[0] = rulesUsed[0] = unitsTaken[0] = 0;
  lefts[0] = turns[0]?.count ?? 0;
  let from = 0;
  let nodes = 0;
  for (let at = 0; at < turns.length; at += 1) {
    begin = size;
    takeTurn(plan, turns[at] as Turn, from, turns[at + 1]?.count ?? 0);
    nodes += size - begin;
    from = begin;
    if (size === MOST) return undefined;
  }
  let best = from;
  for (let node = from + 1; node < size; node += 1) if (values[node] !== NONE && isBetterTie(node, best)) best = node;
  const value = values[best] as number;
  return { took: tookFrom(turns, tracks, best), value, reach: value, nodes };
}

/** Fewer rules, then the lower ones, then fewer units. */
function isBetterTie(one: number, other: number): boolean {
  const order = compareRules(rulesUsed[one] as number, rulesUsed[other] as number);
  return order < 0 || (order === 0 && (unitsTaken[one] as number) < (unitsTaken[other] as number));
}

function turnsOf({ problem, steps }: Plan): Turn[] {
  const turns: Turn[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const { track, unit } = steps[at] as Plan["steps"][number];
    const { count } = problem.classes[unit] as Plan["problem"]["classes"][number];
    const isLast = steps[at + 1]?.unit !== unit;
    if (!isLast || !takesByOnes(track)) turns.push({ track, simple: undefined, unit, count, isLast });
    else {
      const before = turns.at(-1);
      if (before?.unit === unit) {
        before.simple = track;
        before.isLast = true;
      } else turns.push({ track: undefined, simple: track, unit, count, isLast });
    }
  }
  return turns;
}

/** All that the rule can do with the units left of a class, from every node. */
function takeTurn(plan: Plan, turn: Turn, from: number, nextCount: number): void {
  const { track, simple, unit, count, isLast } = turn;
  if (simple) fillWorths(plan, simple, unit, count, behind);
  if (track) fillWorths(plan, track, unit, count, worths);
  const { stride, radix } = track ?? noTrack;
  const end = begin;
  gain[0] = 0;
  bit = track ? 1 << track.number : 0;
  simpleBit = simple ? 1 << simple.number : 0;
  next = isLast ? nextCount : -1;
  width = isLast ? 1 : count + 1;
  for (let node = from; node < end; node += 1) {
    if (values[node] === NONE) continue;
    const state = states[node] as number;
    const standing = stride === 0 ? 0 : ((state / stride) | 0) % radix;
    if (!track) keep(node, state, lefts[node] as number, 0, 0);
    else if (track.kind === "follow") takeFollowers(plan, track, unit, node, standing);
    else takeGroups(track, unit, node, standing);
  }
}

/** Of the turn at hand: the bits of its rules, the units of the next class or -1, and by how much states are apart. */
let bit = 0;
let simpleBit = 0;
let next = -1;
let width = 1;

/** As `addGroupMoves`, but each way is kept at once. */
function takeGroups(
  { roles, stride, perApplication, last, later: rows }: Track,
  unit: number,
  node: number,
  filled: number,
): void {
  const length = (roles[0] as Track["roles"][number]).size;
  const later = arena.numbers[(rows[0] as number) + unit] as number;
  const before = length - last;
  const state = (states[node] as number) - filled * stride;
  const left = lefts[node] as number;
  const ahead = filled > before ? filled - before : 0;
  let open = (filled + left) % length;
  let closed = (filled + left - open) / length;
  for (let take = left; take >= 0; take -= 1) {
    if (open === 0 || length - open <= later) {
      const rewarded = last === 0 || take === 0 ? take : closed * last + (open > before ? open - before : 0) - ahead;
      gain[0] = (worths[rewarded] as number) + closed * perApplication;
      keep(node, later === 0 ? state : state + open * stride, left - take, take, take);
    }
    open -= 1;
    if (open < 0) {
      open = length - 1;
      closed -= 1;
    }
  }
}

/** As `addFollowMoves`. */
function takeFollowers(plan: Plan, track: Track, unit: number, node: number, standing: number): void {
  const { stride, radix, widest } = track;
  const buyers = (track.roles[0] as Track["roles"][number]).size;
  const later = arena.numbers[(track.later[0] as number) + unit] as number;
  const most = Math.min(later * buyers, widest);
  const least = Math.max(-sameLevelLater(plan, track, unit), -widest);
  const open = standing > radix / 2 ? standing - radix : standing;
  const state = (states[node] as number) - standing * stride;
  const left = lefts[node] as number;
  for (let take = left; take >= 0; take -= 1)
    for (let got = Math.min(take, Math.floor((open + take - least) / (buyers + 1))); got >= 0; got -= 1) {
      const after = open + take - got - buyers * got;
      const kept = Math.min(after, most);
      const gained = worths[got] as number;
      const to = kept < 0 ? radix + kept : kept;
      gain[0] = gained;
      keep(node, state + to * stride, left - take, take + got * DIGIT, got * (buyers + 1));
      // With one receiver less no more would stay open.
      if (after >= most && got > 0 && (worths[got - 1] as number) < gained) break;
    }
}

/** Keeps a node, or the better of two at one place: of equal ones both when they used different rules, else the one with fewer units. */
function keep(node: number, state: number, rest: number, take: number, counted: number): void {
  let gained = (values[node] as number) + (gain[0] as number);
  let used = counted > 0 ? (rulesUsed[node] as number) | bit : (rulesUsed[node] as number);
  let units = (unitsTaken[node] as number) + counted;
  let code = take;
  let left = rest;
  if (next >= 0) {
    if (simpleBit !== 0 && rest > 0 && (behind[rest] as number) > 0) {
      gained += behind[rest] as number;
      used |= simpleBit;
      units += rest;
      code += rest * DIGIT * DIGIT;
    }
    left = 0;
  }
  const slot = state * width + left;
  let at = slots[slot] as number;
  if (at < begin || at >= size || places[at] !== slot) slots[slot] = at = size;
  else {
    const known = values[at] as number;
    if (gained < known) return;
    if (gained > known) forgetTied(at);
    else {
      at = sameRules(at, used);
      if (at < size && units >= (unitsTaken[at] as number)) return;
    }
  }
  if (at === size) {
    if (size === MOST) return;
    size += 1;
    places[at] = slot;
    states[at] = state;
    lefts[at] = next >= 0 ? next : left;
    others[at] = -1;
  }
  values[at] = gained;
  rulesUsed[at] = used;
  unitsTaken[at] = units;
  cameFrom[at] = node;
  takes[at] = code;
}

/** Of the nodes with as much at one place the one that used the same rules; else where the next one goes. */
function sameRules(first: number, used: number): number {
  let last = first;
  let length = 0;
  for (let at = first; at >= 0; at = others[at] as number) {
    if (rulesUsed[at] === used) return at;
    last = at;
    length += 1;
  }
  // With so many ties the search gives up, as if it were full.
  if (length === mostTied) size = MOST;
  else others[last] = size;
  return size;
}

function forgetTied(first: number): void {
  for (let at = others[first] as number; at >= 0; at = others[at] as number) values[at] = NONE;
  others[first] = -1;
}

const noTrack = { stride: 0, radix: 1 };

function fillWorths({ problem }: Plan, track: Track, unit: number, count: number, table: Float64Array): void {
  const pool = problem.classes[unit] as Plan["problem"]["classes"][number];
  const alone = problem.alone[unit] as boolean;
  const each = Math.max(0, gainOf(track.roles.at(-1) as Track["roles"][number], unit));
  for (let units = 0; units <= count; units += 1) table[units] = worthOf(track, pool, alone, each * units, units);
}

function tookFrom(turns: readonly Turn[], tracks: readonly Track[], last: number): Took[] {
  const took: Took[] = [];
  let node = last;
  for (let at = turns.length - 1; at >= 0; at -= 1) {
    const { track, simple, unit } = turns[at] as Turn;
    const code = takes[node] as number;
    node = cameFrom[node] as number;
    if (code === 0) continue;
    const taken = code % DIGIT;
    const got = ((code - taken) / DIGIT) % DIGIT;
    const rest = Math.floor(code / (DIGIT * DIGIT));
    if (rest > 0 && simple) took.push({ counter: simple.number, unit, counts: [rest] });
    if (taken > 0 && track)
      took.push({ counter: track.number, unit, counts: track.kind === "follow" ? [taken - got, got] : [taken] });
  }
  took.reverse();
  return chooseBuyers(tracks, took);
}
