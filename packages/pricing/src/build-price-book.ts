import type { BookInput } from "./book-input.ts";
import { convertOffer } from "./convert-offer.ts";
import type { PricingProblem } from "./errors.ts";
import { buildPriceBookInSteps, type PriceBook } from "./price-book.ts";
import { checkOffer } from "./rules/check-offer.ts";

/**
 * Compiles a book; offers become promotions first, which tills have no need of: they get promotions. Throws `PricingError` (`book-invalid`)
 * that names everything in it that cannot be used.
 */
export function buildPriceBook({ offers = [], ...input }: BookInput): PriceBook {
  const problems: PricingProblem[] = [];
  const promotions = [...(input.promotions ?? [])];
  for (const offer of offers) {
    const found = checkOffer(offer);
    problems.push(...found);
    if (found.length === 0) promotions.push(convertOffer(offer));
  }
  const steps = buildPriceBookInSteps({ ...input, promotions }, problems);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
