import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { type Counter, gainOf, mayCount, takesAt } from "./counter.ts";
import type { Problem } from "./problem.ts";
import { leastCommon, narrowRanges, periodOf } from "./ranges.ts";

/** A counter in the search: where in a state's number its standing is kept, and how many units of each role come later. */
export type Track = Counter & {
  number: number;
  /** By role the row of the units in later classes. */
  later: number[];
  first: number;
  final: number;
  /** How many standings there are; a rule that stands at 0 has nothing open. */
  radix: number;
  stride: number;
  /** How many applications there can be. */
  applications: number;
  /** Of a `follow` the number of open buyers above which some are never needed. */
  widest: number;
  /** The rows of how many units of each class it takes at most, and leaves to others; -1 where all ways are tried. */
  most: number;
  leaves: number;
};

/** The search as a list of steps: at each class its rules one after the other. */
export type Plan = {
  problem: Problem;
  tracks: Track[];
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
  const tracks = counters.map((counter, number) => trackOf(counter, number, classes));
  const states = placeTracks(tracks);
  const ordered = tracks.toSorted((one, other) => rankOf(one) - rankOf(other) || one.number - other.number);
  const steps: Plan["steps"] = [];
  for (let unit = 0; unit < classes.length; unit += 1)
    for (const track of ordered) if (takesAt(track, unit)) steps.push({ track, unit });
  const plan = { problem, tracks, steps, states };
  narrowRanges(plan);
  return plan;
}

/** Those with several roles or limits first, simple ones last, for they can take whatever is left. */
function rankOf({ roles, limit }: Counter): number {
  if (roles.length > 1) return 0;
  if (limit !== Number.POSITIVE_INFINITY) return 1;
  return (roles[0]?.size ?? 1) > 1 ? 2 : 3;
}

function trackOf(counter: Counter, number: number, classes: readonly Pool[]): Track {
  let first = classes.length;
  let final = -1;
  let applications = counter.limit;
  const later: number[] = [];
  for (const role of counter.roles) {
    const after = row(classes.length, 0);
    let sum = 0;
    for (let unit = classes.length - 1; unit >= 0; unit -= 1) {
      arena.numbers[after + unit] = sum;
      if (!mayCount(role, unit)) continue;
      sum += (classes[unit] as Pool).count;
      if (unit < first) first = unit;
      if (unit > final) final = unit;
    }
    later.push(after);
    applications = Math.min(applications, Math.floor(sum / role.size));
  }
  const open = { radix: 1, stride: 0, widest: 0, most: -1, leaves: -1 };
  const track = { ...counter, number, later, first, final, applications, ...open };
  track.radix = radixOf(track, classes);
  return track;
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
  const places = tracks.map(({ first, final, radix }) => {
    if (radix <= 1) return -1;
    let place = freeFrom.findIndex((from) => from <= first);
    if (place < 0) place = radices.push(1) - 1;
    freeFrom[place] = final + 1;
    radices[place] = Math.max(radices[place] as number, radix);
    return place;
  });
  let states = 1;
  const strides = radices.map((radix) => {
    const own = states;
    states *= radix;
    return own;
  });
  tracks.forEach((track, at) => {
    const place = places[at] as number;
    track.stride = place < 0 ? 0 : (strides[place] as number);
    // The place's, so that another rule's standing in it reads as the same number.
    track.radix = place < 0 ? 1 : (radices[place] as number);
  });
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
