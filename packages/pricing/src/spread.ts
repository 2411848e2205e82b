import type { Policies } from "./book-input.ts";
import { sortShort } from "./sort-short.ts";

export type Remainder = NonNullable<Policies["remainder"]>;

/** Alike takers of an amount: each has a weight and a cap. */
export type Taker = { weight: number; cap: number; count: number };

/** How many of a taker's units get how much. */
export type Share = { count: number; amount: number };

/**
 * Spreads an amount over takers by weight, each minor unit given out. What exceeds a cap moves on to the others by weight, what nobody has
 * room for is lost. Minor units left over after rounding down go one each by `remainder`, of equal fractions to the earlier taker.
 */
export function spread(total: number, takers: readonly Taker[], remainder: Remainder): Share[][] {
  const { floors, more } = spreadEvenly(total, takers, remainder);
  const shares: Share[][] = [];
  for (let at = 0; at < takers.length; at += 1) {
    const { count } = takers[at] as Taker;
    const [some, floor] = [more[at] as number, floors[at] as number];
    const given: Share[] = [];
    if (some > 0) given.push({ count: some, amount: floor + 1 });
    if (count > some) given.push({ count: count - some, amount: floor });
    shares.push(given);
  }
  return shares;
}

/** By taker: what each of its units gets, and how many of them one minor unit more. */
export function spreadEvenly(
  total: number,
  takers: readonly Taker[],
  remainder: Remainder,
): { floors: number[]; more: number[] } {
  const { floors, fractions, left } = shareOut(total, takers);
  const more = takers.map(() => 0);
  let rest = left;
  if (rest > 0)
    for (const at of orderOf(fractions, remainder)) {
      const { count, cap, weight } = takers[at] as Taker;
      if (weight === 0 || (floors[at] as number) + 1 > cap) continue;
      const some = Math.min(count, rest);
      more[at] = some;
      rest -= some;
      if (rest === 0) break;
    }
  return { floors, more };
}

function orderOf(fractions: readonly number[], remainder: Remainder): number[] {
  const order = [...fractions.keys()];
  if (remainder === "last") order.reverse();
  if (remainder === "largest")
    sortShort(order, (one, other) => (fractions[other] as number) - (fractions[one] as number) || one - other);
  return order;
}

/** Rounded down shares after all caps. */
function shareOut(total: number, takers: readonly Taker[]) {
  const floors = takers.map(() => 0);
  const fractions = takers.map(() => 0);
  const open = takers.map(({ weight }) => weight > 0);
  let left = total;
  for (;;) {
    const amount = left;
    const sum = openWeight(takers, open);
    let isAnyFull = false;
    for (let at = 0; at < takers.length; at += 1) {
      if (!open[at]) continue;
      const { weight, cap, count } = takers[at] as Taker;
      const { whole, fraction } = floorShare(amount, weight, sum);
      const isFull = whole >= cap && amount * weight > cap * sum;
      floors[at] = isFull ? cap : whole;
      fractions[at] = isFull ? 0 : fraction;
      if (!isFull) continue;
      isAnyFull = true;
      open[at] = false;
      left -= cap * count;
    }
    if (isAnyFull) continue;
    for (let at = 0; at < takers.length; at += 1)
      if (open[at]) left -= (floors[at] as number) * (takers[at] as Taker).count;
    return { floors, fractions, left };
  }
}

function openWeight(takers: readonly Taker[], open: readonly boolean[]): number {
  let sum = 0;
  for (let at = 0; at < takers.length; at += 1)
    if (open[at]) sum += (takers[at] as Taker).weight * (takers[at] as Taker).count;
  return sum;
}

function floorShare(total: number, weight: number, sum: number): { whole: number; fraction: number } {
  const product = total * weight;
  if (Number.isSafeInteger(product)) {
    const rest = product % sum;
    return { whole: (product - rest) / sum, fraction: rest / sum };
  }
  const exact = BigInt(total) * BigInt(weight);
  const rest = exact % BigInt(sum);
  return { whole: Number((exact - rest) / BigInt(sum)), fraction: Number(rest) / sum };
}
