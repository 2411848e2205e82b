import type { Money } from "@counterfoil/contracts";

/**
 * The part of an amount that goes with the units `from` to `to` of `of` (thousandths). Each whole unit has the same minor units, the
 * last one takes what is left; so the parts of any way to return everything add up to the amount exactly.
 */
export function shareOf(amount: Money, of: number, from: number, to: number): Money {
  return cumulatedShare(amount, of, to) - cumulatedShare(amount, of, from);
}

/** What the first `upTo` thousandths of `of` cost. */
export function cumulatedShare(amount: Money, of: number, upTo: number): Money {
  if (upTo >= of) return amount;
  if (of % 1000 !== 0) return divideDown(amount, upTo, of);
  return divideDown(divideDown(amount, 1000, of), upTo, 1000);
}

/** `value * factor / divisor` towards zero. A big amount times thousandths leaves what a double counts exactly. */
export function divideDown(value: number, factor: number, divisor: number): number {
  const product = value * factor;
  if (Number.isSafeInteger(product)) return Math.trunc(product / divisor) + 0;
  return Number((BigInt(value) * BigInt(factor)) / BigInt(divisor));
}

export function sumOf(parts: readonly { amount: Money }[]): Money {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
