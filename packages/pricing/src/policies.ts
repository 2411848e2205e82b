import type { Policies } from "./book-input.ts";
import type { PricingProblem } from "./errors.ts";
import { type Rounding, roundingOf } from "./rounding.ts";
import type { Remainder } from "./spread.ts";

/** The policies of a book, each with its default. */
export type BookPolicies = {
  tax: NonNullable<Policies["tax"]>;
  rounding: Rounding;
  remainder: Remainder;
  thresholds: "reached" | "regular";
  returns: NonNullable<Policies["returns"]>;
  maxNodes: number;
};

/**
 * Steps of the search for the best deal that one basket may take before the best found counts. A count and not a time, so that all machines
 * agree; 50,000 take some 50 ms.
 */
const defaultMaxNodes = 50_000;

/** A policy that is not known would silently price otherwise than the retailer wants: it is told like everything else that is wrong. */
export function policiesOf(given: Policies, problems: PricingProblem[]): BookPolicies {
  const policies: BookPolicies = {
    tax: { prices: "gross", rounding: "line", ...given.tax },
    rounding: roundingOf(given.rounding),
    remainder: given.remainder ?? "largest",
    thresholds: given.thresholds ?? "reached",
    returns: given.returns ?? "prorated",
    maxNodes: given.maxNodes ?? defaultMaxNodes,
  };
  const wants = (field: string, value: string, choices: readonly string[]) => {
    if (!choices.includes(value)) problems.push(problem(field, `"${value}" is none of ${choices.join(", ")}.`));
  };
  wants("tax.prices", policies.tax.prices, ["gross", "net"]);
  wants("tax.rounding", policies.tax.rounding, ["line", "document"]);
  wants("rounding.of", policies.rounding.of, ["discount", "price"]);
  wants("rounding.mode", policies.rounding.mode, ["halfUp", "halfEven", "down"]);
  wants("remainder", policies.remainder, ["largest", "first", "last"]);
  wants("thresholds", policies.thresholds, ["reached", "regular"]);
  wants("returns", policies.returns, ["prorated", "reprice"]);
  const { multiple } = policies.rounding;
  if (!(Number.isSafeInteger(multiple) && multiple > 0))
    problems.push(problem("rounding.multiple", `${multiple} is no whole number of minor units above zero.`));
  return policies;
}

function problem(field: string, detail: string): PricingProblem {
  return { code: "book-invalid", field: `policies.${field}`, detail: `Policy ${field}: ${detail}` };
}
