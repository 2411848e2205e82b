import type { ReceiptLine, Telling } from "@counterfoil/contracts";

/** One condition of a line, with the sign of what it does to a sale's value. */
export type Condition = {
  kind: "regularPrice" | "discount" | "manualDiscount" | "tax";
  /** A share of what lowers the whole purchase. */
  prorated?: boolean;
  amountMinor: number;
  promotionId?: string;
  offerId?: string;
  note?: string;
};

/** What conditions are told of: a line of a receipt, or of an order. */
type TelledLine = Pick<ReceiptLine, "quantity" | "regularAmount" | "amount" | "modifiers" | "tax">;

/**
 * A line's value as conditions. They always come to what the customer paid for it, however they are told: with each discount
 * or net of all, with the tax in the price or beside it. Amounts are of the line's absolute value, so a return has those of a sale.
 */
export function conditionsOf(line: TelledLine, { discounts, prices }: Telling): Condition[] {
  const direction = line.quantity < 0 ? -1 : 1;
  const before = line.regularAmount + taxOnTop(line);
  const lowered = line.amount === line.regularAmount && line.modifiers.length === 0 ? none : discountsOf(line);
  const net = discounts === "net";
  const value = direction * (net ? lowered.reduce((left, { amountMinor }) => left + amountMinor, before) : before);
  const tax = prices === "withoutTax" ? direction * line.tax.amount : 0;
  const told: Condition[] = [{ kind: "regularPrice", amountMinor: value - tax }];
  if (!net) for (const each of lowered) told.push({ ...each, amountMinor: direction * each.amountMinor });
  if (tax !== 0) told.push({ kind: "tax", amountMinor: tax });
  return told;
}

const none: readonly Condition[] = [];

/** The ERP's line values have the tax in them; where the retailer's prices are net it goes with the regular price. */
function taxOnTop({ amount, tax }: TelledLine): number {
  return tax.amount !== 0 && tax.base === amount ? tax.amount : 0;
}

/**
 * One discount for each that the receipt has, shares of those on the whole purchase included. What the customer paid is what is posted:
 * a difference that the till does not explain (the back office sees it) goes as a discount without a reference.
 */
function discountsOf({ modifiers, regularAmount, amount }: TelledLine): Condition[] {
  const told: Condition[] = [];
  let rest = amount - regularAmount;
  for (const { promotionId, offerId, note, prorated, amount: amountMinor } of modifiers) {
    rest -= amountMinor;
    if (amountMinor === 0) continue;
    const kind = promotionId === "manual" ? "manualDiscount" : "discount";
    told.push({ kind, amountMinor, promotionId, note, ...(offerId && { offerId }), ...(prorated && { prorated }) });
  }
  if (rest !== 0) told.push({ kind: "discount", amountMinor: rest });
  return told;
}
