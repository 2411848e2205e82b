import type { CashMovement, Money } from "@counterfoil/contracts";
import { headOf, type SellingMoment } from "./build-receipt.ts";

export type CashMovementType = CashMovement["type"];
export type CashMovementDraft = Omit<CashMovement, "id" | "number">;

/**
 * What a till does with money without goods, and the reasons it offers. In and out of the drawer stays the store's money (float, safe);
 * pay-in and pay-out is income and expense.
 */
export const cashReasons: Record<CashMovementType, readonly string[]> = {
  cashIn: ["FLOAT", "CHANGE"],
  cashOut: ["SAFE", "BANK"],
  payIn: ["INCOME"],
  payOut: ["EXPENSE", "POSTAGE", "CLEANING"],
};

const MAX_MINOR = 10_000_000;

type Wish = { type: CashMovementType; amount: Money; method: string; reasonCode: string; text: string };

/** `amount` of the wish is what was counted; in the document it is negative when it leaves the store. */
export function buildCashMovement(moment: SellingMoment, wish: Wish): CashMovementDraft | { refused: "amountInvalid" } {
  const { type, amount, method, reasonCode, text } = wish;
  if (!Number.isInteger(amount) || amount <= 0 || amount > MAX_MINOR) return { refused: "amountInvalid" };
  const leaves = type === "cashOut" || type === "payOut";
  return { kind: "cashMovement", ...headOf(moment), type, amount: leaves ? -amount : amount, method, reasonCode, text };
}
