import type { Money } from "@counterfoil/contracts";
import type { Modifier, Priced } from "../priced.ts";
import { keptBefore, type LineState } from "./line-state.ts";
import { shareOf } from "./shares.ts";

/** What a promotion took off the kept goods before and no longer does (positive), or does only now (negative). */
export type ChangedRule = Pick<Modifier, "promotionId" | "ruleId" | "offerId" | "note"> & { amount: Money };

type Sum = ChangedRule & { lines: number };

/** Compares the discounts on the goods the customer keeps, before and after the others came back; the greatest loss first. */
export function changedRules(
  before: Priced | undefined,
  after: Priced | undefined,
  states: ReadonlyMap<string, LineState>,
): ChangedRule[] {
  const sums = new Map<string, Sum>();
  const add = (modifier: Modifier, amount: Money) => {
    const { promotionId, ruleId, offerId, note } = modifier;
    const key = `${promotionId}\n${ruleId}`;
    const sum = sums.get(key) ?? { promotionId, ruleId, ...(offerId && { offerId }), note, amount: 0, lines: 0 };
    sums.set(key, { ...sum, amount: sum.amount + amount, lines: sum.lines + 1 });
  };
  for (const { lineId, modifiers } of before?.lines ?? []) {
    const state = states.get(lineId);
    if (!state) continue;
    const of = keptBefore(state);
    for (const modifier of modifiers) add(modifier, -shareOf(modifier.amount, of, state.backMilli, of));
  }
  for (const { modifiers } of after?.lines ?? []) for (const modifier of modifiers) add(modifier, modifier.amount);
  // A cent a line is the rounding of its share, not a promotion that changed.
  return [...sums.values()]
    .filter(({ amount, lines }) => Math.abs(amount) > lines)
    .map(({ lines: _, ...rule }) => rule)
    .toSorted((one, other) => other.amount - one.amount || (one.ruleId < other.ruleId ? -1 : 1));
}
