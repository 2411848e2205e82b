import {
  cameFrom,
  keys,
  NONE,
  put,
  rulesUsed,
  size,
  startSearch,
  startStep,
  takes,
  unitsTaken,
  values,
} from "./frontier.ts";
import { later, planTurns, sameLevelLater, TURN, trackOf, turns } from "./plain-plan.ts";
import {
  cell,
  counts,
  FILLS,
  FOLLOWS,
  gains,
  isConsecutive,
  kinds,
  perApplication,
  sizes,
  table,
  UNUSED,
  worthOf,
} from "./plain-table.ts";
import { bestOf } from "./trace.ts";

/** Where the search comes to more nodes than this, or its rules have more ways to stand, the wide search comes. */
export const MOST = 1 << 11;
const mostOfClass = 20;
/** Counts of a turn as one number: units, receivers among them, and units that the simple rule behind it takes. */
const DIGIT = 32;

/** What so many rewarded units of the class at hand bring, by the rule whose turn it is, and by the simple one behind it. */
const worths = new Float64Array(mostOfClass + 1);
const behind = new Float64Array(mostOfClass + 1);

/** What was found to be taken, from the cheapest class up: by which rule, of which class, how many units, and of those that follow how many receive. */
export const took: number[] = [];
export const TOOK = 4;

/** The best for the component in the table: looked at so many nodes, or -1 where that is more than this search has room for. */
export function searchTable(): number {
  took.length = 0;
  const lone = loneRule();
  if (lone >= 0 && isConsecutive(lone)) return takeLone(lone);
  for (let unit = 0; unit < table.classes.length; unit += 1) if ((counts[unit] as number) > mostOfClass) return -1;
  if (planTurns() > MOST) return -1;
  startSearch();
  let begin = 0;
  for (let turn = 0; turn < turns.length; turn += TURN) {
    const end = size;
    startStep();
    takeTurn(turn, begin, end);
    begin = end;
    if (size > MOST) return -1;
  }
  traceBack(bestOf(begin));
  return size - 1;
}

/** The only rule that nothing beats, or -1. */
function loneRule(): number {
  let lone = -1;
  for (let rule = 0; rule < table.rules; rule += 1) {
    if (kinds[rule] === UNUSED) continue;
    if (lone >= 0) return -1;
    lone = rule;
  }
  return lone;
}

/** A lone rule takes consecutive groups from the dearest down, as long as one of so many rewarded units brings something: no grouping brings more. */
function takeLone(rule: number): number {
  const size = sizes[rule] as number;
  const rewarded = kinds[rule] === FILLS ? size : 1;
  const { length } = table.classes;
  let units = 0;
  let gaining = 0;
  for (let unit = 0; unit < length; unit += 1) {
    const gain = gains[cell(rule, unit)] as number;
    if (gain >= 0) units += counts[unit] as number;
    if (gain > 0) gaining += counts[unit] as number;
  }
  let left = Math.min(Math.floor(units / size), Math.ceil((gaining - size + rewarded) / size)) * size;
  // What is left over are the cheapest.
  let over = units - left;
  for (let unit = length - 1; left > 0; unit -= 1) {
    if ((gains[cell(rule, unit)] as number) < 0) continue;
    const some = Math.max(0, (counts[unit] as number) - over);
    over -= (counts[unit] as number) - some;
    if (some > 0) took.push(rule, unit, some, 0);
    left -= some;
  }
  return 1;
}

/** Of the turn at hand: the bits of its rules, whether the class ends with it, and by how much states are apart. */
let bit = 0;
let simpleBit = 0;
let isLast = true;
let width = 1;

