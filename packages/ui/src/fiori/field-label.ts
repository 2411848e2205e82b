import i18next from "i18next";
import { labelOf } from "./form-messages.ts";

/** A list that is typed as one text is refused as a whole: "addresses/0" is about the field addresses. */
export function isAt(where: string | undefined, name: string): boolean {
  const path = `/${(where ?? "").replaceAll(".", "/")}`;
  const wanted = `/${name.replace(/^\//, "")}`;
  return [path, path.replace(/\/\d+$/, "")].some((each) => each.endsWith(wanted));
}

/** What the form on the screen calls what a refusal names: "/body/items/1/quantity" is "Item 2 · Quantity". Without such a field its name. */
export function fieldLabel(where: string): string {
  const elements = globalThis.document?.querySelectorAll<HTMLElement>("[name], [data-field]") ?? [];
  const path = where.replace(/^\/?(body|query|querystring|params)?\/?/, "");
  const fields = [...elements]
    .map((element) => ({
      element,
      name: (element.dataset.field ?? element.getAttribute("name") ?? "").replace(/^\//, ""),
    }))
    .filter(({ name }) => name !== "");
  const [found] = fields
    .filter(({ name }) => isAt(where, name))
    .sort((one, other) => other.name.length - one.name.length);
  // Of an entry with one field, such as a mail address, that field.
  const inside = fields.find(({ name }) => name.startsWith(`${path}/`));
  const label = labelOf((found ?? inside)?.element);
  if (label) return label.replace(/:$/, "");
  const key = `audit.field.${path.split(/[/.]/).findLast((part) => !/^\d*$/.test(part))}`;
  return i18next.exists(key) ? i18next.t(key) : path;
}
