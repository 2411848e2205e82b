import { minorDigits } from "./currency.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";

/** How one piece of text becomes a value and back. `read` gives undefined for what it does not understand. */
export interface ValueType<T> {
  expects: string;
  xsd: string;
  /** All codes of the wire with our words, when there are only so many. */
  words?: Readonly<Record<string, T>>;
  /** ABAP's initial value in this form: senders write it for "not given", and it is read so. */
  initial?: string;
  /** A blank says something here; elsewhere it is "not given". */
  readsBlank?: boolean;
  /** `owner` is the object that the value goes into; an amount looks there for its currency. */
  read(text: string, owner: Record<string, unknown>): T | undefined;
  /** undefined: the value cannot be written as this type. */
  write(value: T, owner: Record<string, unknown>): string | undefined;
}

export const textValue: ValueType<string> = {
  expects: "a text",
  xsd: "string",
  read: (text) => text,
  write: (value) => value,
};

/**
 * The number of an object. ABAP keeps numbers of digits alone with zeros in front and shows them without (conversion exit ALPHA);
 * some senders send the one form, some the other, and both mean the same object.
 */
export const alphaValue: ValueType<string> = { ...textValue, read: withoutLeadingZeros };

export function withoutLeadingZeros(number: string): string {
  return /^0+\d+$/.test(number) ? number.replace(/^0+(?=\d)/, "") : number;
}

export const integerValue: ValueType<number> = {
  expects: "a whole number",
  xsd: "integer",
  read: (text) => parseDecimal(text, 0),
  write: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
};

export const flagValue: ValueType<boolean> = {
  expects: "true or false",
  xsd: "boolean",
  readsBlank: true,
  read(text) {
    const word = text.trim();
    if (word === "true" || word === "1" || word === "X") return true;
    return word === "false" || word === "0" || word === "" ? false : undefined;
  },
  write: (value) => String(value),
};

export const dateValue: ValueType<string> = {
  expects: "a date like 2026-11-21",
  xsd: "date",
  initial: "0000-00-00",
  // XML Schema lets a zone follow the day (2026-11-21Z, as JAXB writes it); the day is the same.
  read(text) {
    const day = text.trim().replace(/(Z|[+-]\d\d:\d\d)$/, "");
    return validDay(day) ? day : undefined;
  },
  write: (value) => (validDay(value) ? value : undefined),
};

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Counted by hand: `Date` took a seventh of the whole parse of an article bulk, which is full of validity days. */
function validDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && !isLeapYear ? 28 : (monthDays[month - 1] ?? 0));
}

export const instantValue: ValueType<string> = {
  expects: "a moment like 2026-11-21T10:00:00Z",
  xsd: "dateTime",
  read: instant,
  write: instant,
};

/** Without a zone UTC is meant: SAP's own type for it has none but UTC. */
function instant(text: string): string | undefined {
  const match = /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?\s*$/.exec(text);
  if (match === null) return undefined;
  const moment = Date.parse(`${match[1]}${match[2] ?? "Z"}`);
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

/** ABAP type DATS: 20261121, ours 2026-11-21. */
export const datsValue: ValueType<string> = {
  expects: "a date like 20261121",
  xsd: "string",
  initial: "00000000",
  read(text) {
    const day = text.trim().replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    return validDay(day) ? day : undefined;
  },
  write: (value) => (validDay(value) ? value.replaceAll("-", "") : undefined),
};

/** A day as OData V2 has it in JSON: milliseconds, at midnight UTC. */
export const odataDayValue: ValueType<string> = {
  expects: "a date like 2026-11-21",
  xsd: "string",
  read: (text) => (validDay(text.trim()) ? text.trim() : undefined),
  write: (value) => (validDay(value) ? `/Date(${Date.parse(`${value}T00:00:00Z`)})/` : undefined),
};

/** A decimal as text, exact at any size. */
export const odataDecimalValue: ValueType<string> = {
  expects: "a number with a point",
  xsd: "decimal",
  read: (text) => (/^-?\d{1,15}(\.\d{1,9})?$/.test(text.trim()) ? text.trim() : undefined),
  write: (value) => odataDecimalValue.read(value, {}),
};

const clock = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;

/** ABAP type TIMS: 101459, ours 10:14:59. */
export const timsValue: ValueType<string> = {
  expects: "a time like 101459",
  xsd: "string",
  read(text) {
    const time = text.trim().replace(/^(\d\d)(\d\d)(\d\d)$/, "$1:$2:$3");
    return clock.test(time) ? time : undefined;
  },
  write: (value) => (clock.test(value) ? value.replaceAll(":", "") : undefined),
};

/** A time as XML writes it: 10:14:59. */
export const clockValue: ValueType<string> = {
  expects: "a time like 10:14:59",
  xsd: "time",
  read: (text) => (clock.test(text.trim()) ? text.trim() : undefined),
  write: (value) => (clock.test(value) ? value : undefined),
};

/** Thousandths, written with three decimals. */
export const quantityValue: ValueType<number> = {
  expects: "a quantity with at most 3 decimals",
  xsd: "decimal",
  read: (text) => parseDecimal(text, 3),
  write: (value) => formatDecimal(value, 3),
};

/** Minor units, written with the decimals of the currency beside it; 2 where no currency stands beside it. */
export const amountValue: ValueType<number> = {
  expects: "an amount with no more decimals than its currency has",
  xsd: "decimal",
  read: (text, owner) => parseDecimal(text, minorDigits(owner.currency)),
  write: (value, owner) => formatDecimal(value, minorDigits(owner.currency)),
};

/** Hundredths, always written with two decimals: the form of amounts in POS IDocs. */
export const hundredthsValue: ValueType<number> = {
  expects: "an amount with at most 2 decimals",
  xsd: "decimal",
  read: (text) => parseDecimal(text, 2),
  write: (value) => formatDecimal(value, 2),
};

/** How POS IDocs write amounts of currencies without cents is not known, so such a currency is refused, not guessed. */
export const currencyWithCentsValue: ValueType<string> = {
  expects: "a currency with two decimals",
  xsd: "string",
  read: (text) => (/^[A-Z]{3}$/.test(text) && minorDigits(text) === 2 ? text : undefined),
  write: (value) => currencyWithCentsValue.read(value, {}),
};

/** Codes of the wire and our words for them. */
export function codeValue<const W extends string>(words: Record<string, W>): ValueType<W> {
  const codes = new Map(Object.entries(words).map(([code, word]) => [word as string, code]));
  return {
    expects: `one of ${Object.keys(words).join(", ")}`,
    xsd: "string",
    words,
    read: (text) => (Object.hasOwn(words, text) ? words[text] : undefined),
    write: (word) => codes.get(word),
  };
}
