import { FINE } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { arena, row } from "./arena.ts";
import { mayCount } from "./counter.ts";
import { type Plan, shareOf, type Track } from "./plan.ts";

/** What units and open groups can still bring at most, so that a search may leave out what cannot become the best. */
export type Bounds = {
  /** The row of what one unit of a class brings at most. */
  unit: number;
  /** The row of what all units from a class on bring at most; the last is 0. */
  rest: number;
};

export function boundsOf({ problem: { classes }, tracks }: Plan): Bounds {
  const unit = row(classes.length, 0);
  const rest = row(classes.length + 1, 0);
  for (let at = classes.length - 1; at >= 0; at -= 1) {
    let most = 0;
    let steps = 0;
    for (const track of tracks) {
      most = Math.max(most, shareOf(track, at));
      // To five cents, each rule may round its part of a class up by as much. Rounding to a cent is in what a unit can bring.
      const { multiple } = track.rounding;
      if (multiple !== 1 && track.roles.some((role) => mayCount(role, at))) steps += multiple * FINE;
    }
    arena.numbers[unit + at] = most;
    arena.numbers[rest + at] = (arena.numbers[rest + at + 1] as number) + (classes[at] as Pool).count * most + steps;
  }
  return { unit, rest };
}

/** What an open group promises beyond the shares of the units to come: of those it has, only the reward is in the value so far. */
export function promiseOf(track: Track, standing: number, unit: number): number {
  const [role] = track.roles;
  if (!role || standing === 0 || track.kind === "roles") return 0;
  if (track.kind === "follow") {
    const open = standing > track.radix / 2 ? 0 : standing;
    return (open * (arena.numbers[track.peak + unit] as number)) / (role.size + 1);
  }
  const filled = standing % role.size;
  if (track.last === 0) return (filled * track.perApplication) / role.size;
  const left = Math.min(track.last, role.size - filled);
  const perUnit = (left - ((role.size - filled) * track.last) / role.size) * nextGain(track, role.gain, unit);
  return perUnit + (filled * track.perApplication) / role.size;
}

/** The gain of the next class at which the rule counts. */
function nextGain(track: Track, gain: number, unit: number): number {
  for (let at = unit; at <= track.final; at += 1) {
    const value = arena.numbers[gain + at] as number;
    if (value >= 0) return value;
  }
  return 0;
}
