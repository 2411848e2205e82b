import { multiplyDivide, splitByWeight } from "./arithmetic.ts";
import type { PriceBook } from "./price-book.ts";
import type { TaxAmount } from "./priced.ts";

export type Taxable = { lineId: string; code: string; rate: number; amount: number };
type TaxPolicy = PriceBook["policies"]["tax"];

/** Tax of each line, after all discounts. `base` excludes the tax, with gross prices too. */
export function taxLines(lines: readonly Taxable[], policy: TaxPolicy): TaxAmount[] {
  const ofDocument = policy.rounding === "line" ? undefined : taxesOfDocument(lines, policy);
  const isGross = policy.prices === "gross";
  const taxes: TaxAmount[] = [];
  for (const line of lines) {
    const amount = ofDocument ? (ofDocument[taxes.length] ?? 0) : taxOf(line.amount, line.rate, isGross);
    taxes.push({ code: line.code, rate: line.rate, base: isGross ? line.amount - amount : line.amount, amount });
  }
  return taxes;
}

/** Rates have up to three places: 17.5 % is 17500 of 100000. */
function taxOf(amount: number, rate: number, isGross: boolean): number {
  const rateMilli = Math.round(rate * 1000);
  return multiplyDivide(amount, rateMilli, isGross ? 100_000 + rateMilli : 100_000);
}

/** Rounded once per tax code and spread over its lines by line id, so that the lines add up to the document in any order. */
function taxesOfDocument(lines: readonly Taxable[], { prices }: TaxPolicy): number[] {
  const taxes = lines.map(() => 0);
  for (const code of new Set(lines.map((line) => line.code))) {
    const positions = [...lines.keys()]
      .filter((position) => lines[position]?.code === code)
      .toSorted((one, other) => ((lines[one]?.lineId ?? "") < (lines[other]?.lineId ?? "") ? -1 : 1));
    const ofCode = positions.map((position) => lines[position] as Taxable);
    const amount = ofCode.reduce((sum, line) => sum + line.amount, 0);
    const tax = taxOf(amount, ofCode[0]?.rate ?? 0, prices === "gross");
    splitByWeight(
      tax,
      ofCode.map((line) => line.amount),
    ).forEach((share, index) => {
      taxes[positions[index] as number] = share;
    });
  }
  return taxes;
}

/** Sums per tax code, in the order of the codes. */
export function sumByTaxCode(taxes: Iterable<TaxAmount>): TaxAmount[] {
  const sums: TaxAmount[] = [];
  let sum: TaxAmount | undefined;
  for (const { code, rate, base, amount } of taxes) {
    // Most lines have the code of the line before.
    if (sum?.code !== code) sum = sums.find((one) => one.code === code);
    if (!sum) {
      sum = { code, rate, base: 0, amount: 0 };
      sums.push(sum);
    }
    sum.base += base;
    sum.amount += amount;
  }
  return sums.sort((one, other) => (one.code < other.code ? -1 : 1));
}
