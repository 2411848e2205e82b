import { codeValue } from "../shape/values.ts";

export const signValue = codeValue({ "+": "+", "-": "-" });

/** POS IDocs write an amount as VORZEICHEN and value; `{ ...signed(-250) }` is `{ sign: "-", amountMinor: 250 }`. */
export function signed(amountMinor: number): { sign: "+" | "-"; amountMinor: number } {
  return amountMinor < 0 ? { sign: "-", amountMinor: -amountMinor } : { sign: "+", amountMinor };
}

/** The amount as one number. A minus behind the value turns the sign of its own, as ABAP reads it. */
export function signedMinor(amount: { sign: "+" | "-"; amountMinor: number }): number {
  return amount.sign === "-" && amount.amountMinor !== 0 ? -amount.amountMinor : amount.amountMinor;
}
