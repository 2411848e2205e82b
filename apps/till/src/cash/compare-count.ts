import type { CashSettings, Closing, Money } from "@counterfoil/contracts";
import { type DayFigures, type WayFigure, wayKey } from "./day-figures.ts";

/** Kept while it goes on, over a reload and a lock too. */
export type Count = {
  /** Pieces by value. */
  pieces: Record<string, number>;
  /** The same of other currencies whose notes and coins are known; `amounts` has their sums. */
  foreignPieces?: Record<string, Record<string, number>>;
  /** By way to pay, for all but cash, in its own currency; and for cash in a currency without known notes and coins. */
  amounts: Record<string, Money>;
  /** It stands: what should be there is shown. */
  fixed: boolean;
  recounts: number;
};
export const emptyCount: Count = { pieces: {}, amounts: {}, fixed: false, recounts: 0 };

export type Compared = Closing["payments"][number];

export const denominationsOf = ({ denominations }: CashSettings, currency: string): readonly number[] =>
  denominations.find((each) => each.currency === currency)?.values.toSorted((one, other) => other - one) ?? [];

export const sumOfPieces = (pieces: Count["pieces"]): Money =>
  Object.entries(pieces).reduce((sum, [value, count]) => sum + Number(value) * count, 0);

type Way = Pick<WayFigure, "method" | "foreign">;

export const piecesOf = ({ pieces, foreignPieces = {} }: Count, { foreign }: Way): Count["pieces"] =>
  foreign ? (foreignPieces[foreign.currency] ?? {}) : pieces;

/** The count with other pieces of a way to pay. */
export function withPieces(count: Count, way: Way, pieces: Count["pieces"]): Count {
  if (!way.foreign) return { ...count, pieces };
  return {
    ...count,
    foreignPieces: { ...count.foreignPieces, [way.foreign.currency]: pieces },
    amounts: { ...count.amounts, [wayKey(way)]: sumOfPieces(pieces) },
  };
}

/** Every way to pay with what was counted; nothing was entered: nothing is there. */
export function compareCount({ ways }: DayFigures, { pieces, amounts }: Count): Compared[] {
  return ways.map(({ payments: _, foreign, ...way }, position) => {
    const entered = amounts[wayKey({ ...way, foreign })] ?? (position === 0 ? sumOfPieces(pieces) : 0);
    const { expected } = way;
    // Worth what it was taken for.
    const counted = foreign ? Math.round((expected * entered) / (foreign.expected || 1)) : entered;
    const told = { ...way, counted, difference: counted - expected };
    return foreign ? { ...told, foreign: { ...foreign, counted: entered } } : told;
  });
}

/** As if it had been counted and were right. */
export const asExpected = ({ ways }: DayFigures): Compared[] =>
  ways.map(({ payments: _, foreign, ...way }) => ({
    ...way,
    counted: way.expected,
    difference: 0,
    ...(foreign && { foreign: { ...foreign, counted: foreign.expected } }),
  }));

const largest = (compared: readonly Compared[]) =>
  Math.max(0, ...compared.map(({ difference }) => Math.abs(difference)));

/** From a threshold on, and never for nothing. */
const reaches = (threshold: Money, compared: readonly Compared[]) =>
  largest(compared) > 0 && largest(compared) >= threshold;
export const needsReason = ({ reasonFrom }: CashSettings, compared: readonly Compared[]) =>
  reaches(reasonFrom, compared);
export const needsSignOff = ({ signOffFrom }: CashSettings, compared: readonly Compared[]) =>
  reaches(signOffFrom, compared);
