import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import type { Counter } from "./counting-plan.ts";
import type { Problem } from "./problem.ts";

/**
 * What the counting search looks up: which rules count at which class, how many units come later, where a rule's counts are kept. A rule that has
 * only one class keeps nothing between classes, and places are used again: the state is as long as rules are open at once.
 */
export type CountingTable = {
  /** By class the counters there: those with several roles or limits first, simple ones last, for they can take whatever is left. */
  at: number[][];
  /** By counter and role the units in later classes. */
  later: number[][][];
  /** By counter the place of each role's count, of the applications used and of the discount so far; -1 where nothing is kept. */
  places: number[][];
  size: number;
  /** Weights that make one number of a state; undefined where it would not fit. */
  strides: number[] | undefined;
  /** The most that one unit of a class can bring, and what all units from a class on can. */
  most: number[];
  suffix: number[];
  steps: number;
};

export function tabulate({ classes, contenders }: Problem, counters: readonly Counter[]): CountingTable {
  const spans = counters.map((counter) => spanOf(counter));
  const at = classes.map((): number[] => []);
  counters.forEach(({ roles }, number) => {
    for (let unit = spans[number]?.first ?? 0; unit <= (spans[number]?.last ?? -1); unit += 1)
      if (roles.some(({ gain }) => gain[unit] !== undefined)) at[unit]?.push(number);
  });
  for (const list of at)
    list.sort((one, other) => rankOf(counters[one] as Counter) - rankOf(counters[other] as Counter) || one - other);
  const most = classes.map((_, unit) => mostOfUnit(at[unit] ?? [], counters, unit));
  return {
    at,
    later: counters.map(({ roles }) => roles.map(({ gain }) => unitsAfter(classes, gain))),
    ...placesOf(classes, counters, spans),
    most,
    suffix: suffixSums(classes, most, (unit) => roundingOfClass(at[unit] ?? [], counters, contenders)),
    steps: at.reduce((sum, list) => sum + list.length, 0),
  };
}

type Span = { first: number; last: number };

function spanOf({ roles }: Counter): Span {
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  for (const { gain } of roles)
    gain.forEach((value, unit) => {
      if (value === undefined) return;
      first = Math.min(first, unit);
      last = Math.max(last, unit);
    });
  return { first, last };
}

function rankOf({ roles, limit }: Counter): number {
  if (roles.length > 1) return 0;
  if (Number.isFinite(limit)) return 1;
  return (roles[0]?.size ?? 1) > 1 ? 2 : 3;
}

function placesOf(classes: readonly Pool[], counters: readonly Counter[], spans: readonly Span[]) {
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const radices: number[] = [];
  const freeFrom: number[] = [];
  const places = counters.map((counter, number) => {
    const { first, last } = spans[number] as Span;
    return radicesOf(counter, total).map((radix) => {
      if (radix <= 1 || first >= last) return -1;
      let place = freeFrom.findIndex((from) => from <= first);
      if (place < 0) place = radices.push(1) - 1;
      freeFrom[place] = last + 1;
      radices[place] = Math.max(radices[place] as number, radix);
      return place;
    });
  });
  let stride = 1 + Math.max(0, ...classes.map(({ count }) => count));
  const strides = radices.map((radix) => {
    const own = stride;
    stride *= radix;
    return own;
  });
  return { places, size: radices.length, strides: stride * 4096 <= Number.MAX_SAFE_INTEGER ? strides : undefined };
}

/** How many values each count can have. */
function radicesOf({ roles, limit, cap }: Counter, total: number): number[] {
  const counts = roles.map(({ size }) => (roles.length === 1 ? size : total + 1));
  const used = Number.isFinite(limit) ? Math.min(limit, total) + 1 : 1;
  return [...counts, used, Number.isFinite(cap) ? cap * FINE + 1 : 1];
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

/** What one unit can bring at most: its reward, and what closing an application brings. */
function mostOfUnit(at: readonly number[], counters: readonly Counter[], unit: number): number {
  let most = 0;
  for (const number of at) {
    const { roles, perApplication } = counters[number] as Counter;
    for (const { gain } of roles) {
      const value = gain[unit];
      if (value !== undefined) most = Math.max(most, Math.ceil(value / FINE) * FINE + Math.max(0, perApplication));
    }
  }
  return most;
}

/** To five cents, each rule may round its part of a class up by as much. Rounding to a cent is in what a unit can bring. */
function roundingOfClass(
  at: readonly number[],
  counters: readonly Counter[],
  contenders: Problem["contenders"],
): number {
  let sum = 0;
  for (const number of at) {
    const multiple = contenders[(counters[number] as Counter).contender]?.rounding.multiple ?? 1;
    if (multiple !== 1) sum += multiple * FINE;
  }
  return sum;
}

function suffixSums(classes: readonly Pool[], most: readonly number[], byRounding: (unit: number) => number): number[] {
  const sums = new Array<number>(classes.length + 1).fill(0);
  for (let unit = classes.length - 1; unit >= 0; unit -= 1)
    sums[unit] = (sums[unit + 1] as number) + (classes[unit] as Pool).count * (most[unit] as number) + byRounding(unit);
  return sums;
}
