import i18next from "i18next";
import { ApiProblem } from "../api.ts";
import { isOurs, said } from "../sentences/index.ts";
import { fieldLabel, isAt } from "./field-label.ts";

/** A rule of the server's that a value of a request breaks. */
type BrokenRule = { where: string; rule: string; limit?: number };

/** Refusals about which the server has no more to say than our text. */
const saidInFull = new Set(["credentials-wrong", "not-signed-in", "password-weak"]);

/** A refusal in the reader's language: what its code says, and what was said about this very case; words of another program are quoted. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18next.t("problem.unexpected", { detail: String(error) });
  const rules = brokenRules(error);
  if (rules.length > 0) return i18next.t("ui.rulesBroken", { rules: rules.map(fieldAndRule).join(" ") });
  const own = isOurs(error.message);
  // Where the code tells no more than the sentence, the sentence is enough; one that is not ours needs the code's words before it.
  const known = textOf(error.code, own ? "en" : undefined) && textOf(error.code);
  if (known === "") return said(error.message);
  const inFull = error.status === 0 || error.status >= 500 || saidInFull.has(error.code);
  if (inFull) return known;
  return own || i18next.language === "en"
    ? `${known} ${said(error.message)}`
    : i18next.t("ui.inItsWords", { known, words: error.message });
}

/** What we say of a code; nothing where what the server says is enough. */
function textOf(code: string, language?: string): string {
  const key = `problem.${code}`;
  const text = i18next.t(key, { defaultValue: "", ...(language && { lng: language }) });
  return text === key ? "" : text;
}

/** Why the field of this name is refused, if it is. In a list the name says of which row: "listings/2/siteId". */
export function refusalOf(error: unknown, name: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const broken = brokenRules(error).find(({ where }) => isAt(where, name));
  if (broken) return ruleText(broken);
  return isAt(error.where, name) ? problemText(error) : undefined;
}

/** The last name in the problem's `where`: "/body/address/city" is about the field city. */
export function refusedField(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.where?.split(/[/.]/).at(-1) : undefined;
}

function brokenRules({ problems }: ApiProblem): BrokenRule[] {
  return problems.filter((each): each is BrokenRule => "rule" in each && "where" in each);
}

/** What a value breaks, in words. */
export function ruleText({ rule, limit }: Omit<BrokenRule, "where">): string {
  const key = rule === "minLength" && limit === 1 ? "rule.required" : `rule.${rule}`;
  return i18next.exists(key) ? i18next.t(key, { limit }) : i18next.t("ui.fieldWrong");
}

const fieldAndRule = (broken: BrokenRule) => `${fieldLabel(broken.where)}: ${ruleText(broken)}`;
