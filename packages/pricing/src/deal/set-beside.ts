import { FINE, roundDiscount } from "../rounding.ts";
import { type Pool, roomOf } from "../working.ts";
import { assemble, type Took } from "./assemble.ts";
import type { Counter } from "./counting-plan.ts";
import { baseOf, type Contender, type Deal, discountOf, type Problem } from "./problem.ts";

/**
 * A set of different goods beside rules that take units one by one: for a given number of sets the slots have nothing to do with each other. So for
 * each slot and each number of units the best choice of units is found, the others going to the simple rule of their class, and then the best number
 * of sets. Exact, with each line rounded as it will be. A simple rule with a limit is left unlimited; if it exceeds it, the limit itself is a bound.
 */
export function solveSetBeside(problem: Problem, counters: readonly Counter[], mostNodes: number): Deal | undefined {
  const set = counters.findIndex(({ roles }) => roles.length > 1);
  const plan = planOf(problem, counters, set);
  if (!plan || nodesOf(plan, counters[set] as Counter) > mostNodes) return undefined;
  const free = solvePlan(problem, counters, plan);
  if (free.value === free.bound) return free;
  const limits = counters.reduce((sum, { cap }) => sum + (Number.isFinite(cap) ? cap : 0), 0);
  const bare = plan.map((one) => (one.isLimited ? { ...one, others: one.others.map(() => 0) } : one));
  const limited = solvePlan(problem, counters, Object.assign(bare, { set: plan.set }));
  const best = limited.value > free.value ? limited : free;
  const bound = Math.max(best.value, Math.min(free.bound, limited.bound + limits));
  return { chosen: best.chosen, value: best.value, bound, nodes: free.nodes + limited.nodes };
}

/** A class: the slot it can fill or -1, what a unit is worth there, and what the others bring with so many units left for them. */
type Place = { unit: number; slot: number; worth: number; simple: number; isLimited: boolean; others: number[] };
type Plan = Place[] & { set: number };

function planOf(problem: Problem, counters: readonly Counter[], set: number): Plan | undefined {
  const counter = counters[set];
  if (counter?.order !== "none" || Number.isFinite(counter.limit) || Number.isFinite(counter.cap)) return undefined;
  const simple = counters.map((other, at) => (at !== set && isSimple(other) ? at : -1)).filter((at) => at >= 0);
  if (simple.length !== counters.length - 1) return undefined;
  const places: Place[] = [];
  for (const [unit, pool] of problem.classes.entries()) {
    const slots = counter.roles.flatMap(({ gain }, slot) => (gain[unit] === undefined ? [] : [slot]));
    const takers = simple.filter((at) => counters[at]?.roles[0]?.gain[unit] !== undefined);
    if (slots.length > 1 || takers.length > 1) return undefined;
    const [slot = -1] = slots;
    const [taker = -1] = takers;
    const worth = slot < 0 ? 0 : (counter.roles[slot]?.gain[unit] as number);
    if (worth % FINE !== 0) return undefined;
    const isLimited = taker >= 0 && Number.isFinite(counters[taker]?.cap);
    places.push({
      unit,
      slot,
      worth: worth / FINE,
      simple: taker,
      isLimited,
      others: worthsOf(problem, counters[taker], unit, pool),
    });
  }
  return Object.assign(places, { set });
}

function isSimple({ roles, limit, perApplication }: Counter): boolean {
  return roles.length === 1 && roles[0]?.size === 1 && perApplication === 0 && !Number.isFinite(limit);
}

function worthsOf({ contenders }: Problem, counter: Counter | undefined, unit: number, pool: Pool): number[] {
  const worths = new Array<number>(pool.count + 1).fill(0);
  if (!counter) return worths;
  const { rule, rounding } = contenders[counter.contender] as Contender;
  const fine = counter.roles[0]?.gain[unit] as number;
  for (let left = 1; left <= pool.count; left += 1)
    worths[left] = roundDiscount(fine * left, baseOf(rule, pool) * left, roomOf(pool) * left, rounding);
  return worths;
}

type Slot = { values: Float64Array; came: Int32Array[]; places: Place[] };

/** The numbers of units that are looked at, over all classes. */
function nodesOf(plan: Plan, counter: Counter): number {
  const { most, sizes } = setsIn(plan, counter);
  return 2 * plan.reduce((sum, { slot }) => sum + (slot < 0 ? 1 : most * (sizes[slot] as number) + 1), 0);
}

/** As many sets as the slot with the fewest units allows. */
function setsIn(plan: Plan, { roles }: Counter) {
  const sizes = roles.map(({ size }) => size);
  const ofSlot = sizes.map((_, slot) => plan.filter((place) => place.slot === slot));
  const units = ofSlot.map((places) => places.reduce((sum, { others }) => sum + others.length - 1, 0));
  const most = Math.min(...units.map((count, slot) => Math.floor(count / (sizes[slot] as number))));
  return { most, sizes, ofSlot };
}

function solvePlan(problem: Problem, counters: readonly Counter[], plan: Plan): Deal {
  const { perApplication } = counters[plan.set] as Counter;
  const { most, sizes, ofSlot } = setsIn(plan, counters[plan.set] as Counter);
  const slots = ofSlot.map((places, slot) => fillSlot(places, most * (sizes[slot] as number)));
  let alone = 0;
  for (const { slot, others } of plan) if (slot < 0) alone += others.at(-1) as number;
  let best = { sets: 0, value: -1 };
  for (let sets = 0; sets <= most; sets += 1) {
    let value = alone + (sets * perApplication) / FINE;
    slots.forEach(({ values }, slot) => {
      value += values[sets * (sizes[slot] as number)] as number;
    });
    if (value > best.value) best = { sets, value };
  }
  const chosen = assemble(problem, counters, tookOf(plan, slots, best.sets, sizes));
  const nodes = nodesOf(plan, counters[plan.set] as Counter) / 2;
  return { chosen, value: discountOf(problem, chosen), bound: best.value, nodes };
}

/** For each number of units that the slot may take, the best that its classes bring together. */
function fillSlot(places: Place[], most: number): Slot {
  let values = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY);
  values[0] = 0;
  const came = places.map(({ others, worth }) => {
    const next = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(most + 1);
    const count = others.length - 1;
    for (let filled = 0; filled <= most; filled += 1)
      for (let take = Math.min(count, filled); take >= 0; take -= 1) {
        const value = (values[filled - take] as number) + take * worth + (others[count - take] as number);
        if (value > (next[filled] as number)) {
          next[filled] = value;
          from[filled] = take;
        }
      }
    values = next;
    return from;
  });
  return { values, came, places };
}

function tookOf(plan: Plan, slots: readonly Slot[], sets: number, sizes: readonly number[]): Took[] {
  const taken = new Map<number, number>();
  slots.forEach(({ places, came }, slot) => {
    let filled = sets * (sizes[slot] as number);
    for (let at = places.length - 1; at >= 0; at -= 1) {
      const take = came[at]?.[filled] as number;
      taken.set((places[at] as Place).unit, take);
      filled -= take;
    }
  });
  return plan.flatMap(({ unit, slot, simple, others }) => {
    const some = taken.get(unit) ?? 0;
    const left = others.length - 1 - some;
    const took: Took[] = [];
    if (some > 0) took.push({ counter: plan.set, unit, counts: sizes.map((_, at) => (at === slot ? some : 0)) });
    if (left > 0 && simple >= 0) took.push({ counter: simple, unit, counts: [left] });
    return took;
  });
}
