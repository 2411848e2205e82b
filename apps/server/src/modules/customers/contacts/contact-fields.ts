import type { FieldTexts } from "../../../bulk/differences.ts";
import type { ContactState } from "./contact.ts";

/** The contact as named fields, to say what a message changed. */
export function contactFields({ from, to, isDefault, facts, workplaces }: ContactState): FieldTexts {
  const fields: FieldTexts = new Map();
  put(fields, "", { from, to, isDefault, ...facts });
  for (const { workplaceId, emails, phones, faxes, ...rest } of workplaces) {
    const texts = (list: typeof phones) => list.map(({ number, text }) => number ?? text).join(", ");
    put(fields, `workplace.${workplaceId}.`, {
      ...rest,
      emails: emails.join(", "),
      phones: texts(phones),
      faxes: texts(faxes),
    });
  }
  return fields;
}

function put(fields: FieldTexts, prefix: string, parts: Record<string, string | boolean | undefined>): void {
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== "") fields.set(prefix + name, String(value));
}
