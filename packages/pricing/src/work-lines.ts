import { PricingError } from "./errors.ts";
import { nothing } from "./lists.ts";
import { type RegularLine, repeatedLines } from "./regular-price.ts";
import { sortShort } from "./sort-short.ts";
import type { WorkLine } from "./working.ts";

/** The lines of a basket in the order of their ids, each with its units. */
export function workLines(regular: readonly RegularLine[]): WorkLine[] {
  const lines: WorkLine[] = [];
  for (const regularLine of regular) lines.push(workLine(regularLine, lines.length));
  sortShort(lines, (one, other) => (one.lineId < other.lineId ? -1 : 1));
  let before: string | undefined;
  for (let order = 0; order < lines.length; order += 1) {
    const line = lines[order] as WorkLine;
    if (line.lineId === before) throw new PricingError(repeatedLines(regular.map(idsOf)));
    line.order = order;
    before = line.lineId;
  }
  return lines;
}

const idsOf = ({ lineId, article: { articleId } }: RegularLine) => ({ lineId, articleId });

function workLine(regularLine: RegularLine, position: number): WorkLine {
  const { lineId, sold, article } = regularLine;
  const line: WorkLine = {
    lineId,
    position,
    order: 0,
    regularLine,
    keys: sold.keys,
    discountable: !(regularLine.nonDiscountable ?? article.nonDiscountable ?? false),
    pools: nothing,
    modifiers: [],
    triggers: nothing,
    points: nothing,
  };
  addPools(line);
  return line;
}

/** Whole pieces at the unit price and the rest at what is left, so that the units add up to the line to the cent. */
function addPools(line: WorkLine): void {
  const { quantityMilli, regularAmount, unitPrice } = line.regularLine;
  const rest = quantityMilli % 1000;
  const whole = (quantityMilli - rest) / 1000;
  const left = regularAmount - whole * unitPrice;
  // A price per 100 pieces is rounded per unit: the whole pieces never take more than the line has.
  const isEven = rest === 0 ? left === 0 : left >= 0 || whole === 0;
  if (isEven) addPool(line, whole, 1000, unitPrice);
  else addEvenPools(line, whole, regularAmount);
  if (rest > 0) addPool(line, 1, rest, isEven ? left : 0);
}

function addEvenPools(line: WorkLine, count: number, amount: number): void {
  const dearer = amount % count;
  const price = (amount - dearer) / count;
  addPool(line, dearer, 1000, price + 1);
  addPool(line, count - dearer, 1000, price);
}

function addPool(line: WorkLine, count: number, milli: number, price: number): void {
  if (count === 0) return;
  const { minPrice } = line.regularLine.article;
  const floor = minPrice ? Math.ceil((minPrice * milli) / 1000) : 0;
  const pool = {
    line,
    count,
    milli,
    regular: price,
    current: price,
    floor,
    barred: false,
    claimed: 0,
    group: 0,
    unit: 0,
  };
  // Most lines have one pool, and a list that begins with it has no room to spare.
  if (line.pools.length === 0) line.pools = [pool];
  else line.pools.push(pool);
}
