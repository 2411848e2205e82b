import type { LinePoints, Modifier, Trigger } from "./priced.ts";
import type { RegularLine } from "./regular-price.ts";
import type { Lane } from "./rules/rule.ts";

/** Alike units of a line: same price, same history. Prices are whole minor units per unit. */
export type Pool = {
  line: WorkLine;
  count: number;
  /** 1000 for a piece; less for the fractional rest of a weight, which is one unit. */
  milli: number;
  regular: number;
  current: number;
  floor: number;
  /** An exclusive money rule took the units: no later rule does. */
  barred: boolean;
  /** Bits of the lanes in which a rule of this sequence took the units. */
  claimed: number;
  /** Where the search put them in the round at hand: which problem they are in, and which class of it. */
  group: number;
  unit: number;
};

/** A line while its rules are found. Lines stand in the order of their ids, so that the order of entry cannot matter. */
export type WorkLine = {
  lineId: string;
  position: number;
  order: number;
  regularLine: RegularLine;
  keys: readonly string[];
  discountable: boolean;
  pools: Pool[];
  modifiers: Modifier[];
  triggers: Trigger[];
  points: LinePoints[];
};

export const laneBit: Record<Lane, number> = { money: 1, points: 2, voucher: 4 };

/** Takes `count` units out of a pool as a pool of their own; the pool keeps its price, for what else is taken from it. */
export function takeFrom(pool: Pool, count: number): Pool {
  if (count === pool.count) return pool;
  const taken = { ...pool, count };
  pool.count -= count;
  pool.line.pools.push(taken);
  return taken;
}

/** Pools that became alike are one again: a line of 9,999 pieces stays a handful of pools. */
export function mergePools(line: WorkLine): void {
  const { pools } = line;
  let kept = 1;
  for (let at = 1; at < pools.length; at += 1) {
    const pool = pools[at] as Pool;
    let alike: Pool | undefined;
    for (let other = 0; other < kept && !alike; other += 1)
      if (isAlike(pools[other] as Pool, pool)) alike = pools[other];
    if (alike) alike.count += pool.count;
    else {
      pools[kept] = pool;
      kept += 1;
    }
  }
  if (kept < pools.length) pools.length = kept;
}

function isAlike(one: Pool, other: Pool): boolean {
  return (
    one.milli === other.milli &&
    one.regular === other.regular &&
    one.current === other.current &&
    one.barred === other.barred &&
    one.claimed === other.claimed
  );
}

export function lineAmount(line: WorkLine): number {
  let amount = 0;
  for (const pool of line.pools) amount += pool.count * pool.current;
  return amount;
}

/** What a unit can still be lowered by. */
export function roomOf(pool: Pool): number {
  return Math.max(0, pool.current - pool.floor);
}
