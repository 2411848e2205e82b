import {
  type Barcodes,
  type EmbeddedCode,
  fractionDigits,
  gtinCheckDigit,
  isGtin,
  type Money,
} from "@counterfoil/contracts";
import { type Gs1Elements, readGs1 } from "./read-gs1.ts";

/** What a code says of the very piece. */
export type PieceFacts = { batch?: string; serialNumber?: string; expiresOn?: string };

/** A code that says more than which article it is. */
export type ReadCode = {
  /** By which the article is found: the first that one is known by. */
  codes: string[];
  grams?: number;
  pieces?: number;
  /** Of the whole piece. */
  amount?: Money;
  /** Of a unit of its measure. */
  unitPrice?: Money;
  piece?: PieceFacts;
};

/** Undefined: a plain code, or none. */
export function readCode(text: string, { embedded }: Barcodes, currency: string): ReadCode | undefined {
  const elements = readGs1(text);
  if (elements) return fromElements(elements, currency);
  const digits = text.replace(/^\]E0/, "");
  if (digits.length !== 13 || !isGtin(digits)) return undefined;
  const longestFirst = embedded.toSorted((one, other) => other.prefix.length - one.prefix.length);
  const rule = longestFirst.find(({ prefix }) => digits.startsWith(prefix));
  return rule && fromEmbedded(digits, rule, currency);
}

/** GTIN, net weight (310n), count (30, 37), amount (392n, 393n), price of a unit (8005), batch, serial number and last day. */
function fromElements(elements: Gs1Elements, currency: string): ReadCode | undefined {
  const gtin = elements.get("01") ?? elements.get("02");
  if (!gtin || !isGtin(gtin)) return undefined;
  const read: ReadCode = { codes: [gtin] };
  for (const [identifier, value] of elements) {
    const places = Number(identifier.at(-1));
    if (/^310\d$/.test(identifier)) read.grams = decimal(value, places, 3);
    else if (/^392\d$/.test(identifier)) read.amount = decimal(value, places, fractionDigits(currency));
    else if (/^393\d$/.test(identifier) && value.startsWith(numberOf(currency)))
      read.amount = decimal(value.slice(3), places, fractionDigits(currency));
    else if (identifier === "8005") read.unitPrice = Number(value);
    else if (identifier === "30" || identifier === "37") read.pieces = Number(value);
  }
  const piece = pieceOf(elements);
  return Object.keys(piece).length > 0 ? { ...read, piece } : read;
}

function pieceOf(elements: Gs1Elements): PieceFacts {
  const piece: PieceFacts = {};
  const batch = elements.get("10");
  const serialNumber = elements.get("21");
  // Use by goes before best before.
  const expiresOn = dayOf(elements.get("17") ?? elements.get("15"));
  if (batch) piece.batch = batch;
  if (serialNumber) piece.serialNumber = serialNumber;
  if (expiresOn) piece.expiresOn = expiresOn;
  return piece;
}

/** YYMMDD; day 00 is the last of the month. All years are of this century: a till sells nothing from before. */
function dayOf(value: string | undefined): string | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(value ?? "");
  if (!match) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const last = new Date(Date.UTC(2000 + Number(year), Number(month), 0)).getUTCDate();
  return `20${year}-${month}-${day === "00" ? last : day}`;
}

/** ISO 4217's numbers, as 393n has them; of other currencies a code's amount is not read. */
const NUMBERS: Readonly<Record<string, string>> = {
  CHF: "756",
  CZK: "203",
  DKK: "208",
  EUR: "978",
  GBP: "826",
  NOK: "578",
  PLN: "985",
  SEK: "752",
  USD: "840",
};
const numberOf = (currency: string) => NUMBERS[currency] ?? "none";

/** "001250" with 3 places, wanted in 1,000ths: 1250. */
const decimal = (digits: string, places: number, wanted: number) =>
  Math.round(Number(digits) * 10 ** (wanted - places));

/**
 * The article is known by the code with nothing in the value's place, as SAP's articles of variable weight are, or by the number in it.
 * Undefined: the value's own check digit is wrong.
 */
function fromEmbedded(digits: string, rule: EmbeddedCode, currency: string): ReadCode | undefined {
  const { prefix, value: meaning, valueDigits, decimals, checked } = rule;
  const value = digits.slice(12 - valueDigits, 12);
  const number = digits.slice(prefix.length, 12 - valueDigits - (checked ? 1 : 0));
  if (checked && valueCheckDigit(value) !== Number(digits[12 - valueDigits - 1])) return undefined;
  const nothing = `${prefix}${number}`.padEnd(12, "0");
  const codes = [`${nothing}${gtinCheckDigit(nothing)}`, number, number.replace(/^0+/, "")];
  if (meaning === "price") return { codes, amount: decimal(value, decimals, fractionDigits(currency)) };
  return meaning === "weight"
    ? { codes, grams: decimal(value, decimals, 3) }
    : { codes, pieces: decimal(value, decimals, 0) };
}

/** GS1 General Specifications 7.9.2: of values with four and five digits; others go by the common check digit. */
function valueCheckDigit(value: string): number {
  const weights = VALUE_WEIGHTS[value.length];
  if (!weights) return gtinCheckDigit(value);
  const sum = weights.reduce((total, weigh, position) => total + weigh(Number(value[position])), 0);
  if (value.length === 4) return (sum * 3) % 10;
  // The digit whose own weighing (5-) brings the sum to a ten.
  const missing = (10 - (sum % 10)) % 10;
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => fiveLess(digit) === missing) ?? 0;
}

const twoLess = (digit: number) => (digit * 2 - Math.floor((digit * 2) / 10)) % 10;
const three = (digit: number) => (digit * 3) % 10;
const fiveLess = (digit: number) => (digit * 5 - Math.floor((digit * 5) / 10)) % 10;
const fiveMore = (digit: number) => (digit * 5 + Math.floor((digit * 5) / 10)) % 10;
const VALUE_WEIGHTS: Readonly<Record<number, ((digit: number) => number)[]>> = {
  4: [twoLess, twoLess, three, fiveLess],
  5: [fiveMore, twoLess, fiveLess, fiveMore, twoLess],
};
