import type { Policies } from "../../book-input.ts";

/** Discounts per unit are counted in hundred-thousandths of a minor unit, so that 12.345 % of a cent is a whole number. */
export const FINE = 100_000;

export type Rounding = { of: "discount" | "price"; mode: "halfUp" | "halfEven" | "down"; multiple: number };
export type Remainder = NonNullable<Policies["remainder"]>;

/** Rounds `fine` hundred-thousandths to whole minor units, to a multiple of `multiple`. */
export function roundFine(fine: number, { mode, multiple }: Rounding): number {
  const step = FINE * multiple;
  const floor = Math.floor(fine / step);
  const rest = fine - floor * step;
  const half = rest * 2 === step;
  const up = rest * 2 > step || (half && (mode === "halfUp" || floor % 2 === 1));
  return (floor + (mode !== "down" && up ? 1 : 0)) * multiple;
}

/** What is taken off `base` when the unrounded discount is `fine`: by policy the discount is round, or the price that is left. */
export function roundDiscount(fine: number, base: number, rounding: Rounding): number {
  if (rounding.of === "discount") return roundFine(fine, rounding);
  return Math.max(0, base - roundFine(base * FINE - fine, rounding));
}

/**
 * Spreads `total` by `weights`, nobody taking more than its cap; what a cap does not take moves on to the others, the rest is lost.
 * Shares are floored, and the minor units that are left go by `remainder` to those with room.
 */
export function spread(
  total: number,
  weights: readonly number[],
  caps: readonly number[],
  remainder: Remainder,
): number[] {
  const shares = weights.map(() => 0);
  let open = weights.map((_, index) => index).filter((index) => (weights[index] ?? 0) > 0 && (caps[index] ?? 0) > 0);
  let left = total;
  for (;;) {
    const sum = open.reduce((added, index) => added + (weights[index] as number), 0);
    const full = open.filter((index) => left * (weights[index] as number) > (caps[index] as number) * sum);
    if (full.length === 0) break;
    for (const index of full) {
      shares[index] = caps[index] as number;
      left -= caps[index] as number;
    }
    open = open.filter((index) => !full.includes(index));
  }
  giveOut(left, open, weights, caps, remainder, shares);
  return shares;
}

function giveOut(
  total: number,
  open: readonly number[],
  weights: readonly number[],
  caps: readonly number[],
  remainder: Remainder,
  shares: number[],
): void {
  const sum = open.reduce((added, index) => added + (weights[index] as number), 0);
  if (sum === 0) return;
  const parts = open.map((index) => {
    const exact = total * (weights[index] as number);
    return { index, share: Math.floor(exact / sum), rest: exact % sum };
  });
  let left = total - parts.reduce((given, part) => given + part.share, 0);
  for (const part of parts) shares[part.index] = part.share;
  const order = remainder === "last" ? parts.toReversed() : [...parts];
  if (remainder === "largest") order.sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of order) {
    if (left === 0) break;
    if ((shares[index] as number) >= (caps[index] as number)) continue;
    shares[index] = (shares[index] as number) + 1;
    left -= 1;
  }
}
