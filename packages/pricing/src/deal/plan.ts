import { FINE } from "../rounding.ts";
import { sortShort } from "../sort-short.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { type Counter, gainOf, mayCount, takesAt } from "./counter.ts";
import type { Problem } from "./problem.ts";
import { leastCommon, narrowRanges, periodOf } from "./ranges.ts";

export type Track = Counter;

/** The search as a list of steps: at each class its rules one after the other. */
export type Plan = {
  problem: Problem;
  tracks: readonly Track[];
  steps: { track: Track; unit: number }[];
  /** Above all numbers of states without the units left. */
  states: number;
};

/** Units of later classes at the same price that the rule counts. */
export function sameLevelLater({ problem: { classes } }: Plan, { order, roles, final }: Track, unit: number): number {
  if (order !== "afterLevel") return 0;
  const { current } = classes[unit] as Pool;
  let units = 0;
  for (let at = unit + 1; at <= final && classes[at]?.current === current; at += 1)
    if (roles.some((role) => mayCount(role, at))) units += (classes[at] as Pool).count;
  return units;
}

/** At the end of each price the receivers so far must have had their buyers before them. */
export function startsLevel({ problem: { classes } }: Plan, track: Track, unit: number): boolean {
  if (track.order !== "afterLevel") return false;
  const { current } = classes[unit] as Pool;
  for (let at = unit - 1; at >= track.first && classes[at]?.current === current; at -= 1)
    if (takesAt(track, at)) return false;
  return true;
}

export function planOf(problem: Problem, counters: readonly Counter[]): Plan {
  const { classes } = problem;
  for (let number = 0; number < counters.length; number += 1) track(counters[number] as Counter, number, classes);
  const states = placeTracks(counters);
  const ordered = sortShort(counters.slice(), (one, other) => rankOf(one) - rankOf(other) || one.number - other.number);
  const steps: Plan["steps"] = [];
  for (let unit = 0; unit < classes.length; unit += 1)
    for (const counter of ordered) if (takesAt(counter, unit)) steps.push({ track: counter, unit });
  const plan = { problem, tracks: counters, steps, states };
  narrowRanges(plan);
  return plan;
}

/** Those with several roles or limits first, simple ones last, for they can take whatever is left. */
function rankOf({ roles, limit }: Counter): number {
  if (roles.length > 1) return 0;
  if (limit !== Number.POSITIVE_INFINITY) return 1;
  return (roles[0]?.size ?? 1) > 1 ? 2 : 3;
}

function track(counter: Counter, number: number, classes: readonly Pool[]): void {
  counter.number = number;
  counter.first = classes.length;
  counter.applications = counter.limit;
  counter.later = counter.roles.map((role) => {
    const after = row(classes.length, 0);
    const { numbers } = arena;
    let sum = 0;
    for (let unit = classes.length - 1; unit >= 0; unit -= 1) {
      numbers[after + unit] = sum;
      if ((numbers[role.gain + unit] as number) < 0) continue;
      sum += (classes[unit] as Pool).count;
      if (unit < counter.first) counter.first = unit;
      if (unit > counter.final) counter.final = unit;
    }
    counter.applications = Math.min(counter.applications, Math.floor(sum / role.size));
    return after;
  });
  counter.radix = radixOf(counter, classes);
}

function radixOf(track: Track, classes: readonly Pool[]): number {
  const { kind, roles, limit, cap, applications, first, final } = track;
  if (first >= final) return 1;
  if (kind === "follow") return followers(track, classes);
  const used = limit === Number.POSITIVE_INFINITY ? 1 : applications + 1;
  const gained = cap === Number.POSITIVE_INFINITY ? 1 : cap + 1;
  let counts = 1;
  if (kind === "group") counts = roles[0]?.size ?? 1;
  else for (const role of roles) counts *= applications * role.size + 1;
  return counts * used * gained;
}

/**
 * Open buyers, and at one price receivers whose buyers are still to come: these are the standings below zero, kept at the end. To move as many receivers as
 * bring whole minor units from a later class to the buyers of an earlier one, where they bring as much, costs nothing, so that no more buyers stay open than would allow it.
 */
function followers(track: Track, classes: readonly Pool[]): number {
  const [fill, get] = track.roles as [Track["roles"][number], Track["roles"][number]];
  let units = 0;
  let places = 0;
  let period = 1;
  let falls = true;
  let before = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit < classes.length; unit += 1) {
    if (!mayCount(get, unit)) continue;
    const gain = gainOf(get, unit);
    if (gain > before) falls = false;
    before = gain;
    units += (classes[unit] as Pool).count;
    places += 1;
    if (period < units) period = leastCommon(period, periodOf(gain, track.rounding.multiple));
  }
  track.widest = falls ? Math.min(units, (fill.size + 1) * (period + (period - 1) * places)) : units;
  return 2 * track.widest + 1;
}

/** A rule that has only one class keeps nothing between classes, and places are used again when a rule is done: the state is as long as rules are open at once. */
function placeTracks(tracks: readonly Track[]): number {
  const radices: number[] = [];
  const freeFrom: number[] = [];
  for (const one of tracks) {
    one.stride = -1;
    if (one.radix <= 1) continue;
    let place = 0;
    while (place < radices.length && (freeFrom[place] as number) > one.first) place += 1;
    freeFrom[place] = one.final + 1;
    radices[place] = Math.max(radices[place] ?? 1, one.radix);
    one.stride = place;
  }
  let states = 1;
  const strides: number[] = [];
  for (const radix of radices) {
    strides.push(states);
    states *= radix;
  }
  for (const one of tracks) {
    const place = one.stride;
    one.stride = place < 0 ? 0 : (strides[place] as number);
    // The place's, so that another rule's standing in it reads as the same number.
    one.radix = place < 0 ? 1 : (radices[place] as number);
  }
  return states;
}

/** What a unit brings at most, in fine units: its reward, and its share of what an application brings. */
export function shareOf({ kind, roles, perApplication, last, peak }: Counter, unit: number): number {
  let most = -1;
  for (const role of roles)
    if (mayCount(role, unit)) most = Math.max(most, Math.ceil(gainOf(role, unit) / FINE) * FINE);
  if (most < 0) return 0;
  const size = roles[0]?.size ?? 1;
  if (kind === "group") return Math.max(0, ((last > 0 ? last : size) * most + perApplication) / size);
  if (kind === "follow") return (arena.numbers[peak + unit] as number) / (size + 1);
  return most + Math.max(0, perApplication);
}
