import type { Deviation, Receipt, ReceiptLine } from "@counterfoil/contracts";
import {
  type Basket,
  type BasketLine,
  type PriceBook,
  type Priced,
  PricingError,
  priceBasket,
} from "@counterfoil/pricing";

/** Lines of one direction, priced together: scales count what is sold and what comes back apart. */
type Side = { sign: 1 | -1; lines: ReceiptLine[] };

/**
 * Prices a receipt with the book that its till used and says what differs. A line with a given price keeps it; a line that
 * returns another one is worth what was paid, so only its sum counts. Nothing is corrected: the customer has paid.
 */
export function priceReceiptAgain(
  book: PriceBook,
  receipt: Receipt,
  { timeZone, customer }: { timeZone: string; customer: Basket["customer"] },
): Deviation[] {
  const { storeId, occurredAt } = receipt;
  const head = { store: storeId, at: occurredAt, timeZone, ...(customer === undefined ? {} : { customer }) };
  const again = receipt.lines.filter((line) => line.returnOf === undefined);
  const sides: Side[] = [
    { sign: 1, lines: again.filter((line) => line.quantity > 0) },
    { sign: -1, lines: again.filter((line) => line.quantity < 0) },
  ];
  const deviations: Deviation[] = [];
  const expected = new Map<string, number>();
  for (const side of sides) {
    const priced = priceSide(book, head, side.lines, deviations);
    for (const line of priced?.lines ?? []) expected.set(line.lineId, line.amount * side.sign);
    if (priced !== undefined) compareLines(side, priced, deviations);
  }
  compareTotal(receipt, expected, deviations);
  return deviations;
}

/** Lines that cannot be priced are told of and left out, so that the others still are. */
function priceSide(
  book: PriceBook,
  head: Omit<Basket, "lines">,
  lines: readonly ReceiptLine[],
  deviations: Deviation[],
): Priced | undefined {
  if (lines.length === 0) return undefined;
  try {
    return priceBasket(book, { ...head, lines: lines.map(toBasketLine) });
  } catch (error) {
    if (!(error instanceof PricingError)) throw error;
    for (const { code, lineId, detail } of error.problems)
      deviations.push({ code: camelCase(code), ...(lineId === undefined ? {} : { lineId }), detail });
    const wrong = new Set(error.problems.map((problem) => problem.lineId));
    const rest = lines.filter((line) => !wrong.has(line.lineId));
    return rest.length === lines.length ? undefined : priceSide(book, head, rest, deviations);
  }
}

/** Deviations are named like all of sales: "price-missing" of the engine is "priceMissing". */
function camelCase(code: string): string {
  return code.replace(/-(.)/g, (_match, letter: string) => letter.toUpperCase());
}

function toBasketLine(line: ReceiptLine): BasketLine {
  return {
    lineId: line.lineId,
    articleId: line.articleId,
    quantity: Math.abs(line.quantity),
    unit: line.unit,
    ...(line.priceOrigin === undefined ? {} : { unitPrice: line.unitPrice }),
  };
}

function compareLines({ sign, lines }: Side, priced: Priced, deviations: Deviation[]): void {
  const byId = new Map(priced.lines.map((line) => [line.lineId, line]));
  for (const line of lines) {
    const again = byId.get(line.lineId);
    if (again === undefined) continue;
    const figures: [code: string, expected: number, actual: number][] = [
      ["unitPriceDiffers", again.unitPrice, line.unitPrice],
      ["regularAmountDiffers", again.regularAmount * sign, line.regularAmount],
      ["amountDiffers", again.amount * sign, line.amount],
      ["taxRateDiffers", again.tax.rate, line.tax.rate],
      ["taxDiffers", again.tax.amount * sign, line.tax.amount],
    ];
    // One cause, one deviation: what follows from a wrong price is wrong as well.
    const wrong = figures.find(([, expected, actual]) => expected !== actual);
    if (wrong !== undefined) deviations.push(deviation(line, wrong));
  }
}

function deviation(line: ReceiptLine, [code, expected, actual]: [string, number, number]): Deviation {
  return {
    code,
    lineId: line.lineId,
    expected: String(expected),
    actual: String(actual),
    detail: `Line ${line.lineId}, article ${line.articleId}: the price book gives ${expected}, the till has ${actual}.`,
  };
}

function compareTotal(receipt: Receipt, amounts: ReadonlyMap<string, number>, deviations: Deviation[]): void {
  const expected = receipt.lines.reduce((sum, line) => sum + (amounts.get(line.lineId) ?? line.amount), 0);
  if (expected === receipt.totals.total) return;
  deviations.push({
    code: "totalDiffers",
    expected: String(expected),
    actual: String(receipt.totals.total),
    detail: `The price book gives a total of ${expected}, the till has ${receipt.totals.total}.`,
  });
}
