import { useTranslation } from "react-i18next";
import { useFormats } from "../use-formats.ts";
import type { AuditEntry } from "./access.ts";

/** The record of changes as people read it: "Ada changed person Bob", "roles: cashier → auditor". */
export function useAuditWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const type = (name: string) => t(`audit.type.${name}`, name);

  function sentence({ actor, action, objectType, objectId, objectName }: AuditEntry): string {
    const [subject = "", verb = action] = action.split(".");
    // A destination is recorded with its system, the rules of discounts with the company: the action says what it was.
    const noun = t([`audit.type.${subject}`, `audit.type.${objectType}`], objectType);
    const what = onlyOnes.has(objectId) ? noun : `${noun} ${objectName ?? objectId}`;
    const said = { who: actor.name, what };
    const known = t(`audit.verb.${verb}`, { ...said, defaultValue: "" });
    return known || t("audit.otherVerb", { ...said, verb });
  }

  // An arrangement's fields are its services.
  const field = (name: string) => t([`audit.field.${name}`, `service.${name}`], name);
  /** `name`: of the field that holds it, for roles and permissions have words of their own. */
  function value(given: unknown, name = ""): string {
    if (given === null || given === undefined || given === "") return t("audit.none");
    if (typeof given === "boolean") return t(given ? "audit.yes" : "audit.no");
    if (Array.isArray(given))
      return given.length === 0 ? t("audit.none") : [...new Set(given.map((each) => value(each, name)))].join(", ");
    if (name === "fields") return field(String(given).split("/")[1] ?? String(given));
    if (name === "roles" || name === "role") return t(`role.${given}`, String(given));
    if (name === "permissions") return t(`permission.${given}`, String(given));
    if (typeof given === "string" && instant.test(given)) return formats.instant(given);
    // Of a choice the word that it has on its form; anything else as it was typed.
    if (typeof given !== "object") return t(`audit.value.${name}.${given}`, String(given));
    return Object.entries(given)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([inside, inner]) => `${field(inside)} ${value(inner, inside)}`)
      .join(", ");
  }

  /** Of a whole that is written with how it was, the fields that differ; of a new one all that it has. */
  function changedOf(details: Record<string, unknown>): Record<string, unknown> {
    const { before, after } = beforeAndAfter(details) ?? {};
    if (!isObject(after)) return details;
    if (!isObject(before) || Object.keys(before).length === 0) return after;
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (name) => value(before[name], name) !== value(after[name], name),
    );
    return Object.fromEntries(names.map((name) => [name, { before: before[name], after: after[name] }]));
  }

  function detail({ detail: details }: AuditEntry): string {
    return Object.entries(changedOf(details))
      .map(([name, given]) => {
        const change = beforeAndAfter(given);
        return `${field(name)}: ${change ? `${value(change.before, name)} → ${value(change.after, name)}` : value(given, name)}`;
      })
      .join("; ");
  }

  return { type, sentence, detail };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Numbers of what there is only one of. */
const onlyOnes = new Set(["all", "manualDiscounts", "threshold", "floors", "policies"]);

/** Written by the modules as before and after, or as from and to. */
function beforeAndAfter(given: unknown): { before: unknown; after: unknown } | undefined {
  if (!isObject(given)) return undefined;
  if ("after" in given) return { before: given.before, after: given.after };
  if ("to" in given && "from" in given) return { before: given.from, after: given.to };
  return undefined;
}

const isObject = (given: unknown): given is Record<string, unknown> => typeof given === "object" && given !== null;
