import { FINE, roundDiscount } from "../rounding.ts";
import type { Pool } from "../working.ts";
import { roomOf } from "../working.ts";
import { assemble, type Took } from "./assemble.ts";
import type { Counter } from "./counting-plan.ts";
import { baseOf, type Contender, type Deal, discountOf, type Problem } from "./problem.ts";

const mostTries = 40_000;

/**
 * A lone rule that rewards one of several alike units, the cheapest, where fractions are rounded per line. A choice of receivers can be bought for
 * just when at the end of every price no more of them stand than full groups fit into the units so far: each receiver's buyers are among these. So
 * the state is how many receivers are behind that number, and each line's part is rounded as it will be. States further behind than the width
 * allows are dropped and answered for by the bound.
 */
export function chooseReceivers(problem: Problem, counter: Counter): Deal | undefined {
  if (!isOfReceivers(counter)) return undefined;
  const steps = stepsOf(problem, counter);
  if (!steps) return undefined;
  const width = Math.max(4, Math.floor(Math.sqrt(mostTries / steps.length)));
  const { chosen, bound, nodes } = walk(steps, width);
  const deal = assemble(problem, [counter], tookOf(steps, chosen, counter));
  const value = discountOf(problem, deal);
  return { chosen: value > 0 ? deal : [], value, bound: Math.max(value, bound), nodes };
}

function isOfReceivers({ roles, order, limit, cap, exact, perApplication }: Counter): boolean {
  const [fill, get, ...others] = roles;
  if (!fill || !get || others.length > 0 || fill.rewarded || !get.rewarded || get.size !== 1) return false;
  if (!exact || perApplication !== 0 || Number.isFinite(limit) || Number.isFinite(cap)) return false;
  if (order !== "after" && order !== "afterLevel") return false;
  let before = Number.POSITIVE_INFINITY;
  return get.gain.every((value, unit) => {
    if ((value === undefined) !== (fill.gain[unit] === undefined)) return false;
    if (value === undefined) return true;
    const falls = value <= before;
    before = value;
    return falls;
  });
}

/** A class with the receivers that fit up to its end, and what so many of its units bring in minor units. */
type Step = {
  unit: number;
  count: number;
  fits: number;
  fine: number;
  slack: number;
  worth: (receivers: number) => number;
};

function stepsOf(problem: Problem, { roles, order, contender }: Counter): Step[] | undefined {
  const { classes } = problem;
  const { rule, rounding } = problem.contenders[contender] as Contender;
  const [fill, get] = roles as [Counter["roles"][number], Counter["roles"][number]];
  const lines = new Set<number>();
  const steps: Step[] = [];
  let units = 0;
  for (const [unit, pool] of classes.entries()) {
    const fine = get.gain[unit];
    if (fine === undefined) continue;
    if (lines.has(pool.line.order)) return undefined;
    lines.add(pool.line.order);
    units += pool.count;
    const worth = (receivers: number) =>
      roundDiscount(fine * receivers, baseOf(rule, pool) * receivers, roomOf(pool) * receivers, rounding);
    // Half a minor unit, but for prices rounded down, where discounts are rounded up.
    const slack = fine % FINE === 0 ? 0 : rounding.mode === "down" ? 1 : 0.5;
    steps.push({ unit, count: pool.count, fits: Math.floor(units / (fill.size + 1)), fine, slack, worth });
  }
  if (order === "afterLevel")
    for (let at = steps.length - 2; at >= 0; at -= 1) {
      const [here, next] = [steps[at] as Step, steps[at + 1] as Step];
      if ((classes[here.unit] as Pool).current === (classes[next.unit] as Pool).current) here.fits = next.fits;
    }
  // More than its own units and all that fitted before cannot stand at the end of a class.
  steps.forEach((step, at) => {
    step.fits = Math.min(step.fits, (steps[at - 1]?.fits ?? 0) + step.count);
  });
  return steps;
}

/** From class to class; a state's number is how many receivers more would fit. */
function walk(steps: readonly Step[], width: number): { chosen: number[]; bound: number; nodes: number } {
  const rest = restOf(steps);
  let values = new Float64Array([0]);
  const came: Int32Array[] = [];
  let nodes = 0;
  let dropped = 0;
  steps.forEach(({ count, fits, worth }, at) => {
    const more = fits - (steps[at - 1]?.fits ?? 0);
    const worths = Array.from({ length: Math.min(count, values.length - 1 + more) + 1 }, (_, got) => worth(got));
    const next = new Float64Array(Math.min(width, fits + 1)).fill(-1);
    const from = new Int32Array(next.length);
    for (let behind = 0; behind < values.length; behind += 1) {
      const value = values[behind] as number;
      if (value < 0) continue;
      const room = behind + more;
      for (let got = Math.min(count, room); got >= 0; got -= 1) {
        const after = value + (worths[got] as number);
        const left = room - got;
        nodes += 1;
        if (left >= next.length) dropped = Math.max(dropped, after + rest(at + 1, left));
        else if (after > (next[left] as number)) {
          next[left] = after;
          from[left] = behind;
        }
      }
    }
    values = next;
    came.push(from);
  });
  return { ...traced(steps, values, came), bound: Math.floor(Math.max(dropped, ...values)), nodes };
}

function traced(steps: readonly Step[], values: Float64Array, came: readonly Int32Array[]): { chosen: number[] } {
  let behind = values.indexOf(Math.max(...values));
  const chosen: number[] = [];
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const before = came[at]?.[behind] as number;
    const more = (steps[at] as Step).fits - (steps[at - 1]?.fits ?? 0);
    chosen[at] = before + more - behind;
    behind = before;
  }
  return { chosen };
}

/** What later classes can bring at most, unrounded and what rounding adds: as early as they fit, those behind at the next price. */
function restOf(steps: readonly Step[]): (from: number, behind: number) => number {
  const sums = new Float64Array(steps.length + 1);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const { fine, fits, slack } = steps[at] as Step;
    const more = fits - (steps[at - 1]?.fits ?? 0);
    sums[at] = (sums[at + 1] as number) + (more * fine) / FINE + slack;
  }
  return (from, behind) => (sums[from] as number) + (behind * (steps[from]?.fine ?? 0)) / FINE;
}

/** The dearest units that receive nothing are the buyers. */
function tookOf(steps: readonly Step[], chosen: readonly number[], { roles }: Counter): Took[] {
  let buyers = chosen.reduce((sum, got) => sum + got, 0) * (roles[0]?.size ?? 0);
  return steps.map(({ unit, count }, at) => {
    const got = chosen[at] as number;
    const bought = Math.min(buyers, count - got);
    buyers -= bought;
    return { counter: 0, unit, counts: [bought, got] };
  });
}