/** All that the rule can do with the units left of a class, from every node. */
function takeTurn(turn: number, begin: number, end: number): void {
  const [rule, simple, unit] = [turns[turn] as number, turns[turn + 1] as number, turns[turn + 2] as number];
  const count = counts[unit] as number;
  const isFirst = turns[turn - TURN + 2] !== unit;
  if (simple >= 0) fillWorths(simple, unit, count, behind);
  if (rule >= 0) fillWorths(rule, unit, count, worths);
  bit = rule < 0 ? 0 : 1 << rule;
  simpleBit = simple < 0 ? 0 : 1 << simple;
  isLast = turns[turn + TURN + 2] !== unit;
  width = count + 1;
  const { stride, radix } = trackOf(rule < 0 ? simple : rule);
  for (let node = begin; node < end; node += 1) {
    if (values[node] === NONE) continue;
    const key = keys[node] as number;
    const state = isFirst ? key : (key / width) | 0;
    const left = isFirst ? count : key - state * width;
    const standing = stride === 0 ? 0 : ((state / stride) | 0) % radix;
    if (rule < 0) keep(node, state, left, 0, 0, 0);
    else if (kinds[rule] === FOLLOWS) takeFollowers(rule, unit, node, state, standing, left);
    else takeGroups(rule, unit, node, state, standing, left);
  }
}

/** As `addGroupMoves`, but each way is kept at once. */
function takeGroups(rule: number, unit: number, node: number, from: number, filled: number, left: number): void {
  const length = sizes[rule] as number;
  const after = later[cell(rule, unit)] as number;
  const { stride } = trackOf(rule);
  const each = perApplication[rule] as number;
  const isAll = kinds[rule] === FILLS;
  const state = from - filled * stride;
  let open = (filled + left) % length;
  let closed = (filled + left - open) / length;
  for (let take = left; take >= 0; take -= 1) {
    if (open === 0 || length - open <= after) {
      // Only the last of a group is rewarded: a group is closed by it.
      const gained = (worths[isAll ? take : closed] as number) + closed * each;
      keep(node, after === 0 ? state : state + open * stride, left - take, gained, take, take);
    }
    open -= 1;
    if (open < 0) {
      open = length - 1;
      closed -= 1;
    }
  }
}

/** As `addFollowMoves`. */
function takeFollowers(rule: number, unit: number, node: number, from: number, standing: number, left: number): void {
  const { stride, radix, widest } = trackOf(rule);
  const buyers = (sizes[rule] as number) - 1;
  const most = Math.min((later[cell(rule, unit)] as number) * buyers, widest);
  const least = Math.max(-sameLevelLater(rule, unit), -widest);
  const open = standing > radix / 2 ? standing - radix : standing;
  const state = from - standing * stride;
  for (let take = left; take >= 0; take -= 1)
    for (let got = Math.min(take, Math.floor((open + take - least) / (buyers + 1))); got >= 0; got -= 1) {
      const after = open + take - got - buyers * got;
      const kept = Math.min(after, most);
      const gained = worths[got] as number;
      const to = kept < 0 ? radix + kept : kept;
      keep(node, state + to * stride, left - take, gained, take + got * DIGIT, got * (buyers + 1));
      // With one receiver less no more would stay open.
      if (after >= most && got > 0 && (worths[got - 1] as number) < gained) break;
    }
}

/** Keeps a node; what is left of a class that ends goes to the simple rule behind. */
function keep(node: number, state: number, left: number, gain: number, take: number, counted: number): void {
  const value = (values[node] as number) + gain;
  const used = counted > 0 ? (rulesUsed[node] as number) | bit : (rulesUsed[node] as number);
  const units = (unitsTaken[node] as number) + counted;
  if (!isLast) put(state * width + left, value, used, units, node, take);
  else if (simpleBit === 0 || left === 0 || behind[left] === 0) put(state, value, used, units, node, take);
  else {
    const more = behind[left] as number;
    put(state, value + more, used | simpleBit, units + left, node, take + left * DIGIT * DIGIT);
  }
}

function fillWorths(rule: number, unit: number, count: number, row: Float64Array): void {
  for (let units = 0; units <= count; units += 1) row[units] = worthOf(rule, unit, units);
}

function traceBack(last: number): void {
  let node = last;
  for (let turn = turns.length - TURN; turn >= 0; turn -= TURN) {
    const code = takes[node] as number;
    node = cameFrom[node] as number;
    if (code === 0) continue;
    const taken = code % DIGIT;
    const unit = turns[turn + 2] as number;
    const rest = (code / (DIGIT * DIGIT)) | 0;
    if (rest > 0) took.push(turns[turn + 1] as number, unit, rest, 0);
    if (taken > 0) took.push(turns[turn] as number, unit, taken, ((code - taken) / DIGIT) % DIGIT);
  }
}
