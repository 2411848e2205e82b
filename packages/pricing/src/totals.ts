import { PricingError, type PricingProblem } from "./errors.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced, PricedLine, TaxAmount } from "./priced.ts";
import { sumByTaxCode, type Taxable, taxLines } from "./tax.ts";
import { lineAmount, type WorkLine } from "./working.ts";

/** Tax of each line on what is paid for it. An article without a tax code is untaxed. */
export function taxWorkLines(book: PriceBook, lines: readonly WorkLine[]): TaxAmount[] {
  const taxables: Taxable[] = [];
  for (const line of lines) {
    const { taxCode: code, taxRate: rate } = line.regularLine.sold;
    if (rate !== undefined) taxables.push({ lineId: line.lineId, code, rate, amount: lineAmount(line) });
  }
  if (taxables.length < lines.length) throw new PricingError(lines.flatMap((line) => untaxed(book, line)));
  return taxLines(taxables, book.policies.tax);
}

function untaxed({ number }: PriceBook, { lineId, regularLine }: WorkLine): PricingProblem[] {
  const { taxCode, taxRate, article } = regularLine.sold;
  if (taxRate !== undefined) return [];
  const { articleId } = article;
  const detail = `Line ${lineId}: tax code "${taxCode}" of article ${articleId} is not in the price book ${number}.`;
  return [{ code: "tax-unknown", lineId, articleId, detail }];
}

export function totalsOf(book: PriceBook, lines: readonly PricedLine[]): Priced["totals"] {
  let [regular, amount, tax] = [0, 0, 0];
  for (const line of lines) {
    regular += line.regularAmount;
    amount += line.amount;
    tax += line.tax.amount;
  }
  const total = book.policies.tax.prices === "gross" ? amount : amount + tax;
  return {
    regular,
    discount: regular - amount,
    total,
    net: total - tax,
    tax,
    byTaxCode: sumByTaxCode(lines.map((line) => line.tax)),
  };
}
