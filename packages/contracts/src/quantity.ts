import { Type } from "typebox";

/** Quantities are decimals with up to three places on the wire and integer thousandths inside. */
export const MAX_QUANTITY = 999_999.999;

export const QuantitySchema = Type.Number({
  minimum: -MAX_QUANTITY,
  maximum: MAX_QUANTITY,
  multipleOf: 0.001,
  description: "Decimal with up to three places; negative when goods come back.",
});

/** 1.5 -> 1500. Undefined when the quantity has more than three places, is no number or is out of range. */
export function quantityToMilli(quantity: number): number | undefined {
  const milli = Math.round(quantity * 1000);
  const exact = Math.abs(quantity) <= MAX_QUANTITY && Math.abs(quantity * 1000 - milli) < 1e-6;
  return exact ? milli : undefined;
}

/** 1500 -> 1.5, the nearest double, which prints as it was typed. */
export function milliToQuantity(milli: number): number {
  return milli / 1000;
}
