import { type RawBuilder, sql } from "@counterfoil/platform";

/** What decides which prices concern a store: its own, and those of its sales organisation and channel in its currency. */
export type PricePlace = {
  storeId: string;
  salesOrganisation: string;
  distributionChannel: string;
  currency: string;
  /** Only what this system has sent, and the retailer's own; left out: all. */
  sourceSystem?: string;
  /** Prices without tax are wanted; tills never do. */
  net?: boolean;
  /** Promotions that are over for long, too: a calculation may be of any day. */
  withHistory?: boolean;
};

export type PriceStore = PricePlace & { timeZone: string };

/** Part of a difference of two books, or with `since` 0 of a whole one, by key from `after` on. */
export type BookPage<Key> = { book: number; since: number; after: Key; limit: number };
export const wholeBook = { since: 0, limit: Number.MAX_SAFE_INTEGER };

export const inBook = (book: number) => sql<boolean>`from_book <= ${book} and (to_book is null or to_book > ${book})`;
export const changedSince = (since: number): RawBuilder<boolean> =>
  since === 0 ? sql<boolean>`true` : sql<boolean>`from_book > ${since}`;

export const fromSource = ({ sourceSystem }: PricePlace): RawBuilder<boolean> =>
  sourceSystem === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(source_system is null or source_system = ${sourceSystem})`;

/** SQL null is our undefined. */
export function withoutNulls<Row extends object>(row: Row): Row {
  for (const key of Object.keys(row) as (keyof Row)[]) if (row[key] === null) delete row[key];
  return row;
}
