import { offerHead, type TermsStyle, termsSchemas, termsStyles } from "@counterfoil/contracts";
import { invalidRequest } from "@counterfoil/platform";
import type { Offer } from "@counterfoil/pricing";
import { Type } from "typebox";
import { Compile } from "typebox/compile";

/** The place as a JSON pointer, and what is wrong there. */
export type ShapeError = { instancePath: string; message: string };
type Found = ShapeError & { keyword: string };

const head = Compile(Type.Object({ ...offerHead, terms: Type.Unknown() }, { additionalProperties: false }));
const terms = Object.fromEntries(
  termsStyles.map((style) => [style, Compile(termsSchemas[style])]),
) as unknown as Record<TermsStyle, { Check(value: unknown): boolean; Errors(value: unknown): Found[] }>;

/** What is wrong with the shape, at most so many. Terms are looked at by their style, so that a wrong field is named and not all styles. */
export function shapeErrors(value: unknown): ShapeError[] {
  if (!head.Check(value)) return errorsOf(head.Errors(value), "");
  const given = (value as { terms: unknown }).terms;
  const style = (given as { style?: unknown } | null)?.style;
  if (!termsStyles.includes(style as TermsStyle))
    return [{ instancePath: "/terms/style", message: `must be one of ${termsStyles.join(", ")}` }];
  const check = terms[style as TermsStyle];
  return check.Check(given) ? [] : errorsOf(check.Errors(given), "/terms");
}

const MOST_ERRORS = 20;

function errorsOf(errors: readonly Found[], under: string): ShapeError[] {
  return errors
    .filter(({ keyword }) => keyword !== "additionalProperties")
    .slice(0, MOST_ERRORS)
    .map(({ keyword, instancePath, message }) => ({
      instancePath: under + instancePath,
      message: keyword === "boolean" ? "is not known here" : message,
    }));
}

/** The offer, or a refusal that names the first wrong field. */
export function parseOffer(value: unknown, where = "/body"): Omit<Offer, "offerId"> & { offerId?: string } {
  const [wrong] = shapeErrors(value);
  if (wrong !== undefined)
    throw invalidRequest(`${wrong.instancePath || "The offer"} ${wrong.message}`, where + wrong.instancePath);
  return value as Omit<Offer, "offerId"> & { offerId?: string };
}
