import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { arena } from "./arena.ts";
import { gainOf } from "./counter.ts";
import type { Track } from "./plan.ts";
import { baseOf } from "./problem.ts";

/** No step lists more ways than this. */
const MOST = 1 << 17;

/** The ways in which a rule can go on at a class, in arrays that each step writes over. A list ends with a `takenBy` below zero. */
export const takenBy = new Int32Array(MOST);
/** The standing it comes to. */
export const leadsTo = new Float64Array(MOST);
export const gains = new Float64Array(MOST);
/** Units by role as one number: those of the first role, and so many times the class's `width` those of the next. */
export const takesBy = new Float64Array(MOST);
/** Units that count for ties: without those that turn out not to be needed. */
export const unitsBy = new Int32Array(MOST);

export const listEnd = -1;

let size = 0;

/** Lists by what they start from, worked out once a step and not for every node that stands alike. */
const FEW = 4096;
const starts = new Int32Array(FEW);
const steps = new Int32Array(FEW);
const more = new Map<number, number>();
let step = 0;

export function forgetLists(): void {
  step = (step + 1) & 0x3fffffff;
  if (step === 0) steps.fill(-1);
  size = 0;
  if (more.size > 0) more.clear();
}

/** Where the list begins, or -1. */
export function findList(list: number): number {
  if (list >= FEW) return more.get(list) ?? -1;
  return steps[list] === step ? (starts[list] as number) : -1;
}

/** The moves that are added next are those of this list. */
export function startList(list: number): number {
  if (list >= FEW) more.set(list, size);
  else {
    steps[list] = step;
    starts[list] = size;
  }
  return size;
}

/** False when there was no place left. */
export function endList(): boolean {
  const isWhole = size < MOST - 1;
  takenBy[size] = listEnd;
  if (isWhole) size += 1;
  return isWhole;
}

export function addMove(taken: number, to: number, gain: number, takes: number, units: number): void {
  if (size >= MOST - 1) return;
  takenBy[size] = taken;
  leadsTo[size] = to;
  gains[size] = gain;
  takesBy[size] = takes;
  unitsBy[size] = units;
  size += 1;
}

/** Where a rule stands at a class, with what is left of it. */
export type Stand = {
  pool: Pool;
  unit: number;
  alone: boolean;
  standing: number;
  left: number;
  /** Nobody comes after the rule at this class: it takes what is left. */
  sweeps: boolean;
  /** What was tried for the list at hand, and how much may be. */
  tried: number;
  mostTries: number;
  /** Not all ways were listed. */
  inexact: boolean;
};

/** Counts beyond this are tried only close to nothing and close to everything. */
const narrowGroups = 400;
const narrowFollow = 100;
const margin = 30;

export function addGroupMoves(track: Track, stand: Stand): void {
  const { roles, limit, cap } = track;
  const role = roles[0] as Track["roles"][number];
  const { size } = role;
  const { standing, unit } = stand;
  const filled = standing % size;
  const rest = (standing - filled) / size;
  const isLimited = limit !== Number.POSITIVE_INFINITY;
  const usable = isLimited ? track.applications + 1 : 1;
  const used = rest % usable;
  const gained = (rest - used) / usable;
  const later = arena.numbers[(track.later[0] as number) + unit] as number;
  const usual = Math.min(stand.left, (isLimited ? track.applications - used : Number.MAX_SAFE_INTEGER) * size - filled);
  const most = Math.min(usual, mostAt(track, unit));
  const least = Math.max(0, stand.left - leavesAt(track, unit));
  for (let take = most; take >= least; take -= 1) {
    if (most - least > narrowGroups && take === most - margin) {
      stand.inexact = true;
      take = least + margin;
    }
    stand.tried += 1;
    const open = (filled + take) % size;
    if (open > 0 && size - open > later) continue;
    const closed = (filled + take - open) / size;
    const rewarded = track.last > 0 ? lastRewarded(track, filled, take, open, closed) : take;
    let gain = worth(track, stand, gainOf(role, unit) * rewarded, rewarded) + closed * track.perApplication;
    let to = open;
    if (cap !== Number.POSITIVE_INFINITY) {
      const sum = Math.min(cap, gained + gain / FINE);
      gain = (sum - gained) * FINE;
      to += size * usable * sum;
    }
    if (isLimited) to += size * (used + closed);
    if (later === 0) to = 0;
    addMove(take, to, gain, take, take);
    // Nobody comes after it, and one unit more is never less; units that bring nothing are left.
    if (stand.sweeps && (gain > 0 || take === 0)) return;
  }
}

