import { addTo } from "../lists.ts";
import { roundDiscount } from "../rounding.ts";
import { sortShort } from "../sort-short.ts";
import { type Remainder, spread } from "../spread.ts";
import { type Pool, roomOf } from "../working.ts";
import { baseOf, type Chosen, type Contender, capOf, type Problem, roundPoints, type SharedTotal } from "./problem.ts";

/** Rewarded units of a pool that get the same: `fine` unrounded, `cut` the whole minor units it became. */
export type Rewarded = { unit: number; count: number; fine: number; cut: number; shared: boolean };

/** What one rule did in a round. */
export type Settled = {
  contender: Contender;
  /** Applications, for simple rules the units. */
  count: number;
  rewarded: Rewarded[];
  /** Units that took part without a reward. */
  joined: { unit: number; count: number }[];
  points: number;
};

/** Turns what the search chose into whole minor units per unit: rounded per line and rule, shared by price, capped per rule. */
export function settle(problem: Problem, chosen: readonly Chosen[], remainder: Remainder): Settled[] {
  const ordered = sortShort(chosen.slice(), (one, other) => one.application.contender - other.application.contender);
  const settled: Settled[] = [];
  for (let from = 0; from < ordered.length; ) {
    const { contender } = (ordered[from] as Chosen).application;
    let to = from + 1;
    while (ordered[to]?.application.contender === contender) to += 1;
    const ofRule = to - from === ordered.length ? ordered : ordered.slice(from, to);
    settled.push(settleRule(problem, problem.contenders[contender] as Contender, ofRule, remainder));
    from = to;
  }
  return settled;
}

function settleRule(problem: Problem, contender: Contender, chosen: readonly Chosen[], remainder: Remainder): Settled {
  const settled: Settled = { contender, count: 0, rewarded: [], joined: [], points: 0 };
  /** Rewarded each on its own, still to be rounded. */
  const open: Rewarded[] = [];
  for (const { application, times, count } of chosen) {
    settled.count += times * count;
    const { takes, shared } = application;
    for (const take of takes) {
      if (!take.rewarded) settled.joined.push({ unit: take.unit, count: take.count * times });
      else if (!isShared(shared, take.part))
        open.push({ unit: take.unit, count: take.count * times, fine: take.fine, cut: 0, shared: false });
    }
    for (const one of shared) shareTotal(problem, settled, { application, times, count }, one, remainder);
  }
  if (contender.rule.lane === "points") {
    settled.rewarded = open;
    return countPoints(settled, chosen);
  }
  roundPerLine(problem, settled, open, remainder);
  capRule(problem, settled, remainder);
  return settled;
}

function isShared(shared: readonly SharedTotal[], part: number): boolean {
  for (const { parts } of shared) if (parts.includes(part)) return true;
  return false;
}

function shareTotal(
  { classes }: Problem,
  settled: Settled,
  { application, times }: Chosen,
  { parts, total }: SharedTotal,
  remainder: Remainder,
): void {
  const { rule } = settled.contender;
  const takes = application.takes.filter((take) => take.rewarded && parts.includes(take.part));
  sortShort(takes, (one, other) => inLines(classes, one.unit, other.unit));
  const takers = takes.map(({ unit, count }) => {
    const pool = classes[unit] as Pool;
    return { weight: baseOf(rule, pool), cap: roomOf(pool), count };
  });
  spread(total, takers, remainder).forEach((shares, at) => {
    const { unit } = takes[at] as (typeof takes)[number];
    for (const { count, amount } of shares)
      settled.rewarded.push({ unit, count: count * times, fine: 0, cut: amount, shared: true });
  });
}

function inLines(classes: readonly Pool[], one: number, other: number): number {
  return (classes[one] as Pool).line.order - (classes[other] as Pool).line.order || one - other;
}

function countPoints(settled: Settled, chosen: readonly Chosen[]): Settled {
  const fine = settled.rewarded.reduce((sum, one) => sum + one.fine * one.count, 0);
  const shared = chosen.reduce(
    (sum, { application, times }) => sum + times * application.shared.reduce((all, { total }) => all + total, 0),
    0,
  );
  settled.points = shared + roundPoints(fine);
  return settled;
}

/** Line by line, in the order of the lines. */
function roundPerLine(problem: Problem, settled: Settled, open: Rewarded[], remainder: Remainder): void {
  const { classes } = problem;
  const { rule, rounding } = settled.contender;
  sortShort(open, (one, other) => inLines(classes, one.unit, other.unit));
  for (let from = 0; from < open.length; ) {
    const { line } = classes[(open[from] as Rewarded).unit] as Pool;
    let fine = 0;
    let base = 0;
    let room = 0;
    let to = from;
    for (; to < open.length; to += 1) {
      const one = open[to] as Rewarded;
      const pool = classes[one.unit] as Pool;
      if (pool.line !== line) break;
      fine += one.fine * one.count;
      base += baseOf(rule, pool) * one.count;
      room += roomOf(pool) * one.count;
    }
    const discount = roundDiscount(fine, base, room, rounding);
    if (to - from === 1) shareAlike(settled, open[from] as Rewarded, discount);
    else settled.rewarded.push(...reshare(problem, settled, open.slice(from, to), discount, false, remainder));
    from = to;
  }
}

/** Alike units get alike shares, and those that are left over one minor unit more. */
function shareAlike(settled: Settled, one: Rewarded, discount: number): void {
  const more = discount % one.count;
  const cut = (discount - more) / one.count;
  const { unit, count, fine } = one;
  if (more > 0) settled.rewarded.push({ unit, count: more, fine, cut: cut + 1, shared: false });
  settled.rewarded.push({ unit, count: count - more, fine, cut, shared: false });
}

/** By what units were given before rounding; whole amounts by price. */
function reshare(
  { classes }: Problem,
  { contender }: Settled,
  list: readonly Rewarded[],
  discount: number,
  byPrice: boolean,
  remainder: Remainder,
): Rewarded[] {
  const takers = list.map(({ unit, fine, count }) => {
    const pool = classes[unit] as Pool;
    return { weight: byPrice ? baseOf(contender.rule, pool) : fine, cap: roomOf(pool), count };
  });
  const shares = spread(discount, takers, remainder);
  return list.flatMap((one, at) => (shares[at] ?? []).map(({ count, amount }) => ({ ...one, count, cut: amount })));
}

/** The cap of an offer is spread again over its lines, and each line's part over its units. */
function capRule(problem: Problem, settled: Settled, remainder: Remainder): void {
  const cap = capOf(settled.contender.rule);
  if (cap === Number.POSITIVE_INFINITY) return;
  const lines = byLine(problem, settled.rewarded);
  const amounts = lines.map((list) => list.reduce((sum, { cut, count }) => sum + cut * count, 0));
  if (amounts.reduce((sum, amount) => sum + amount, 0) <= cap) return;
  const takers = amounts.map((amount) => ({ weight: amount, cap: amount, count: 1 }));
  const parts = spread(cap, takers, remainder);
  settled.rewarded = lines.flatMap((list, at) => {
    const isWhole = list.some(({ shared }) => shared);
    return reshare(problem, settled, list, parts[at]?.[0]?.amount ?? 0, isWhole, remainder);
  });
}

function byLine({ classes }: Problem, rewarded: readonly Rewarded[]): Rewarded[][] {
  const lines = new Map<number, Rewarded[]>();
  for (const one of rewarded) addTo(lines, (classes[one.unit] as Pool).line.order, one);
  return [...lines].sort(([one], [other]) => one - other).map(([, list]) => list);
}
