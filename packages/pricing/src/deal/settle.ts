import { roundDiscount } from "../rounding.ts";
import { type Remainder, spread } from "../spread.ts";
import { type Pool, roomOf, type WorkLine } from "../working.ts";
import { type Application, baseOf, type Chosen, type Contender, capOf, type Problem, roundPoints } from "./problem.ts";

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
  const byContender = new Map<number, Chosen[]>();
  for (const one of chosen) {
    const { contender } = one.application;
    const list = byContender.get(contender);
    if (list) list.push(one);
    else byContender.set(contender, [one]);
  }
  return [...byContender]
    .toSorted(([one], [other]) => one - other)
    .map(([at, list]) => settleRule(problem, problem.contenders[at] as Contender, list, remainder));
}

function settleRule(problem: Problem, contender: Contender, chosen: readonly Chosen[], remainder: Remainder): Settled {
  const settled: Settled = { contender, count: 0, rewarded: [], joined: [], points: 0 };
  for (const { application, times, count } of chosen) {
    settled.count += times * count;
    takeUnits(problem, settled, application, times, remainder);
  }
  if (contender.rule.lane === "points") return countPoints(settled, chosen);
  roundPerLine(problem, settled, remainder);
  capRule(problem, settled, remainder);
  return settled;
}

function takeUnits(
  { classes }: Problem,
  settled: Settled,
  application: Application,
  times: number,
  remainder: Remainder,
): void {
  const { takes, shared } = application;
  for (const take of takes) {
    if (!take.rewarded) settled.joined.push({ unit: take.unit, count: take.count * times });
    else if (!shared.some(({ parts }) => parts.includes(take.part)))
      settled.rewarded.push({ unit: take.unit, count: take.count * times, fine: take.fine, cut: 0, shared: false });
  }
  for (const { parts, total } of shared) {
    const takers = takes
      .filter((take) => take.rewarded && parts.includes(take.part))
      .toSorted(
        (one, other) => inLines(classes[one.unit] as Pool, classes[other.unit] as Pool) || one.unit - other.unit,
      )
      .map(({ unit, count }) => {
        const pool = classes[unit] as Pool;
        return { unit, weight: baseOf(settled.contender.rule, pool), cap: roomOf(pool), count };
      });
    spread(total, takers, remainder).forEach((shares, at) => {
      for (const { count, amount } of shares)
        settled.rewarded.push({
          unit: takers[at]?.unit as number,
          count: count * times,
          fine: 0,
          cut: amount,
          shared: true,
        });
    });
  }
}

function inLines(one: Pool, other: Pool): number {
  return one.line.order - other.line.order;
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

function byLine(problem: Problem, rewarded: readonly Rewarded[]): Map<WorkLine, Rewarded[]> {
  const lines = new Map<WorkLine, Rewarded[]>();
  for (const one of rewarded) {
    const { line } = problem.classes[one.unit] as Pool;
    const list = lines.get(line);
    if (list) list.push(one);
    else lines.set(line, [one]);
  }
  return new Map([...lines].toSorted(([one], [other]) => one.order - other.order));
}

function roundPerLine(problem: Problem, settled: Settled, remainder: Remainder): void {
  const { rule, rounding } = settled.contender;
  const open = settled.rewarded.filter(({ shared }) => !shared);
  const done = settled.rewarded.filter(({ shared }) => shared);
  for (const list of byLine(problem, open).values()) {
    list.sort((one, other) => one.unit - other.unit);
    const sums = { fine: 0, base: 0, room: 0 };
    for (const { unit, count, fine } of list) {
      const pool = problem.classes[unit] as Pool;
      sums.fine += fine * count;
      sums.base += baseOf(rule, pool) * count;
      sums.room += roomOf(pool) * count;
    }
    const discount = roundDiscount(sums.fine, sums.base, sums.room, rounding);
    const takers = list.map(({ unit, count, fine }) => ({
      weight: fine,
      cap: roomOf(problem.classes[unit] as Pool),
      count,
    }));
    done.push(...reshare(list, spread(discount, takers, remainder)));
  }
  settled.rewarded = done;
}

function reshare(list: readonly Rewarded[], shares: ReturnType<typeof spread>): Rewarded[] {
  return list.flatMap((one, at) => (shares[at] ?? []).map(({ count, amount }) => ({ ...one, count, cut: amount })));
}

/** The cap of an offer is spread again over its lines, and each line's part over its units. */
function capRule(problem: Problem, settled: Settled, remainder: Remainder): void {
  const cap = capOf(settled.contender.rule);
  const lines = [...byLine(problem, settled.rewarded).values()];
  const amounts = lines.map((list) => list.reduce((sum, { cut, count }) => sum + cut * count, 0));
  if (amounts.reduce((sum, amount) => sum + amount, 0) <= cap) return;
  const parts = spread(
    cap,
    amounts.map((amount) => ({ weight: amount, cap: amount, count: 1 })),
    remainder,
  );
  settled.rewarded = lines.flatMap((list, at) => {
    // By what they were given before rounding; whole amounts by price.
    const isWhole = list.some(({ shared }) => shared);
    const takers = list.map(({ unit, fine, count }) => {
      const pool = problem.classes[unit] as Pool;
      return { weight: isWhole ? baseOf(settled.contender.rule, pool) : fine, cap: roomOf(pool), count };
    });
    return reshare(list, spread(parts[at]?.[0]?.amount ?? 0, takers, remainder));
  });
}
