import { cameFrom, rulesUsed, size, takes, unitsTaken, values } from "./frontier.ts";
import type { Plan, Track } from "./plan.ts";

/** Units of a class that a rule took, per role. */
export type Took = { counter: number; unit: number; counts: number[] };

/**
 * Of the last nodes the best: the greatest value, then fewer rules, then the lower rules, then fewer units, for an application that takes nothing off
 * does not happen.
 */
export function bestOf(begin: number): number {
  let best = begin;
  for (let at = begin + 1; at < size; at += 1) if (isBetter(at, best)) best = at;
  return best;
}

function isBetter(one: number, other: number): boolean {
  if (values[one] !== values[other]) return (values[one] as number) > (values[other] as number);
  const order = compareRules(rulesUsed[one] as number, rulesUsed[other] as number);
  return order < 0 || (order === 0 && (unitsTaken[one] as number) < (unitsTaken[other] as number));
}

/** Below zero when the first set of rules goes before the second: it has fewer, or the lower ones. Each is a number with a bit for each rule. */
export function compareRules(some: number, others: number): number {
  if (some === others) return 0;
  const [count, otherCount] = [bitsOf(some), bitsOf(others)];
  if (count !== otherCount) return count - otherCount;
  // The lowest bit in which they differ is the lowest rule that only one of them uses.
  const differing = some ^ others;
  return (some & (differing & -differing)) !== 0 ? -1 : 1;
}

function bitsOf(number: number): number {
  let count = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** What was taken on the way to a node, in the order of the steps. */
export function tookFrom({ steps, tracks, problem }: Plan, best: number): Took[] {
  const took: Took[] = [];
  let node = best;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const { track, unit } = steps[at] as Plan["steps"][number];
    const taken = takes[node] as number;
    node = cameFrom[node] as number;
    if (taken === 0) continue;
    const width = (problem.classes[unit]?.count ?? 0) + 1;
    const counts: number[] = [];
    for (let rest = taken, role = 0; role < track.roles.length; role += 1) {
      counts.push(rest % width);
      rest = Math.floor(rest / width);
    }
    took.push({ counter: track.number, unit, counts });
  }
  took.reverse();
  return chooseBuyers(tracks, took);
}

/** Of the units that receive nothing the dearest are the buyers, as many as the receivers need; the others are free. */
export function chooseBuyers(tracks: readonly Track[], took: Took[]): Took[] {
  if (!tracks.some(({ kind }) => kind === "follow")) return took;
  for (const track of tracks) if (track.kind === "follow") chooseBuyersOf(track, took);
  return took.filter(({ counts }) => counts.some((count) => count > 0));
}

function chooseBuyersOf({ number, roles }: Track, took: readonly Took[]): void {
  let buyers = 0;
  for (const { counter, counts } of took)
    if (counter === number) buyers += (counts[1] as number) * (roles[0]?.size ?? 0);
  for (const { counter, counts } of took) {
    if (counter !== number) continue;
    counts[0] = Math.min(buyers, counts[0] as number);
    buyers -= counts[0];
  }
}
