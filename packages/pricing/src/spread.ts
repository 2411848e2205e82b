import type { Policies } from "./book-input.ts";

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
  const { floors, fractions, left } = shareOut(total, takers);
  const order = [...takers.keys()];
  if (remainder === "last") order.reverse();
  if (remainder === "largest")
    order.sort((one, other) => (fractions[other] as number) - (fractions[one] as number) || one - other);
  return giveOut(takers, floors, order, left);
}

/** Rounded down shares after all caps; `fractions` are in millionths so that equal ones compare equal. */
function shareOut(total: number, takers: readonly Taker[]) {
  const floors = takers.map(() => 0);
  const fractions = takers.map(() => 0);
  let active = [...takers.keys()].filter((at) => (takers[at] as Taker).weight > 0);
  let left = total;
  for (;;) {
    const sum = active.reduce((all, at) => all + (takers[at] as Taker).weight * (takers[at] as Taker).count, 0);
    const full = active.filter((at) => {
      const { weight, cap } = takers[at] as Taker;
      return floorShare(left, weight, sum).whole >= cap && left * weight > cap * sum;
    });
    if (full.length === 0) return finish(active, sum);
    for (const at of full) {
      const { cap, count } = takers[at] as Taker;
      floors[at] = cap;
      left -= cap * count;
    }
    active = active.filter((at) => !full.includes(at));
  }

  function finish(open: readonly number[], sum: number) {
    const amount = left;
    for (const at of open) {
      const { weight, count } = takers[at] as Taker;
      const { whole, fraction } = floorShare(amount, weight, sum);
      floors[at] = whole;
      fractions[at] = fraction;
      left -= whole * count;
    }
    return { floors, fractions, left };
  }
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

function giveOut(
  takers: readonly Taker[],
  floors: readonly number[],
  order: readonly number[],
  left: number,
): Share[][] {
  const more = takers.map(() => 0);
  let rest = left;
  for (const at of order) {
    const { count, cap, weight } = takers[at] as Taker;
    if (weight === 0 || (floors[at] as number) + 1 > cap) continue;
    more[at] = Math.min(count, rest);
    rest -= more[at] as number;
    if (rest === 0) break;
  }
  return takers.map(({ count }, at) => {
    const [some, floor] = [more[at] as number, floors[at] as number];
    const shares = [
      { count: some, amount: floor + 1 },
      { count: count - some, amount: floor },
    ];
    return shares.filter((share) => share.count > 0);
  });
}
