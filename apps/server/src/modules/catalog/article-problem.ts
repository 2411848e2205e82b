import type { ArticleState, ArticleUnit } from "./article.ts";
import { taxCodeOf } from "./article.ts";

const MOST_UNITS = 50;
/** SAP's have 40; every till of the shop keeps them. */
const LONGEST_TEXT = 500;

/** Why an article cannot be taken, in words for the person who looks after master data; undefined when it can. */
export function articleProblem(
  articleId: string,
  state: ArticleState,
  taxCodes: ReadonlySet<string>,
): string | undefined {
  if (articleId.length > 40) return "The article number is longer than 40 characters.";
  if (state.taxes.length === 0) return "The article has no tax code.";
  if (taxCodeOf(state, taxCodes) === undefined) {
    const codes = state.taxes.map(({ country, code }) => `${code} (${country})`).join(", ");
    return `Tax code ${codes} has no rate here. Add it to the tax codes, then retry.`;
  }
  if (state.texts.length === 0) return "The article has no text.";
  const long = state.texts.find(({ text }) => text.length > LONGEST_TEXT);
  if (long) return `The text in ${long.language} is longer than ${LONGEST_TEXT} characters.`;
  if (state.units.length > MOST_UNITS) return `The article has more than ${MOST_UNITS} units.`;
  const unit = state.units.map(unitProblem).find((problem) => problem !== undefined);
  return unit ?? listingProblem(state);
}

function unitProblem({ unit, numerator, denominator, gtins }: ArticleUnit): string | undefined {
  if (unit.length > 3) return `Unit ${unit} is longer than 3 characters.`;
  if (numerator <= 0 || denominator <= 0) return `Unit ${unit} is ${numerator}/${denominator} of the base unit.`;
  const wrong = gtins.find((gtin) => gtin.length > 18 || /\s/.test(gtin));
  return wrong === undefined ? undefined : `GTIN "${wrong.slice(0, 30)}" of unit ${unit} is no barcode number.`;
}

function listingProblem({ listings }: ArticleState): string | undefined {
  const wrong = listings.find(({ storeId, from, to }) => from > to || storeId.length > 4);
  if (wrong === undefined) return undefined;
  return `The listing in site ${wrong.storeId} from ${wrong.from} to ${wrong.to} is not possible.`;
}
