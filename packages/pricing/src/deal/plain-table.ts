import { FINE, type Rounding, roundDiscount } from "../rounding.ts";
import type { Plain } from "../rules/plain.ts";
import type { Rule } from "../rules/rule.ts";
import { type Pool, roomOf } from "../working.ts";
import { type Component, listsFrom, pools, poolsFrom, ruleAt } from "./components.ts";
import { mostByRounding } from "./counter.ts";

/** Beyond that the wide search comes, which has no such limits. Sets of rules are bits of a number. */
const mostRules = 30;
const mostClasses = 64;

/** By class: how many units, what one costs, and what it can be lowered by. */
export const counts = new Int32Array(mostClasses);
const prices = new Float64Array(mostClasses);
const rooms = new Float64Array(mostClasses);

/** Where a rule's number for a class stands in the tables. */
export const cell = (rule: number, unit: number): number => (rule << 6) | unit;

/** By rule and class, in fine units, what a rewarded unit brings, rounded where it is alone; below zero where the rule does not take it. */
export const gains = new Float64Array(mostRules << 6);
/** What an application costs: a set price. */
export const perApplication = new Float64Array(mostRules);
/** How a rule takes its units: those that follow keep count of the open buyers, all others fill groups of a size. */
export const kinds = new Uint8Array(mostRules);
export const sizes = new Int32Array(mostRules);
export const UNUSED = 0;
export const FILLS = 1;
export const FILLS_FOR_LAST = 2;
export const FOLLOWS = 3;
export const byLevel = new Uint8Array(mostRules);

/** The component at hand; the next one writes over it. */
export const table = { classes: [] as readonly Pool[], rules: 0, rounding: undefined as unknown as Rounding };
const ruleBy: Rule[] = [];
export const ruleOf = (rule: number): Rule => ruleBy[rule] as Rule;

/**
 * A component as tables of numbers, when all its rules are plain and each line in it is so many whole pieces: nearly all are. False where it is not, or
 * where a limit or a floor cuts what applications bring.
 */
export function fillTable({ rules, classes }: Component, rounding: Rounding): boolean {
  if (rounding.multiple !== 1 || rules.length > mostRules || classes.length > mostClasses) return false;
  table.classes = classes;
  table.rules = rules.length;
  table.rounding = rounding;
  for (let unit = 0; unit < classes.length; unit += 1) {
    const pool = classes[unit] as Pool;
    const { line, count } = pool;
    if (pool.milli !== 1000 || line.pools.length !== 1 || !line.discountable) return false;
    counts[unit] = count;
    prices[unit] = pool.current;
    rooms[unit] = roomOf(pool);
  }
  for (let rule = 0; rule < rules.length; rule += 1) if (!fillRule(rule, rules[rule] as number)) return false;
  return true;
}

function fillRule(rule: number, number: number): boolean {
  const met = ruleAt[number] as Rule;
  const { plain } = met;
  if (!plain) return false;
  const { size, setPrice, cap } = plain;
  const isSet = setPrice >= 0;
  ruleBy[rule] = met;
  sizes[rule] = size;
  byLevel[rule] = plain.byLevel ? 1 : 0;
  perApplication[rule] = isSet ? -setPrice * FINE : 0;
  gains.fill(-1, rule << 6, (rule << 6) + table.classes.length);
  let most = 0;
  let kept = 0;
  const list = listsFrom[number] as number;
  for (let at = poolsFrom[list] as number; at < (poolsFrom[list + 1] as number); at += 1) {
    const { unit } = pools[at] as Pool;
    const [price, room, count] = [prices[unit] as number, rooms[unit] as number, counts[unit] as number];
    const fine = isSet ? price * FINE : fineOf(plain, price, room);
    most += size === 1 ? Math.min(room * count, Math.floor((fine * count) / FINE) + 1) : room * count;
    kept = Math.max(kept, price - room);
    if (fine <= 0 && size === 1) continue;
    gains[cell(rule, unit)] = count > 1 || isSet ? fine : roundDiscount(fine, price, room, table.rounding) * FINE;
  }
  if (most > cap || (isSet && (kept * size > setPrice || cap !== Number.POSITIVE_INFINITY))) return false;
  kinds[rule] = !plain.isLast ? FILLS : isConsecutive(rule) ? FILLS_FOR_LAST : FOLLOWS;
  return true;
}

