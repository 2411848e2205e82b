import type { BookPrice } from "@counterfoil/contracts";

/** One price of an article and unit that holds in one store, from and to the second. */
export type EffectiveInterval = { unit: string; from: string; to: string; amount: number; per: number };

const FOR_EVER = "9999-12-31T23:59:59";

/** What a store sells at, by article: SAP's document has one price at a time where a book has a store's and a general one. */
export function effectivePrices(prices: readonly BookPrice[]): Map<string, EffectiveInterval[]> {
  const byKey = Map.groupBy(prices, ({ articleId, unit }) => `${articleId}\n${unit}`);
  const result = new Map<string, EffectiveInterval[]>();
  for (const key of [...byKey.keys()].sort()) {
    const group = byKey.get(key) ?? [];
    const articleId = key.slice(0, key.indexOf("\n"));
    const intervals =
      group.length === 1 ? group.map((price) => intervalOf(price, price.validFrom, price.validTo)) : flatten(group);
    result.set(articleId, [...(result.get(articleId) ?? []), ...intervals]);
  }
  return result;
}

/** Cut at every beginning and end; in each piece the price that the engine would choose; equal neighbours are one. */
function flatten(prices: readonly BookPrice[]): EffectiveInterval[] {
  const starts = prices.flatMap(({ validFrom, validTo }) => [validFrom, secondAfter(validTo) ?? []].flat());
  const cuts = [...new Set(starts)].sort();
  const intervals: EffectiveInterval[] = [];
  for (const [index, from] of cuts.entries()) {
    const next = cuts[index + 1];
    const to = next === undefined ? FOR_EVER : secondBefore(next);
    const best = chosen(prices.filter(({ validFrom, validTo }) => validFrom <= from && validTo >= from));
    if (best === undefined) continue;
    const interval = intervalOf(best, from, next === undefined ? best.validTo : to);
    const last = intervals.at(-1);
    if (
      last !== undefined &&
      secondAfter(last.to) === from &&
      last.amount === interval.amount &&
      last.per === interval.per
    )
      last.to = interval.to;
    else intervals.push(interval);
  }
  return intervals;
}

/** As the engine: the store's before the general, then the latest beginning, then the lower price. */
function chosen(prices: readonly BookPrice[]): BookPrice | undefined {
  return prices.toSorted(
    (one, other) =>
      Number(other.stores !== undefined) - Number(one.stores !== undefined) ||
      (one.validFrom < other.validFrom ? 1 : one.validFrom > other.validFrom ? -1 : 0) ||
      one.amount / (one.per ?? 1) - other.amount / (other.per ?? 1),
  )[0];
}

const intervalOf = ({ unit, amount, per = 1 }: BookPrice, from: string, to: string): EffectiveInterval => ({
  unit,
  from,
  to,
  amount,
  per,
});

const shifted = (local: string, ms: number) => new Date(Date.parse(`${local}Z`) + ms).toISOString().slice(0, 19);
const secondAfter = (local: string): string | undefined => (local >= FOR_EVER ? undefined : shifted(local, 1000));
const secondBefore = (local: string): string => shifted(local, -1000);
