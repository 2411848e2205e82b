import type { OfferProblem } from "@counterfoil/contracts";

/** Keeps the offer from being checked. */
export const wrong = (field: string, code: string, detail: string): OfferProblem => ({
  field,
  code,
  detail,
  blocking: true,
});

/** Worth a look; the offer may be right all the same. */
export const doubtful = (field: string, code: string, detail: string): OfferProblem => ({
  field,
  code,
  detail,
  blocking: false,
});
