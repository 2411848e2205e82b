export type PricingProblemCode =
  | "price-missing"
  | "article-unknown"
  | "tax-unknown"
  | "unit-missing"
  | "quantity-invalid"
  | "amount-invalid"
  | "amount-too-high"
  | "line-repeated"
  | "moment-invalid"
  | "time-zone-unknown"
  | "discount-invalid"
  | "discount-too-high"
  | "discount-not-allowed"
  | "book-invalid";

/** One thing that is wrong, with the line and article it is wrong about. */
export type PricingProblem = {
  code: PricingProblemCode;
  lineId?: string;
  articleId?: string;
  offerId?: string;
  field?: string;
  detail: string;
};

/** Thrown with all that is wrong with the basket or the book; nothing was priced. */
export class PricingError extends Error {
  readonly problems: PricingProblem[];

  constructor(problems: PricingProblem[]) {
    super(problems.map((problem) => problem.detail).join(" "));
    this.name = "PricingError";
    this.problems = problems;
  }
}

/** Shorthand for the common case of one problem. */
export function pricingError(code: PricingProblemCode, detail: string): PricingError {
  return new PricingError([{ code, detail }]);
}
