import { sortShort } from "./sort-short.ts";
import type { Remainder, Taker } from "./spread.ts";
import { spreadEvenly } from "./spread.ts";
import { type Pool, roomOf, takeFrom, type WorkLine } from "./working.ts";

/** Units of a line that take part in a discount on the receipt. */
export type Sharing = { line: WorkLine; pools: Pool[] };

/** A line's share: `base` is what its units weigh, `quantity` how many they are. */
export type Prorated = { line: WorkLine; amount: number; base: number; quantity: number };

/** By what a unit's share is measured, and how much it can take. */
export type Measures = { weigh: (pool: Pool) => number; room?: (pool: Pool) => number };

/** Spreads an amount over lines in proportion, each line's part over its units; floors stop, and what they stop moves on. */
export function prorate(
  lines: readonly Sharing[],
  total: number,
  remainder: Remainder,
  { weigh, room = roomOf }: Measures,
): Prorated[] {
  const takers: Taker[] = [];
  const given: Prorated[] = [];
  for (const { line, pools } of lines) {
    const taker = { weight: 0, cap: 0, count: 1 };
    let milli = 0;
    for (const pool of pools) {
      taker.weight += pool.count * weigh(pool);
      taker.cap += pool.count * room(pool);
      milli += pool.count * pool.milli;
    }
    takers.push(taker);
    given.push({ line, amount: 0, base: taker.weight, quantity: milli / 1000 });
  }
  const { floors, more } = spreadEvenly(total, takers, remainder);
  for (let at = 0; at < given.length; at += 1) {
    const one = given[at] as Prorated;
    one.amount = (floors[at] as number) + (more[at] as number);
    if (one.amount > 0) lower((lines[at] as Sharing).pools, one.amount, remainder, { weigh, room });
  }
  return given;
}

/** Units of one kind share evenly, and the odd cents are of the first of them. */
function lower(
  pools: readonly Pool[],
  amount: number,
  remainder: Remainder,
  { weigh, room }: Required<Measures>,
): void {
  const [only] = pools;
  if (only && pools.length === 1) {
    const more = amount % only.count;
    lowerSome(only, more, (amount - more) / only.count);
    return;
  }
  const ordered = sortShort(pools.slice(), (one, other) => other.current - one.current || other.milli - one.milli);
  const takers = ordered.map((pool) => ({ weight: weigh(pool), cap: room(pool), count: pool.count }));
  const { floors, more } = spreadEvenly(amount, takers, remainder);
  ordered.forEach((pool, at) => {
    lowerSome(pool, more[at] as number, floors[at] as number);
  });
}

/** All units of a pool by `amount`, `more` of them by one minor unit on top. */
function lowerSome(pool: Pool, more: number, amount: number): void {
  if (more === pool.count) pool.current -= amount + 1;
  else {
    if (more > 0) takeFrom(pool, more).current -= amount + 1;
    pool.current -= amount;
  }
}