function fineOf({ percentMilli, off, price }: Plain, base: number, room: number): number {
  const fine = price < 0 ? base * percentMilli + off * FINE : (base - price) * FINE;
  return Math.max(0, Math.min(fine, room * FINE));
}

/**
 * Consecutive groups from the dearest down are the best ones when a dearer unit never brings less, and all bring whole minor units. At one price any unit may
 * be the rewarded one: the last is as good as another only where a floor does not cut it.
 */
export function isConsecutive(rule: number): boolean {
  let before = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit < table.classes.length; unit += 1) {
    const gain = gains[cell(rule, unit)] as number;
    if (gain < 0) continue;
    if (gain % FINE !== 0 || gain > least) return false;
    if (byLevel[rule] === 1 && before >= 0 && prices[before] === prices[unit] && gain !== least) return false;
    before = unit;
    least = gain;
  }
  return true;
}

/** What so many units of a class bring a rule together, rounded as they will be on their line. */
export function worthOf(rule: number, unit: number, units: number): number {
  const fine = (gains[cell(rule, unit)] as number) * units;
  if (fine % FINE === 0) return fine;
  const { rounding } = table;
  return roundDiscount(fine, (prices[unit] as number) * units, (rooms[unit] as number) * units, rounding) * FINE;
}

export const priceOf = (unit: number): number => prices[unit] as number;

const best = new Float64Array(mostClasses);

/**
 * Leaves out what others always beat by more than rounding can make up for. Of rules that take units one by one a class needs only the best; a group needs a class of which
 * its share brings more than the best of these.
 */
export function leaveOutBeaten(): void {
  const { length } = table.classes;
  best.fill(-1, 0, length);
  let ones = 0;
  for (let rule = 0; rule < table.rules; rule += 1) {
    if (!takesByOnes(rule)) continue;
    ones += 1;
    for (let unit = 0; unit < length; unit += 1)
      best[unit] = Math.max(best[unit] as number, gains[cell(rule, unit)] as number);
  }
  for (let rule = 0; rule < table.rules; rule += 1)
    if (!takesByOnes(rule)) {
      if (isBeaten(rule)) kinds[rule] = UNUSED;
    } else if (ones > 1)
      for (let unit = 0; unit < length; unit += 1) {
        const gain = gains[cell(rule, unit)] as number;
        const most = best[unit] as number;
        const slack = most % FINE === 0 && gain % FINE === 0 ? 0 : mostByRounding;
        if (gain >= 0 && most - gain > slack) gains[cell(rule, unit)] = -1;
      }
}

function isBeaten(rule: number): boolean {
  if (isBeatenByOnes(rule)) return true;
  if (!rewardsCheapest(rule)) return false;
  for (let one = 0; one < table.rules; one += 1)
    if (one !== rule && sizes[one] === sizes[rule] && rewardsCheapest(one) && beats(one, rule)) return true;
  return false;
}

const rewardsCheapest = (rule: number) => (kinds[rule] as number) > FILLS;

/** One has all the goods of the other and gives more; at one price it may be another unit that is rewarded. */
function beats(one: number, other: number): boolean {
  const { length } = table.classes;
  for (let unit = 0; unit < length; unit += 1) {
    const gain = gains[cell(other, unit)] as number;
    if (gain < 0) continue;
    if ((gains[cell(one, unit)] as number) < 0) return false;
    for (let at = 0; at < length; at += 1) {
      const beside = gains[cell(one, at)] as number;
      if (prices[at] === prices[unit] && beside >= 0 && beside <= gain + mostByRounding) return false;
    }
  }
  return true;
}

export const takesByOnes = (rule: number): boolean => sizes[rule] === 1;

/** Each unit brings more by a simple rule than its share of any application. */
function isBeatenByOnes(rule: number): boolean {
  const size = sizes[rule] as number;
  const rewarded = kinds[rule] === FILLS ? size : 1;
  let peak = 0;
  for (let unit = table.classes.length - 1; unit >= 0; unit -= 1) {
    const gain = gains[cell(rule, unit)] as number;
    if (gain < 0) continue;
    const whole = Math.ceil(gain / FINE) * FINE;
    // Of those that follow, a receiver may be any later one.
    peak = kinds[rule] === FOLLOWS ? Math.max(peak, whole) : whole;
    const share = (rewarded * peak + (perApplication[rule] as number)) / size;
    if ((best[unit] as number) <= Math.max(0, share) + mostByRounding) return false;
  }
  return true;
}
