import type { Policies } from "./book-input.ts";

/** Unrounded discounts are kept in 100,000ths of a minor unit: thousandths of a percent of whole minor units are whole in it. */
export const FINE = 100_000;

export type Rounding = { of: "discount" | "price"; mode: "halfUp" | "halfEven" | "down"; multiple: number };

export const defaultRounding: Rounding = { of: "discount", mode: "halfUp", multiple: 1 };

export function roundingOf(policy: Policies["rounding"]): Rounding {
  return { ...defaultRounding, ...policy };
}

/**
 * The discount of a rule on a line: `fine` is the unrounded one, `base` what the rewarded units cost, `room` what they can be lowered by.
 * Never below zero and never more than there is room for.
 */
export function roundDiscount(fine: number, base: number, room: number, rounding: Rounding): number {
  if (fine <= 0) return 0;
  const rounded =
    rounding.of === "discount" ? roundFine(fine, rounding) : base - roundFine(base * FINE - fine, rounding);
  return Math.max(0, Math.min(rounded, room));
}

function roundFine(fine: number, { mode, multiple }: Rounding): number {
  const step = FINE * multiple;
  const rest = fine % step;
  const whole = ((fine - rest) / step) * multiple;
  if (rest === 0 || mode === "down" || rest * 2 < step) return whole;
  if (mode === "halfEven" && rest * 2 === step && (whole / multiple) % 2 === 0) return whole;
  return whole + multiple;
}
