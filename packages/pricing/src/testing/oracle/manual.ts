import type { Basket, ManualDiscount } from "../../basket.ts";
import { roundDiscount, spread } from "./arithmetic.ts";
import type { Rules } from "./effect.ts";
import { type Pile, tidied } from "./pile.ts";
import type { State } from "./state.ts";

/** Discounts given by people, line by line after all line rules: on what is reached by then, and no floor binds them. */
export function applyLineDiscounts(state: State, { lines }: Basket, rules: Rules): State {
  return lines.reduce(
    (before, line) =>
      (line.manualDiscounts ?? []).reduce((one, discount) => take(one, discount, [line.lineId], rules, false), before),
    state,
  );
}

/** On the whole receipt, after all transaction rules: spread like one over the discountable lines. */
export function applyReceiptDiscounts(state: State, { manualDiscounts = [] }: Basket, rules: Rules): State {
  const open = state.piles.filter(({ discountable }) => discountable);
  const lineIds = [...new Set(open.map(({ lineId }) => lineId))].toSorted();
  return manualDiscounts.reduce((before, discount) => take(before, discount, lineIds, rules, true), state);
}

function take(
  state: State,
  { percent, amount }: ManualDiscount,
  lineIds: readonly string[],
  { rounding, remainder }: Rules,
  prorated: boolean,
): State {
  const unitsByLine = lineIds.map((lineId) => unitsOf(state.piles, lineId));
  const amounts = unitsByLine.map((units) => units.reduce((sum, { current }) => sum + current, 0));
  const reached = amounts.reduce((sum, one) => sum + one, 0);
  const wanted =
    percent === undefined ? (amount ?? 0) : roundDiscount(reached * Math.round(percent * 1000), reached, rounding);
  const shares = spread(Math.min(wanted, reached), amounts, amounts, remainder);
  const lowered = unitsByLine.flatMap((units, index) => {
    const prices = units.map(({ current }) => current);
    const parts = spread(shares[index] as number, prices, prices, remainder);
    return units.map((unit, at) => ({ ...unit, current: unit.current - (parts[at] as number) }));
  });
  const modifiers = lineIds.flatMap((lineId, index) => {
    const share = shares[index] as number;
    const base = amounts[index] as number;
    return share > 0 ? [{ offerId: "manual", lineId, sequence: 0, base, amount: -share, prorated }] : [];
  });
  const others = state.piles.filter(({ lineId }) => !lineIds.includes(lineId));
  return { piles: tidied([...others, ...lowered]), modifiers: [...state.modifiers, ...modifiers] };
}

const unitsOf = (piles: readonly Pile[], lineId: string): Pile[] =>
  piles
    .filter((pile) => pile.lineId === lineId)
    .flatMap((pile) => Array.from({ length: pile.count }, () => ({ ...pile, count: 1 })))
    .toSorted((one, other) => other.current - one.current);
