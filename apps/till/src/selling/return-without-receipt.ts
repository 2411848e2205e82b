import type { Money, ReceiptLine } from "@counterfoil/contracts";
import { priceBasket } from "@counterfoil/pricing";
import type { ReturnLine } from "./basket.ts";
import type { PricingPlace } from "./priced-basket.ts";

export type Back = { articleId: string; unit: string; text: string; quantityMilli: number; unitPrice: Money };

/** Goods that came back without their receipt, for a price that a person stands for: no promotion makes anything of it. */
export function returnWithoutReceipt(
  { articleId, unit, text, quantityMilli, unitPrice }: Back,
  permit: NonNullable<ReceiptLine["withoutReceipt"]>,
  place: PricingPlace,
  at: string,
): ReturnLine["line"] {
  const { book, storeId: store, channel, timeZone } = place;
  const quantity = quantityMilli / 1000;
  const asked = { lineId: "1", articleId, unit, quantity, unitPrice, fixedPrice: true, nonDiscountable: true };
  const [line] = priceBasket(book, { store, channel, timeZone, at, kind: "return", lines: [asked] }).lines;
  if (!line) throw new Error("a basket of one line priced none");
  const { tax } = line;
  return {
    articleId,
    text: text.slice(0, 80),
    quantity: -quantity,
    unit,
    unitPrice,
    priceOrigin: "typed",
    regularAmount: minus(line.regularAmount),
    amount: minus(line.amount),
    modifiers: [],
    tax: { ...tax, base: minus(tax.base), amount: minus(tax.amount) },
    withoutReceipt: permit,
  };
}

/** Never -0, which JSON and comparisons would tell from 0. */
const minus = (value: number) => 0 - value;
