import { type Content, type SaleContent, type SumContent, signedAmount } from "./receipt.ts";

/** A line of a receipt or of a sum, with signs of its own: a sale is above zero, what comes back below. */
export type Line = {
  number: number;
  article: string;
  soldMilli: number;
  /** With the tax in it, after all discounts. */
  valueMinor: number;
  taxes: { taxCode: string; amountMinor: number }[];
  conditionTypes: string[];
  isReturn: boolean;
  unit?: string | undefined;
};

export function linesOf(kind: "receipt" | "salesSum", content: Content): Line[] {
  return kind === "receipt" ? (content as SaleContent).items.map(saleLine) : (content as SumContent).items.map(sumLine);
}

/** A sale raises what the receipt amounts to, a return lowers it; conditions raise or lower the line's own value. */
function saleLine(line: SaleContent["items"][number], index: number): Line {
  const direction = line.kind === "return" ? -1 : 1;
  let value = 0;
  for (const condition of line.conditions) value += signedAmount(condition);
  return {
    number: index + 1,
    article: line.article,
    soldMilli: direction * line.quantityMilli,
    valueMinor: direction * value,
    taxes: line.taxes.map(({ taxCode, amountMinor }) => ({ taxCode, amountMinor: direction * amountMinor })),
    conditionTypes: line.conditions.map(({ type }) => type),
    isReturn: direction < 0,
  };
}

function sumLine(item: SumContent["items"][number], index: number): Line {
  let value = signedAmount(item);
  for (const discount of item.discounts) value += signedAmount(discount);
  return {
    number: index + 1,
    article: item.article,
    soldMilli: item.quantitySign === "-" ? -item.quantityMilli : item.quantityMilli,
    valueMinor: value,
    taxes: item.taxes.map((tax) => ({ taxCode: tax.taxCode, amountMinor: signedAmount(tax) })),
    conditionTypes: item.discounts.map(({ type }) => type),
    isReturn: item.quantitySign === "-",
    unit: item.unit,
  };
}
