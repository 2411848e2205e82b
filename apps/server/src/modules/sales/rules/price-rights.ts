import type { Deviation, Receipt, ReceiptLine } from "@counterfoil/contracts";

/** Whose right is in question, at which till, and for which articles. */
export type PriceQuestion = { tillId: string; personIds: string[]; articleIds: string[] };
export type PriceRights = {
  /** These have no price of their own: whoever sells them types one. */
  openPriced: ReadonlySet<string>;
  /** They may change a price at this till. */
  changers: ReadonlySet<string>;
};

/** What came back has the price it was sold for, and a voucher the amount that is put on it. */
function typedLines({ cancels, lines }: Receipt): ReceiptLine[] {
  if (cancels) return [];
  return lines.filter(({ priceOrigin, quantity, voucher }) => priceOrigin === "typed" && quantity > 0 && !voucher);
}

function typists({ cashierId }: Receipt, { priceChange }: ReceiptLine): string[] {
  return [priceChange?.by ?? cashierId, priceChange?.approvedBy ?? []].flat();
}

/** Undefined: nobody typed a price. */
export function priceQuestionOf(receipt: Receipt): PriceQuestion | undefined {
  const lines = typedLines(receipt);
  if (lines.length === 0) return undefined;
  const personIds = [...new Set(lines.flatMap((line) => typists(receipt, line)))];
  return { tillId: receipt.tillId, personIds, articleIds: lines.map(({ articleId }) => articleId) };
}

/** The customer has paid it; people are told when whoever typed the price had no right to, and nobody lent it. */
export function doubtPrices(receipt: Receipt, { openPriced, changers }: PriceRights): Deviation[] {
  return typedLines(receipt).flatMap((line): Deviation[] => {
    const people = typists(receipt, line);
    if (openPriced.has(line.articleId) || people.some((person) => changers.has(person))) return [];
    const { lineId, unitPrice, priceChange } = line;
    const before = priceChange?.before === undefined ? {} : { expected: String(priceChange.before) };
    const detail = `${people.join(", ")} typed the price of line ${lineId} and may not.`;
    return [{ code: "priceNotAllowed", lineId, ...before, actual: String(unitPrice), detail }];
  });
}
