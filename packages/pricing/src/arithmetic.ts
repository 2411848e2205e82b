import { MAX_AMOUNT_MINOR } from "@counterfoil/contracts";

/**
 * `value * factor / divisor`, rounded half away from zero, exact: products beyond 2^53 (a price of 10 million times a quantity of 100,000 in
 * thousandths) go through BigInt. `divisor` is positive.
 */
export function multiplyDivide(value: number, factor: number, divisor: number): number {
  const product = value * factor;
  if (Number.isSafeInteger(product)) return divideRounded(product, divisor);
  const exact = BigInt(value) * BigInt(factor);
  const magnitude = (exact < 0n ? -exact : exact) * 2n + BigInt(divisor);
  const rounded = Number(magnitude / (2n * BigInt(divisor)));
  return exact < 0n ? -rounded : rounded;
}

function divideRounded(product: number, divisor: number): number {
  const magnitude = Math.abs(product);
  const remainder = magnitude % divisor;
  const whole = (magnitude - remainder) / divisor;
  const rounded = remainder * 2 >= divisor ? whole + 1 : whole;
  return product < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Splits `total` by `weights` so that every minor unit is given out: floors first, then one each by largest fraction, ties to the
 * earlier position. All weights zero: the first position takes all.
 */
export function splitByWeight(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  if (sum === 0) return weights.map((_, position) => (position === 0 ? total : 0));
  const sign = total < 0 ? -1n : 1n;
  const magnitude = BigInt(Math.abs(total));
  const parts = weights.map((weight, position) => {
    const product = magnitude * BigInt(weight);
    return { position, share: product / BigInt(sum), rest: product % BigInt(sum) };
  });
  let left = magnitude - parts.reduce((given, part) => given + part.share, 0n);
  const shares = parts.map((part) => part.share);
  for (const part of parts.toSorted(
    (one, other) => compareBig(other.rest, one.rest) || one.position - other.position,
  )) {
    if (left === 0n) break;
    shares[part.position] = part.share + 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(sign * share) + 0);
}

function compareBig(one: bigint, other: bigint): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Percentages and quantities have up to three places. */
export const hasThreePlaces = (value: number): boolean => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6;

export const isAmount = (price: number): boolean => Number.isInteger(price) && price >= 0 && price <= MAX_AMOUNT_MINOR;
