import type { Money, ReceiptLine } from "@counterfoil/contracts";

/** What a line is shown at: without the shares of discounts on the whole purchase, which stand above the total themselves. */
export function shownAmount({ amount, modifiers }: Pick<ReceiptLine, "amount" | "modifiers">): Money {
  return modifiers.reduce((sum, modifier) => (modifier.prorated ? sum - modifier.amount : sum), amount);
}

/** The discounts of the line itself. */
export function ownModifiers({ modifiers }: Pick<ReceiptLine, "modifiers">): ReceiptLine["modifiers"] {
  return modifiers.filter(({ prorated, amount }) => !prorated && amount !== 0);
}
