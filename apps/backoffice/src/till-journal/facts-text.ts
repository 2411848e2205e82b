import type { JournalEntry } from "@counterfoil/contracts";

type Words = (key: string, otherwise: string) => string;

/** "Right: Change the price, Reason: DAMAGED". A fact that has no word yet is told by its name. */
export function factsText(facts: JournalEntry["facts"], t: Words): string {
  return Object.entries(facts)
    .map(([name, value]) => `${t(`journal.fact.${name}`, name)}: ${valueText(name, value, t)}`)
    .join(", ");
}

function valueText(name: string, value: string | number | boolean, t: Words): string {
  if (typeof value === "boolean") return t(value ? "ui.yes" : "ui.no", String(value));
  return name === "right" ? t(`tillSettings.rights.${value}`, String(value)) : String(value);
}
