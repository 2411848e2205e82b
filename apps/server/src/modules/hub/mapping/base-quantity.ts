import { MappingError, type MappingFacts } from "./facts.ts";

/** E1WPB02 names no unit, so quantities are always in the article's base unit. */
export function baseQuantity(
  { articleId, quantity, unit }: { articleId: string; quantity: number; unit: string },
  facts: MappingFacts,
): { quantityMilli: number; unit: string } {
  const quantityMilli = Math.round(quantity * 1000);
  const base = facts.baseUnitOf(articleId, unit);
  if (!base) return { quantityMilli, unit };
  const product = quantityMilli * base.numerator;
  if (!Number.isSafeInteger(product) || product % base.denominator !== 0)
    throw new MappingError(
      `${quantity} ${unit} of article ${articleId} is no whole number of thousandths of ${base.baseUnit}.`,
      { code: "quantity-inexact", subject: articleId },
    );
  return { quantityMilli: product / base.denominator, unit: base.baseUnit };
}
