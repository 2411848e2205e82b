import i18next from "i18next";
import { ApiProblem } from "../api.ts";

/** A rule of the server's that a value of a request breaks. */
type BrokenRule = { where: string; rule: string; limit?: number };

/** Refusals about which the server has no more to say than our text. */
const saidInFull = new Set(["credentials-wrong", "not-signed-in", "password-weak"]);

/** A refusal in the reader's language where we know its code, with what the server said about this very case. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18next.t("problem.unexpected", { detail: String(error) });
  const rules = brokenRules(error);
  if (rules.length > 0) return i18next.t("ui.rulesBroken", { rules: rules.map(fieldAndRule).join("; ") });
  const key = `problem.${error.code}`;
  // No text, or an empty one: what the server says is enough.
  const known = i18next.exists(key) ? i18next.t(key, { defaultValue: "" }) : "";
  if (known === "" || known === key) return error.message;
  const inFull = error.status === 0 || error.status >= 500 || saidInFull.has(error.code);
  return inFull ? known : `${known} ${error.message}`;
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

/** A list that is typed as one text is refused as a whole: "addresses/0" is about the field addresses. */
function isAt(where: string | undefined, name: string): boolean {
  const path = `/${(where ?? "").replaceAll(".", "/")}`;
  const wanted = `/${name.replace(/^\//, "")}`;
  return [path, path.replace(/\/\d+$/, "")].some((each) => each.endsWith(wanted));
}

function brokenRules({ code, problems }: ApiProblem): BrokenRule[] {
  return code === "invalid-request" ? (problems as BrokenRule[]) : [];
}

function ruleText({ rule, limit }: BrokenRule): string {
  const key = rule === "minLength" && limit === 1 ? "rule.required" : `rule.${rule}`;
  return i18next.exists(key) ? i18next.t(key, { limit }) : i18next.t("ui.fieldWrong");
}

const fieldAndRule = (broken: BrokenRule) =>
  `${broken.where.replace(/^\/(body|query|querystring|params)\/?/, "")}: ${ruleText(broken)}`;
