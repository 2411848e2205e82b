import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { arena, row } from "./arena.ts";
import { assemble } from "./assemble.ts";
import { type Counter, gainOf, isUnlimited, mayCount } from "./counter.ts";
import { baseOf, type Deal, discountOf, type Problem } from "./problem.ts";
import type { Took } from "./trace.ts";

/**
 * A set of different goods beside rules that take units one by one: for a given number of sets the slots have nothing to do with each other. So for
 * each slot and each number of units the best choice of units is found, the others going to the simple rule of their class, and then the best number
 * of sets. Exact, with each line rounded as it will be. A simple rule with a limit is left unlimited; if it exceeds it, the limit itself is a bound.
 */
export function solveSetBeside(problem: Problem, counters: readonly Counter[], mostNodes: number): Deal | undefined {
  const beside = besideOf(problem, counters);
  if (!beside || beside.nodes > mostNodes) return undefined;
  const free = solveSets(problem, counters, beside);
  if (free.value === free.bound) return free;
  let limits = 0;
  for (const { cap } of counters) if (Number.isFinite(cap)) limits += cap;
  for (const place of beside.places) if (Number.isFinite(counters[place.simple]?.cap)) place.simple = -1;
  const limited = solveSets(problem, counters, beside);
  const best = limited.value > free.value ? limited : free;
  const bound = Math.max(best.value, Math.min(free.bound, limited.bound + limits));
  return { chosen: best.chosen, value: best.value, bound, nodes: free.nodes + limited.nodes };
}

/** A class: the slot that it can fill, and the simple rule that takes what the slot does not, or -1. */
type Place = { unit: number; slot: number; simple: number };

/** `most` is how many sets the slot with the fewest units allows. */
type Beside = { set: Counter; number: number; places: Place[]; most: number; nodes: number };

function besideOf({ classes }: Problem, counters: readonly Counter[]): Beside | undefined {
  const number = counters.findIndex(({ kind }) => kind === "roles");
  const set = counters[number];
  if (set?.order !== "none" || !isUnlimited(set)) return undefined;
  if (!counters.every((other) => other === set || isSimple(other))) return undefined;
  const places: Place[] = [];
  for (let unit = 0; unit < classes.length; unit += 1) {
    const place = { unit, slot: -1, simple: -1 };
    for (const [slot, role] of set.roles.entries()) {
      if (!mayCount(role, unit)) continue;
      if (place.slot >= 0 || gainOf(role, unit) % FINE !== 0) return undefined;
      place.slot = slot;
    }
    for (const [at, { roles }] of counters.entries()) {
      if (at === number || !mayCount(roles[0] as Counter["roles"][number], unit)) continue;
      if (place.simple >= 0) return undefined;
      place.simple = at;
    }
    places.push(place);
  }
  const units = set.roles.map(() => 0);
  for (const { unit, slot } of places) if (slot >= 0) (units[slot] as number) += (classes[unit] as Pool).count;
  const most = Math.min(...set.roles.map(({ size }, slot) => Math.floor((units[slot] as number) / size)));
  return { set, number, places, most, nodes: nodesOf(classes, set, places, most) };
}

function isSimple({ kind, roles, limit, perApplication, rounding }: Counter): boolean {
  if (kind !== "group" || rounding.multiple !== 1) return false;
  return roles[0]?.size === 1 && perApplication === 0 && limit === Number.POSITIVE_INFINITY;
}

/** The ways that are looked at, over all classes. */
function nodesOf(classes: readonly Pool[], { roles }: Counter, places: readonly Place[], most: number): number {
  let nodes = 0;
  for (const { unit, slot } of places) {
    const filled = slot < 0 ? 0 : most * (roles[slot]?.size ?? 1);
    nodes += (filled + 1) * (Math.min((classes[unit] as Pool).count, filled) + 1);
  }
  return nodes;
}

function solveSets(problem: Problem, counters: readonly Counter[], beside: Beside): Deal {
  const { set, places, most } = beside;
  let alone = 0;
  for (const { unit, slot, simple } of places)
    if (slot < 0) alone += worthOf(problem, counters[simple], unit, (problem.classes[unit] as Pool).count);
  const slots = set.roles.map((_, slot) => fillSlot(problem, counters, beside, slot));
  let best = -1;
  let sets = 0;
  for (let some = 0; some <= most; some += 1) {
    let value = alone + (some * set.perApplication) / FINE;
    set.roles.forEach(({ size }, slot) => {
      value += arena.numbers[(slots[slot]?.values as number) + some * size] as number;
    });
    if (value > best) {
      best = value;
      sets = some;
    }
  }
  const chosen = assemble(problem, counters, tookOf(problem, beside, slots, sets));
  return { chosen, value: discountOf(problem, chosen), bound: best, nodes: beside.nodes };
}

/** What a simple rule brings with so many units of a class, in minor units. */
function worthOf({ classes }: Problem, counter: Counter | undefined, unit: number, count: number): number {
  if (!counter || count === 0) return 0;
  const pool = classes[unit] as Pool;
  const fine = gainOf(counter.roles[0] as Counter["roles"][number], unit) * count;
  return roundDiscount(fine, baseOf(counter.rule, pool) * count, roomOf(pool) * count, counter.rounding);
}

/** The rows of the best values by the number of units filled, and per class of how many of its units are in it. */
type Slot = { values: number; came: number[] };

/** For each number of units that the slot may take, the best that its classes bring together. */
function fillSlot(problem: Problem, counters: readonly Counter[], beside: Beside, slot: number): Slot {
  const role = beside.set.roles[slot] as Counter["roles"][number];
  const most = beside.most * role.size;
  let values = row(most + 1, Number.NEGATIVE_INFINITY);
  let next = row(most + 1, 0);
  const others = row(most + 1, 0);
  arena.numbers[values] = 0;
  const came: number[] = [];
  for (const { unit, slot: own, simple } of beside.places) {
    if (own !== slot) continue;
    const { count } = problem.classes[unit] as Pool;
    const worth = gainOf(role, unit) / FINE;
    const takes = Math.min(count, most);
    const from = row(most + 1, 0);
    for (let take = 0; take <= takes; take += 1)
      arena.numbers[others + take] = take * worth + worthOf(problem, counters[simple], unit, count - take);
    const { numbers } = arena;
    for (let filled = 0; filled <= most; filled += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (let take = Math.min(takes, filled); take >= 0; take -= 1) {
        const value = (numbers[values + filled - take] as number) + (numbers[others + take] as number);
        if (value > best) {
          best = value;
          numbers[from + filled] = take;
        }
      }
      numbers[next + filled] = best;
    }
    [values, next] = [next, values];
    came.push(from);
  }
  return { values, came };
}

function tookOf({ classes }: Problem, beside: Beside, slots: readonly Slot[], sets: number): Took[] {
  const { set, number, places } = beside;
  const filled = set.roles.map(({ size }) => sets * size);
  const done = slots.map(({ came }) => came.length);
  const took: Took[] = [];
  for (const { unit, slot, simple } of places.toReversed()) {
    let left = (classes[unit] as Pool).count;
    let some = 0;
    if (slot >= 0) {
      (done[slot] as number) -= 1;
      const from = slots[slot]?.came[done[slot] as number] as number;
      some = arena.numbers[from + (filled[slot] as number)] as number;
      (filled[slot] as number) -= some;
      left -= some;
    }
    if (left > 0 && simple >= 0) took.push({ counter: simple, unit, counts: [left] });
    if (some > 0) took.push({ counter: number, unit, counts: set.roles.map((_, at) => (at === slot ? some : 0)) });
  }
  return took.reverse();
}
