import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { arena } from "./arena.ts";
import { gainOf } from "./counter.ts";
import type { Track } from "./plan.ts";
import { baseOf } from "./problem.ts";

/** The ways in which a rule can go on at a class, in arrays that each step writes over. A list ends with a `taken` below zero. */
export const moves = {
  size: 0,
  taken: new Int32Array(1024),
  /** The standing it comes to. */
  to: new Float64Array(1024),
  gain: new Float64Array(1024),
  /** Units by role as one number: those of the first role, and so many times `width` those of the next. */
  takes: new Float64Array(1024),
  /** Units that count for ties: without those that turn out not to be needed. */
  units: new Int32Array(1024),
};

export const listEnd = -1;

export function addMove(taken: number, to: number, gain: number, takes: number, units: number): void {
  const at = moves.size;
  if (at === moves.taken.length) grow();
  moves.size = at + 1;
  moves.taken[at] = taken;
  moves.to[at] = to;
  moves.gain[at] = gain;
  moves.takes[at] = takes;
  moves.units[at] = units;
}

function grow(): void {
  const length = moves.taken.length * 2;
  const { taken, to, gain, takes, units } = moves;
  moves.taken = new Int32Array(length);
  moves.to = new Float64Array(length);
  moves.gain = new Float64Array(length);
  moves.takes = new Float64Array(length);
  moves.units = new Int32Array(length);
  moves.taken.set(taken);
  moves.to.set(to);
  moves.gain.set(gain);
  moves.takes.set(takes);
  moves.units.set(units);
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
