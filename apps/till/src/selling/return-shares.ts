import type { Money, ReceiptLine } from "@counterfoil/contracts";

/**
 * The part of an amount that goes with the units `from` to `to` of `of` (thousandths). Each unit has the same whole cents,
 * the last unit takes what is left; so the parts of any way to return everything add up to the amount exactly.
 */
export function shareOf(amount: Money, of: number, from: number, to: number): Money {
  return cumulated(amount, of, to) - cumulated(amount, of, from);
}

function cumulated(amount: Money, of: number, upTo: number): Money {
  if (upTo >= of) return amount;
  if (of % 1000 !== 0) return Math.trunc((amount * upTo) / of) + 0;
  return Math.trunc((Math.trunc((amount * 1000) / of) * upTo) / 1000) + 0;
}

const milli = (quantity: number) => Math.round(quantity * 1000);

export type ReturnRefusal = "nothingLeft" | "moreThanSold" | "quantityInvalid" | "notASale";

/** How many thousandths of a receipt's line may still come back. */
export function returnableMilli(line: ReceiptLine, returnedQuantity: number): number {
  return Math.max(milli(line.quantity) - milli(returnedQuantity), 0);
}

/** Makes the line of the new receipt that takes `quantity` of a sold line back, after `returnedQuantity` came back earlier. */
export function returnLine(
  sold: ReceiptLine,
  receiptNumber: string,
  returnedQuantity: number,
  quantityMilli: number,
): { line: Omit<ReceiptLine, "lineId"> } | { refused: ReturnRefusal } {
  if (sold.quantity <= 0) return { refused: "notASale" };
  const left = returnableMilli(sold, returnedQuantity);
  if (left === 0) return { refused: "nothingLeft" };
  if (!Number.isInteger(quantityMilli) || quantityMilli <= 0) return { refused: "quantityInvalid" };
  if (quantityMilli > left) return { refused: "moreThanSold" };
  const { lineId, reason: _, ...kept } = sold;
  const of = milli(sold.quantity);
  const from = milli(returnedQuantity);
  const back = (amount: Money) => -shareOf(amount, of, from, from + quantityMilli) + 0;
  const amount = back(sold.amount);
  const tax = back(sold.tax.amount);
  const modifiers = sold.modifiers.map((modifier) => ({
    ...modifier,
    quantity: -quantityMilli / 1000,
    base: back(modifier.base),
    amount: back(modifier.amount),
  }));
  return {
    line: {
      ...kept,
      quantity: -quantityMilli / 1000,
      regularAmount: amount - modifiers.reduce((sum, modifier) => sum + modifier.amount, 0),
      amount,
      modifiers,
      // Gross prices: base and tax together are the amount. With net prices the base is the amount itself.
      tax: { ...sold.tax, base: sold.tax.base === sold.amount ? amount : amount - tax, amount: tax },
      returnOf: { receiptNumber, lineId },
    },
  };
}
