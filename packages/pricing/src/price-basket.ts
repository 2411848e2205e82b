import type { Basket } from "./basket.ts";
import { PricingError, type PricingProblem, pricingError } from "./errors.ts";
import type { PriceBook } from "./price-book.ts";
import type { Priced, PricedLine, TaxAmount } from "./priced.ts";
import { priceRegularly, type RegularLine } from "./regular-price.ts";
import { sumByTaxCode, taxLines } from "./tax.ts";

/**
 * Prices a basket with a book. Pure: the same book and basket give the same bytes, on every machine.
 * Throws `PricingError` naming every line that cannot be priced.
 */
export function priceBasket(book: PriceBook, basket: Basket): Priced {
  if (basket.manualDiscounts?.length)
    throw pricingError("not-supported", "Manual discounts on the receipt are not supported yet.");
  const regular = priceRegularly(book, basket);
  const taxes = taxRegular(book, regular);
  const lines = regular.map((line, position) => pricedLine(line, taxes[position] as TaxAmount));
  return {
    book: book.number,
    currency: book.currency,
    lines,
    modifiers: [],
    totals: totalsOf(book, lines),
    coupons: (basket.coupons ?? []).map((code) => ({ code, used: false, reason: "no-offer" as const })),
    points: 0,
    pointModifiers: [],
    gifts: [],
    printedCoupons: [],
    applied: [],
    nearMisses: [],
    proof: { optimal: true, upperBound: 0, nodes: 0 },
  };
}

function taxRegular(book: PriceBook, lines: readonly RegularLine[]): TaxAmount[] {
  const problems: PricingProblem[] = [];
  const taxables = lines.map(({ lineId, article, regularAmount }) => {
    const code = article.taxCode ?? "";
    const rate = book.taxRates.get(code);
    if (rate === undefined) {
      const detail = `Line ${lineId}: tax code "${code}" of article ${article.articleId} is not in the price book ${book.number}.`;
      problems.push({ code: "tax-unknown", lineId, articleId: article.articleId, detail });
    }
    return { lineId, code, rate: rate ?? 0, amount: regularAmount };
  });
  if (problems.length > 0) throw new PricingError(problems);
  return taxLines(taxables, book.policies.tax);
}

function pricedLine({ lineId, unitPrice, regularAmount }: RegularLine, tax: TaxAmount): PricedLine {
  return { lineId, unitPrice, regularAmount, amount: regularAmount, modifiers: [], tax };
}

function totalsOf(book: PriceBook, lines: readonly PricedLine[]): Priced["totals"] {
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
