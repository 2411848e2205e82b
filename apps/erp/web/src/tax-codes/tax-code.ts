import type { Formats } from "@counterfoil/ui";
import type { DraftRow } from "@counterfoil/ui/fiori";
import type { Names } from "../common/names.ts";

export type TaxRate = { from: string; percent: number };
/** Its rates, the latest first. */
export type TaxCode = { taxCode: string; texts: Names; rates: TaxRate[] };
export type TaxCodeDraft = { taxCode: string; en: string; de: string; rates: DraftRow[] };

/** The rate of a day, and the one that follows it. */
export function ratesAround({ rates }: TaxCode, day: string): { now: TaxRate | undefined; next: TaxRate | undefined } {
  const at = rates.findIndex(({ from }) => from <= day);
  return at === -1
    ? { now: rates.at(-1), next: rates.at(-2) }
    : { now: rates[at], next: at === 0 ? undefined : rates[at - 1] };
}

export const toDraft = (code: Partial<TaxCode>, today: string, formats: Formats): TaxCodeDraft => ({
  taxCode: code.taxCode ?? "",
  en: code.texts?.en ?? "",
  de: code.texts?.de ?? "",
  rates: (code.rates ?? [{ from: today, percent: 0 }]).map(({ from, percent }, at) => ({
    from,
    percent: code.rates === undefined && at === 0 ? "" : formats.quantity(percent),
  })),
});

/** What is typed, as it is sent, and the names of the fields that cannot be read. */
export function fromDraft({ taxCode, en, de, rates }: TaxCodeDraft, formats: Formats) {
  const read = rates.map(({ from = "", percent = "" }) => ({
    from: from.trim(),
    percent: formats.parseQuantity(percent),
  }));
  const wrong = [
    ...(/^[A-Z0-9]{1,2}$/.test(taxCode.trim().toUpperCase()) ? [] : ["taxCode"]),
    ...(en.trim() === "" ? ["en"] : []),
    ...read.flatMap(({ from, percent }, at) => [
      ...(isDay(from) && read.findIndex((other) => other.from === from) === at ? [] : [`rates/${at}/from`]),
      ...(percent !== undefined && percent >= 0 && percent <= 100 ? [] : [`rates/${at}/percent`]),
    ]),
    ...(read.length === 0 ? ["rates"] : []),
  ];
  const texts = { en: en.trim(), ...(de.trim() !== "" && { de: de.trim() }) };
  return { key: taxCode.trim().toUpperCase(), body: { texts, rates: read }, wrong };
}

/** A day that the calendar has: not the 30th of February. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
