import { decimalToMinor, fractionDigits, type Money } from "@counterfoil/contracts";

/** Numbers, amounts and moments as a person reads them, for one locale. Kept per locale: making an Intl format costs far more than using it. */
export type Formats = ReturnType<typeof makeFormats>;

const formatsByLocale = new Map<string, Formats>();

export function formatsFor(locale: string): Formats {
  const known = formatsByLocale.get(locale);
  if (known) return known;
  const formats = makeFormats(locale);
  formatsByLocale.set(locale, formats);
  return formats;
}

/** 1999, "GBP" -> 19.99: what a spreadsheet adds up and a list sorts by. Zero added makes of -0, which reads "-£0.00", plain 0. */
export const inMajorUnits = (amountMinor: Money, currency: string): number =>
  amountMinor / 10 ** fractionDigits(currency) + 0;

function makeFormats(locale: string) {
  const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
  const keep = <Format extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => Format): Format => {
    const known = kept.get(key);
    if (known) return known as Format;
    const format = make();
    kept.set(key, format);
    return format;
  };
  const number = (key: string, options: Intl.NumberFormatOptions) =>
    keep(key, () => new Intl.NumberFormat(locale, options));
  const moment = (key: string, options: Intl.DateTimeFormatOptions) =>
    keep(key, () => new Intl.DateTimeFormat(locale, options));
  const { decimal, group } = separatorsOf(locale);

  return {
    locale,
    /** 1999, "GBP" -> "£19.99". */
    money: (amountMinor: Money, currency: string): string =>
      number(`money ${currency}`, { style: "currency", currency }).format(inMajorUnits(amountMinor, currency)),
    /** 1999, "GBP" -> "19.99": for columns whose heading names the currency. */
    amount: (amountMinor: Money, currency: string): string => {
      const digits = fractionDigits(currency);
      return number(`amount ${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        inMajorUnits(amountMinor, currency),
      );
    },
    /** Up to three places, as the wire carries quantities. */
    quantity: (quantity: number): string => number("quantity", { maximumFractionDigits: 3 }).format(quantity),
    count: (count: number): string => number("count", { maximumFractionDigits: 0 }).format(count),
    percent: (percent: number): string =>
      number("percent", { style: "percent", maximumFractionDigits: 3 }).format(percent / 100),
    bytes: (bytes: number): string => bytesIn(bytes, number("bytes", { maximumFractionDigits: 1 })),
    /** A calendar date of a store ("2010-12-01"); belongs to no time zone. */
    date: (date: string): string => {
      const at = new Date(`${date}T00:00:00Z`);
      // An address may name a day that no calendar has.
      return Number.isNaN(at.getTime()) ? date : moment("date", { dateStyle: "medium", timeZone: "UTC" }).format(at);
    },
    /** An instant at the place of the reader, or of the store when its zone is given. */
    instant: (instant: string, timeZone?: string): string =>
      moment(`instant ${timeZone}`, { dateStyle: "medium", timeStyle: "medium", ...(timeZone && { timeZone }) }).format(
        new Date(instant),
      ),
    time: (instant: string, timeZone?: string): string =>
      moment(`time ${timeZone}`, { timeStyle: "short", ...(timeZone && { timeZone }) }).format(new Date(instant)),
    /** "4 minutes ago", measured against a `now` that the caller gives, so that a list agrees with itself. */
    ago: (instant: string, now: number): string => agoIn(locale, (Date.parse(instant) - now) / 1000),
    /** "1.234,50" typed in German or "1,234.50" in English -> minor units; undefined when it is no amount. */
    parseAmount: (text: string, currency: string): Money | undefined =>
      decimalToMinor(plainDecimal(text, decimal, group), fractionDigits(currency)),
    parseQuantity: (text: string): number | undefined => {
      const milli = decimalToMinor(plainDecimal(text, decimal, group), 3);
      return milli === undefined ? undefined : milli / 1000;
    },
  };
}

function separatorsOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const of = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { decimal: of("decimal", "."), group: of("group", ",") };
}

/** A lone "." in German ("19.99") is a decimal point that the number pad wrote, unless three digits follow as in "1.234". */
function plainDecimal(text: string, decimal: string, group: string): string {
  const typed = text.trim().replaceAll(/[\s\u00a0\u202f]/g, "");
  const usesGroups = typed.includes(decimal) || new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`).test(typed);
  if (!usesGroups) return typed.replace(group, ".");
  return typed.replaceAll(group, "").replace(decimal, ".");
}

function bytesIn(bytes: number, format: Intl.NumberFormat): string {
  const units = ["B", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${format.format(value)} ${units[unit]}`;
}

function agoIn(locale: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  for (const [unit, size] of steps)
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  return format.format(Math.trunc(seconds), "second");
}
