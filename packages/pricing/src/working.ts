import type { PriceBook } from "./price-book.ts";
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

export function workLines(book: PriceBook, regular: readonly RegularLine[]): WorkLine[] {
  const lines = regular.map((regularLine, position): WorkLine => {
    const { lineId, article } = regularLine;
    const line: WorkLine = {
      lineId,
      position,
      order: 0,
      regularLine,
      keys: book.keysOf(article, regularLine.unit),
      discountable: !(regularLine.nonDiscountable ?? article.nonDiscountable ?? false),
      pools: [],
      modifiers: [],
      triggers: [],
      points: [],
    };
    line.pools = poolsOf(line);
    return line;
  });
  lines.sort((one, other) => (one.lineId < other.lineId ? -1 : 1));
  lines.forEach((line, order) => {
    line.order = order;
  });
  return lines;
}

/** Whole pieces at the unit price and the rest at what is left, so that the units add up to the line to the cent. */
function poolsOf(line: WorkLine): Pool[] {
  const { quantityMilli, regularAmount, unitPrice } = line.regularLine;
  const rest = quantityMilli % 1000;
  const whole = (quantityMilli - rest) / 1000;
  if (whole * unitPrice === regularAmount && rest === 0) return [poolOf(line, whole, 1000, unitPrice)];
  if (rest === 0) return evenPools(line, whole, regularAmount);
  // A price per 100 pieces is rounded per unit: the whole pieces never take more than the line has.
  const left = regularAmount - whole * unitPrice;
  if (left >= 0 && whole > 0) return [poolOf(line, whole, 1000, unitPrice), poolOf(line, 1, rest, left)];
  if (whole === 0) return [poolOf(line, 1, rest, regularAmount)];
  return [...evenPools(line, whole, regularAmount), poolOf(line, 1, rest, 0)];
}

function evenPools(line: WorkLine, count: number, amount: number): Pool[] {
  const dearer = amount % count;
  const price = (amount - dearer) / count;
  const pools = [poolOf(line, dearer, 1000, price + 1), poolOf(line, count - dearer, 1000, price)];
  return pools.filter((pool) => pool.count > 0);
}

function poolOf(line: WorkLine, count: number, milli: number, price: number): Pool {
  const minPrice = line.regularLine.article.minPrice ?? 0;
  const floor = Math.ceil((minPrice * milli) / 1000);
  return { line, count, milli, regular: price, current: price, floor, barred: false, claimed: 0 };
}

/** Takes `count` units out of a pool as a pool of their own; the pool keeps its price, for what else is taken from it. */
export function takeFrom(pool: Pool, count: number): Pool {
  const taken = { ...pool, count };
  pool.count -= count;
  pool.line.pools.push(taken);
  return taken;
}

/** Pools that became alike are one again: a line of 9,999 pieces stays a handful of pools. */
export function mergePools(line: WorkLine): void {
  const kept: Pool[] = [];
  for (const pool of line.pools) {
    const alike = kept.find((other) => isAlike(other, pool));
    if (pool.count === 0) continue;
    if (alike) alike.count += pool.count;
    else kept.push(pool);
  }
  line.pools = kept;
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
