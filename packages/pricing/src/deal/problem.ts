import type { Rounding } from "../rounding.ts";
import { FINE, roundDiscount } from "../rounding.ts";
import type { EachForm, Part, Pattern, Rule, UnitReward } from "../rules/rule.ts";
import { type Pool, roomOf } from "../working.ts";
import type { Counter } from "./counter.ts";
import type { Took } from "./trace.ts";

/** A rule that competes for units in one round, with the units that it may take. */
export type Contender = {
  rule: Rule;
  rounding: Rounding;
  /** Per target of the rule the numbers of its classes, in the order of the classes. */
  classesOf: number[][];
};

/**
 * One round's question for units that hang together through rules: which unit takes part in which application, so that the discount is greatest.
 * A class is a pool: alike units. Classes stand by price from the dearest, then article, then line.
 */
export type Problem = {
  classes: Pool[];
  contenders: Contender[];
  /** By class: the only unit of its line here, so that what is rounded per line is rounded per unit. */
  alone: boolean[];
};

/** Units of a class that one application takes for one part. */
export type Take = { unit: number; count: number; part: number; rewarded: boolean; fine: number };

/** One way to apply a rule. `shared` is what the rewarded units get together, in minor units, already cut to the room they have. */
export type Application = { contender: number; takes: Take[]; shared: SharedTotal[] };
export type SharedTotal = { parts: number[]; total: number };

/** `count` is how many applications of the rule it is; where no reward is shared, all of a rule stand as one. */
export type Chosen = { application: Application; times: number; count: number };

/** What was counted off: nothing else needs to be known where each unit has its own reward. */
export type Counted = { counters: readonly Counter[]; took: readonly Took[] };

/** What a round found, as applications or as counts: `bound` is what no assignment can exceed. `isHard`: it might be another one with other nodes left. */
export type Deal = {
  chosen: Chosen[];
  counted?: Counted;
  value: number;
  bound: number;
  nodes: number;
  isHard?: boolean;
};

export function unitsOf({ classes }: Problem): number {
  return classes.reduce((sum, { count }) => sum + count, 0);
}

export function baseOf(rule: Rule, pool: Pool): number {
  return rule.onRegular ? pool.regular : pool.current;
}

/** The discount on one unit, unrounded, never more than its floor lets it have. */
export function fineOf(reward: UnitReward, rule: Rule, pool: Pool): number {
  const base = baseOf(rule, pool);
  const fine =
    "percentMilli" in reward
      ? base * reward.percentMilli
      : "off" in reward
        ? (reward.off * pool.milli * FINE) / 1000
        : base * FINE - (reward.price * pool.milli * FINE) / 1000;
  return Math.max(0, Math.min(fine, roomOf(pool) * FINE));
}

/** What a simple rule gives one unit: money or points. */
export function eachFine(each: EachForm, rule: Rule, pool: Pool): number {
  if (!pool.line.discountable) return 0;
  if (rule.lane === "points") return (each.points * pool.milli * FINE) / 1000;
  return each.reward ? fineOf(each.reward, rule, pool) : 0;
}

export function patternsOf(rule: Rule): readonly Pattern[] {
  return rule.form.type === "deal" ? rule.form.patterns : [];
}

export function eachOf(rule: Rule): EachForm | undefined {
  return rule.form.type === "each" ? rule.form : undefined;
}

/** Non-discountable units may be bought with and nothing else; deals count whole pieces. */
export function mayTake(part: Part, pool: Pool): boolean {
  if (pool.milli !== 1000 && part.amount === undefined) return false;
  return part.role === "buy" || pool.line.discountable;
}

/** What the rewarded units of each shared reward get: a set price never raises, a floor stops the rest. */
export function sharedTotals(pattern: Pattern, rule: Rule, takes: readonly Take[], classes: readonly Pool[]) {
  if (rule.lane === "points") return pattern.points > 0 ? [{ parts: [], total: pattern.points }] : [];
  return pattern.shared.map((shared): SharedTotal => {
    let base = 0;
    let room = 0;
    for (const { unit, count, part } of takes) {
      if (!shared.parts.includes(part)) continue;
      const pool = classes[unit] as Pool;
      base += count * baseOf(rule, pool);
      room += count * roomOf(pool);
    }
    const wanted = "off" in shared ? shared.off : base - shared.setPrice;
    return { parts: shared.parts, total: Math.max(0, Math.min(wanted, room)) };
  });
}

/** Sums of a rule on a line: what is rounded together. */
type LineSums = { fine: number; base: number; room: number };

/** The discount of all chosen applications as it will be on the receipt: rounded per line and rule, capped per rule. */
export function discountOf({ classes, contenders }: Problem, chosen: readonly Chosen[]): number {
  const sums = new Map<number, Map<number, LineSums>>();
  const totals = new Map<number, number>();
  for (const { application, times } of chosen) {
    const { contender, takes, shared } = application;
    for (const { total } of shared) totals.set(contender, (totals.get(contender) ?? 0) + total * times);
    const rule = contenders[contender]?.rule as Rule;
    for (const { unit, count, fine, rewarded, part } of takes)
      if (rewarded && !shared.some(({ parts }) => parts.includes(part)))
        addTo(sums, contender, classes[unit] as Pool, rule, fine, count * times);
  }
  for (const [contender, lines] of sums)
    totals.set(contender, (totals.get(contender) ?? 0) + totalOfLines(contenders[contender] as Contender, lines));
  let value = 0;
  for (const [contender, total] of totals) value += Math.min(total, capOf((contenders[contender] as Contender).rule));
  return value;
}

/** Points are rounded once per rule, money per line. */
function totalOfLines({ rule, rounding }: Contender, lines: ReadonlyMap<number, LineSums>): number {
  let fineOfAll = 0;
  let rounded = 0;
  for (const { fine, base, room } of lines.values()) {
    fineOfAll += fine;
    rounded += roundDiscount(fine, base, room, rounding);
  }
  return rule.lane === "points" ? roundPoints(fineOfAll) : rounded;
}

export const roundPoints = (fine: number) => Math.floor(fine / FINE + 0.5);

export const capOf = (rule: Rule) => (rule.lane === "points" ? Number.POSITIVE_INFINITY : rule.maxDiscount);

function addTo(
  sums: Map<number, Map<number, LineSums>>,
  contender: number,
  pool: Pool,
  rule: Rule,
  fine: number,
  count: number,
): void {
  let lines = sums.get(contender);
  if (!lines) {
    lines = new Map();
    sums.set(contender, lines);
  }
  let line = lines.get(pool.line.order);
  if (!line) {
    line = { fine: 0, base: 0, room: 0 };
    lines.set(pool.line.order, line);
  }
  line.fine += fine * count;
  line.base += baseOf(rule, pool) * count;
  line.room += roomOf(pool) * count;
}
