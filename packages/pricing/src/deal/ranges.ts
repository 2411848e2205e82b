import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { gainOf, isUnlimited, mayCount, mostByRounding } from "./counter.ts";
import type { Plan, Track } from "./plan.ts";

/** Up to so many alike units all ways are tried. */
const few = 6;

/**
 * Of many alike units most go to the rule that brings most per unit: as many units of another rule as both count in full groups could go to it instead,
 * and when what that brings is more than rounding can make up for, they do. So the others take fewer than that, and it leaves no full group.
 */
export function narrowRanges({ problem: { classes }, tracks, steps }: Plan): void {
  if (!classes.some(({ count }) => count > few)) return;
  for (const track of tracks) {
    track.most = row(classes.length, Number.POSITIVE_INFINITY);
    track.leaves = row(classes.length, Number.POSITIVE_INFINITY);
  }
  for (let at = 0; at < steps.length; ) {
    const { unit } = steps[at] as Plan["steps"][number];
    const here: Track[] = [];
    for (; steps[at]?.unit === unit; at += 1) here.push((steps[at] as Plan["steps"][number]).track);
    if ((classes[unit] as Pool).count > few) narrowClass(here, unit);
  }
}

function narrowClass(tracks: readonly Track[], unit: number): void {
  let best: Track | undefined;
  for (const track of tracks)
    if (isSteady(track) && isUnlimited(track) && (!best || perUnit(track, unit) > perUnit(best, unit))) best = track;
  if (!best || perUnit(best, unit) <= 0) return;
  const size = sizeOf(best);
  let left = size - 1;
  for (const track of tracks.toReversed()) {
    if (track === best) {
      arena.numbers[best.leaves + unit] = left;
      continue;
    }
    const most = isSteady(track) && track.kind === "group" ? mostBeside(track, best, unit) : Number.POSITIVE_INFINITY;
    arena.numbers[track.most + unit] = most;
    left += most;
  }
}

const isSteady = ({ kind, rounding }: Track) => kind !== "roles" && rounding.multiple === 1;

const sizeOf = ({ kind, roles }: Track) => (roles[0]?.size ?? 1) + (kind === "follow" ? 1 : 0);

function perUnit({ kind, roles, last, perApplication }: Track, unit: number): number {
  const role = roles.at(-1) as Track["roles"][number];
  if (!mayCount(role, unit)) return 0;
  const rewarded = kind === "follow" ? 1 : last > 0 ? last : role.size;
  const size = kind === "follow" ? (roles[0] as Track["roles"][number]).size + 1 : role.size;
  return (rewarded * gainOf(role, unit) + perApplication) / size;
}

/** Fewer than the smallest number of full groups of both that brings more in the other's hands. */
function mostBeside(track: Track, best: Track, unit: number): number {
  const step = leastCommon(sizeOf(track), sizeOf(best));
  const less = perUnit(best, unit) - perUnit(track, unit);
  if (less < 1) return Number.POSITIVE_INFINITY;
  return step * (Math.floor(mostByRounding / (step * less)) + 1) - 1;
}

/** So many units that each bring `fine` bring what is rounded to itself. */
export function periodOf(fine: number, multiple: number): number {
  const step = FINE * multiple;
  return step / divisor(step, fine % step);
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

export const leastCommon = (one: number, other: number): number => (one / divisor(one, other)) * other;
