import { fractionDigits, type Money } from "@counterfoil/contracts";

export type Language = "en" | "de";

/** Figures as a person of that language reads them. */
export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<string, Formats>();

/**
 * Making Intl formats costs some 50 microseconds each, using one about 2: they are made once per language and currency. Amounts
 * whose currency is not known ("") stand without a sign.
 */
export function formatsOf(language: Language, currencyOrNone: string): Formats {
  const currency = /^[A-Z]{3}$/.test(currencyOrNone) ? currencyOrNone : "";
  const key = `${language} ${currency}`;
  let formats = made.get(key);
  if (!formats) {
    formats = makeFormats(language === "de" ? "de-DE" : "en-GB", currency);
    made.set(key, formats);
  }
  return formats;
}

function makeFormats(locale: string, currency: string) {
  const digits = currency === "" ? 2 : fractionDigits(currency);
  const money = new Intl.NumberFormat(
    locale,
    currency === "" ? { minimumFractionDigits: digits } : { style: "currency", currency },
  );
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 3 });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return {
    money: (amount: Money) => money.format(amount / 10 ** digits),
    percent: (value: number) => percent.format(value / 100),
    number: (value: number) => number.format(value),
    and: (parts: readonly string[]) => and.format(parts),
    or: (parts: readonly string[]) => or.format(parts),
    /** 1 Monday to 7 Sunday; 1 January 2024 was a Monday. */
    weekday: (day: number) => weekday.format(Date.UTC(2024, 0, day)),
    /** A local date or date-time; the time is left out where it is the one the edge has anyway. */
    moment: (local: string, edge: "start" | "end") => {
      const [date = "", time = ""] = local.split(/[T ]/);
      const text = day.format(Date.parse(`${date}T00:00:00Z`));
      const plain = time === "" || time.startsWith(edge === "start" ? "00:00" : "23:59");
      return plain ? text : `${text}, ${time.slice(0, 5)}`;
    },
  };
}
