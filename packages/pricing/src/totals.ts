import { PricingError, type PricingProblem } from "./errors.ts";
import type { Working } from "./line-rules.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced, PricedLine, TaxAmount } from "./priced.ts";
import { sumByTaxCode, taxLines } from "./tax.ts";
import { lineAmount } from "./working.ts";

/** Tax of each line on what is paid for it. An article without a tax code is untaxed. */
export function taxWorkLines({ book, lines }: Working): TaxAmount[] {
  const problems: PricingProblem[] = [];
  const taxables = lines.map((line) => {
    const { lineId, article } = line.regularLine;
    const code = article.taxCode ?? "";
    const rate = code === "" ? 0 : book.taxRates.get(code);
    if (rate === undefined) {
      const detail = `Line ${lineId}: tax code "${code}" of article ${article.articleId} is not in the price book ${book.number}.`;
      problems.push({ code: "tax-unknown", lineId, articleId: article.articleId, detail });
    }
    return { lineId, code, rate: rate ?? 0, amount: lineAmount(line) };
  });
  if (problems.length > 0) throw new PricingError(problems);
  return taxLines(taxables, book.policies.tax);
}

export function totalsOf(book: PriceBook, lines: readonly PricedLine[]): Priced["totals"] {
  const sum = (pick: (line: PricedLine) => number) => lines.reduce((total, line) => total + pick(line), 0);
  const regular = sum((line) => line.regularAmount);
  const amount = sum((line) => line.amount);
  const tax = sum((line) => line.tax.amount);
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
