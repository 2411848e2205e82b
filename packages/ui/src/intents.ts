import { nameInAddress, nameInside } from "./parameter-names.ts";

/** Where a screen is, as SAP people write it: `#Receipt-display?ReceiptNo=1010-01-000123`. */
export type Intent = { object: string; action: string; parameters: Record<string, string> };

export const home: Intent = { object: "Shell", action: "home", parameters: {} };

/** Anything that is not an intent is the launchpad: an old or mistyped link must not end on a blank page. */
export function parseIntent(hash: string): Intent {
  const match = /^#?([A-Za-z][A-Za-z0-9]*)-([A-Za-z][A-Za-z0-9]*)(?:\?(.*))?$/s.exec(hash);
  if (!match?.[1] || !match[2]) return home;
  const parameters: Record<string, string> = {};
  const intent = `${match[1]}-${match[2]}`;
  for (const [name, value] of new URLSearchParams(match[3] ?? ""))
    if (value !== "") parameters[nameInside(intent, name)] = value;
  return { object: match[1], action: match[2], parameters };
}

/** "Receipt-display", { number } -> "#Receipt-display?ReceiptNo=…"; empty values are left out, so that equal states have equal addresses. */
export function intentHref(intent: string, parameters: Record<string, string | number | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1)))
    if (value !== undefined && value !== "") query.set(nameInAddress(intent, name), String(value));
  const text = query.toString();
  return text === "" ? `#${intent}` : `#${intent}?${text}`;
}

export function intentName({ object, action }: Intent): string {
  return `${object}-${action}`;
}
