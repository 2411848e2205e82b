import { useTranslation } from "react-i18next";
import { useFormats } from "../use-formats.ts";
import type { AuditEntry } from "./access.ts";

/** The record of changes as people read it: "Ada changed person Bob", "roles: cashier → auditor". */
export function useAuditWords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const type = (name: string) => t(`audit.type.${name}`, name);

  function sentence({ actor, action, objectType, objectId, objectName }: AuditEntry): string {
    const verb = action.split(".").at(-1) ?? action;
    const what = `${type(objectType)} ${objectName ?? objectId}`;
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
      return given.length === 0 ? t("audit.none") : given.map((each) => value(each, name)).join(", ");
    if (name === "roles") return t(`role.${given}`, String(given));
    if (name === "permissions") return t(`permission.${given}`, String(given));
    if (typeof given === "string" && instant.test(given)) return formats.instant(given);
    // Of a choice the word that it has on its form; anything else as it was typed.
    if (typeof given !== "object") return t(`audit.value.${name}.${given}`, String(given));
    return Object.entries(given)
      .map(([inside, inner]) => `${field(inside)} ${value(inner, inside)}`)
      .join(", ");
  }

  function detail({ detail: details }: AuditEntry): string {
    return Object.entries(details)
      .map(([name, given]) => {
        const change = beforeAndAfter(given);
        return `${field(name)}: ${change ? `${value(change.before, name)} → ${value(change.after, name)}` : value(given, name)}`;
      })
      .join("; ");
  }

  return { type, sentence, detail };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Written by the modules as before and after, or as from and to. */
function beforeAndAfter(given: unknown): { before: unknown; after: unknown } | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const known = given as Record<string, unknown>;
  if ("after" in known) return { before: known.before, after: known.after };
  if ("to" in known && "from" in known) return { before: known.from, after: known.to };
  return undefined;
}
