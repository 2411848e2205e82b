import type { CashMovement, GoodsMovement } from "@counterfoil/contracts";
import { type Rule, refuse } from "../refusal.ts";
import { firstDouble } from "./receipt-rules.ts";

const gains = { payIn: true, cashIn: true, payOut: false, cashOut: false } as const;

export const cashMovementRules: readonly Rule<CashMovement>[] = [
  ({ amount }) => (amount === 0 ? refuse("amount-zero", "A cash movement of nothing.", "/amount") : undefined),
  ({ type, amount }) =>
    amount > 0 === gains[type]
      ? undefined
      : refuse("amount-sign-wrong", `A ${type} of ${amount}: positive is what the store gains.`, "/amount"),
];

export const goodsMovementRules: readonly Rule<GoodsMovement>[] = [
  ({ lines }) => {
    const zero = lines.findIndex(({ quantity }) => quantity === 0);
    return zero < 0 ? undefined : refuse("quantity-zero", "A line is of nothing.", `/lines/${zero}/quantity`);
  },
  ({ lines }) => {
    const double = firstDouble(lines.map(({ lineId }) => lineId));
    return double === undefined
      ? undefined
      : refuse("line-id-doubled", "Two lines have one id.", `/lines/${double}/lineId`);
  },
];
