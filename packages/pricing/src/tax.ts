import { multiplyDivide, splitByWeight } from "./arithmetic.ts";
import type { PriceBook } from "./price-book.ts";
import type { TaxAmount } from "./priced.ts";

type Taxable = { lineId: string; code: string; rate: number; amount: number };
type TaxPolicy = PriceBook["policies"]["tax"];

/** Tax of each line, after all discounts. `base` excludes the tax, with gross prices too. */
export function taxLines(lines: readonly Taxable[], policy: TaxPolicy): TaxAmount[] {
  const taxes = policy.rounding === "line" ? lines.map((line) => taxOf(line, policy)) : taxesOfDocument(lines, policy);
  return lines.map((line, position) => {
    const amount = taxes[position] ?? 0;
    return {
      code: line.code,
      rate: line.rate,
      base: policy.prices === "gross" ? line.amount - amount : line.amount,
      amount,
    };
  });
}

/** Rates have up to three places: 17.5 % is 17500 of 100000. */
function taxOf({ amount, rate }: Taxable, { prices }: TaxPolicy): number {
  const rateMilli = Math.round(rate * 1000);
  return multiplyDivide(amount, rateMilli, prices === "gross" ? 100_000 + rateMilli : 100_000);
}

/** Rounded once per tax code and spread over its lines by line id, so that the lines add up to the document in any order. */
function taxesOfDocument(lines: readonly Taxable[], policy: TaxPolicy): number[] {
  const taxes = lines.map(() => 0);
  for (const code of new Set(lines.map((line) => line.code))) {
    const positions = [...lines.keys()]
      .filter((position) => lines[position]?.code === code)
      .toSorted((one, other) => ((lines[one]?.lineId ?? "") < (lines[other]?.lineId ?? "") ? -1 : 1));
    const ofCode = positions.map((position) => lines[position] as Taxable);
    const amount = ofCode.reduce((sum, line) => sum + line.amount, 0);
    const tax = taxOf({ ...(ofCode[0] as Taxable), amount }, policy);
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
export function sumByTaxCode(taxes: readonly TaxAmount[]): TaxAmount[] {
  const byCode = new Map<string, TaxAmount>();
  for (const tax of taxes) {
    const sum = byCode.get(tax.code);
    byCode.set(tax.code, sum ? { ...sum, base: sum.base + tax.base, amount: sum.amount + tax.amount } : tax);
  }
  return [...byCode.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
