import type { TillDay } from "@counterfoil/contracts";

/** What stayed at the last closing, and all that went in and out since. */
export function cashIn({ closing, ways, movements }: TillDay, cashCodes: ReadonlySet<string>): number {
  const moved = [...ways, ...movements].filter(({ method }) => cashCodes.has(method));
  return moved.reduce((sum, { amount }) => sum + amount, closing?.left ?? 0);
}
