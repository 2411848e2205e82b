import { offerHead, type TermsStyle, termsSchemas, termsStyles } from "@counterfoil/contracts";
import { type BrokenRule, rulesOf, validationProblem } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { Type } from "typebox";
import { Compile } from "typebox/compile";

/** The place as a JSON pointer, what is wrong there, and the rule that it breaks. */
export type ShapeError = { instancePath: string; message: string; keyword: string; params?: Record<string, unknown> };

const head = Compile(Type.Object({ ...offerHead, terms: Type.Unknown() }, { additionalProperties: false }));
const terms = Object.fromEntries(
  termsStyles.map((style) => [style, Compile(termsSchemas[style])]),
) as unknown as Record<TermsStyle, { Check(value: unknown): boolean; Errors(value: unknown): ShapeError[] }>;

/** What is wrong with the shape, at most so many. Terms are looked at by their style, so that a wrong field is named and not all styles. */
export function shapeErrors(value: unknown): ShapeError[] {
  if (!head.Check(value)) return errorsOf(head.Errors(value), "");
  const given = (value as { terms: unknown }).terms;
  const style = (given as { style?: unknown } | null)?.style;
  if (!termsStyles.includes(style as TermsStyle))
    return [{ instancePath: "/terms/style", message: `must be one of ${termsStyles.join(", ")}`, keyword: "enum" }];
  const check = terms[style as TermsStyle];
  return check.Check(given) ? [] : errorsOf(check.Errors(given), "/terms");
}

const MOST_ERRORS = 20;

function errorsOf(errors: readonly ShapeError[], under: string): ShapeError[] {
  return errors
    .filter(({ keyword }) => keyword !== "additionalProperties")
    .slice(0, MOST_ERRORS)
    .map((found) => ({
      ...found,
      instancePath: under + found.instancePath,
      message: found.keyword === "boolean" ? "is not known here" : found.message,
    }));
}

/** The rules that it breaks, for screens of any language. */
export const brokenRules = (errors: readonly ShapeError[]): BrokenRule[] => errors.flatMap((each) => rulesOf("", each));

/** The offer, or a refusal that names the first wrong field, and all with their rules. */
export function parseOffer(value: unknown, where = "/body"): Omit<Offer, "offerId"> & { offerId?: string } {
  const wrong = shapeErrors(value);
  if (wrong.length > 0) throw validationProblem(where.slice(1), wrong);
  return value as Omit<Offer, "offerId"> & { offerId?: string };
}