const mostAt = ({ most }: Track, unit: number) =>
  most < 0 ? Number.POSITIVE_INFINITY : (arena.numbers[most + unit] as number);

const leavesAt = ({ leaves }: Track, unit: number) =>
  leaves < 0 ? Number.POSITIVE_INFINITY : (arena.numbers[leaves + unit] as number);

/** How many of the units just taken are among the last of their groups. */
function lastRewarded({ roles, last }: Track, filled: number, take: number, open: number, closed: number): number {
  const before = (roles[0]?.size as number) - last;
  return take === 0 ? 0 : closed * last + Math.max(0, open - before) - Math.max(0, filled - before);
}

/** What units of a class bring together: rounded, because nothing else of the rule is on their line. */
export function worth(track: Track, { pool, alone }: Stand, fine: number, rewarded: number): number {
  return worthOf(track, pool, alone, fine, rewarded);
}

export function worthOf(track: Track, pool: Pool, alone: boolean, fine: number, rewarded: number): number {
  if (fine <= 0 || track.rule.lane === "points") return fine;
  const { rounding, perApplication } = track;
  const isSteps = rounding.multiple !== 1 && !alone && perApplication === 0;
  if (!isSteps && fine % FINE === 0) return fine;
  return roundDiscount(fine, baseOf(track.rule, pool) * rewarded, roomOf(pool) * rewarded, rounding) * FINE;
}

/**
 * Receivers follow their buyers: of the units taken some receive, and all others may turn out to be buyers. At one price the receivers may come
 * first. More open buyers than later receivers can need are forgotten.
 */
export function addFollowMoves(track: Track, stand: Stand, sameLevelLater: number): void {
  const [fill, get] = track.roles as [Track["roles"][number], Track["roles"][number]];
  const { unit, left } = stand;
  const buyers = fill.size;
  const later = arena.numbers[(track.later[0] as number) + unit] as number;
  const most = Math.min(later * buyers, track.widest);
  const open = stand.standing > track.radix / 2 ? stand.standing - track.radix : stand.standing;
  const gain = gainOf(get, unit);
  const least = Math.max(-sameLevelLater, -track.widest);
  const width = stand.pool.count + 1;
  const fewest = stand.sweeps ? left : Math.max(0, left - leavesAt(track, unit));
  for (let taken = left; taken >= fewest; taken -= 1) {
    if (left - fewest > narrowFollow && taken === left - margin) {
      stand.inexact = true;
      taken = fewest + margin;
    }
    let got = Math.min(taken, Math.floor((open + taken - least) / (buyers + 1)));
    let brings = worth(track, stand, gain * got, got);
    for (; got >= 0; got -= 1) {
      stand.tried += 1;
      if (stand.tried > stand.mostTries) {
        stand.inexact = true;
        return;
      }
      const after = open + taken - got - buyers * got;
      const standing = Math.min(after, most);
      const to = standing < 0 ? track.radix + standing : standing;
      addMove(taken, to, brings, taken - got + got * width, got * (buyers + 1));
      const less = worth(track, stand, gain * (got - 1), got - 1);
      // With one receiver less no more would stay open.
      if (after >= most && less < brings) break;
      brings = less;
    }
  }
}
