import { isGtin } from "@counterfoil/contracts";

/** Application identifiers with their values, as in GS1-128, DataMatrix, DataBar and Digital Link. */
export type Gs1Elements = ReadonlyMap<string, string>;

/** FNC1 between elements, as scanners hand it on. */
const SEPARATOR = "\u001d";

/** Elements of a length that everybody knows, so that none needs a separator (GS1 General Specifications, figure 7.8.5-2). By the first two digits; the identifier included. */
const PREDEFINED: Readonly<Record<string, number>> = {
  "00": 20,
  "01": 16,
  "02": 16,
  "03": 16,
  "04": 18,
  "11": 8,
  "12": 8,
  "13": 8,
  "14": 8,
  "15": 8,
  "16": 8,
  "17": 8,
  "18": 8,
  "19": 8,
  "20": 4,
  "31": 10,
  "32": 10,
  "33": 10,
  "34": 10,
  "35": 10,
  "36": 10,
  "41": 16,
};

/** How long identifiers are that begin so; 24 and 25 have three digits, 31 to 36, 39 and 70 to 82 four. */
function identifierLength(text: string): number {
  const two = Number(text.slice(0, 2));
  if ((two >= 31 && two <= 36) || two === 39 || two === 43 || (two >= 70 && two <= 82)) return 4;
  return (two >= 23 && two <= 25) || (two >= 40 && two <= 42) ? 3 : 2;
}

/** Undefined: no GS1 elements, or some that break off. */
export function readGs1(text: string): Gs1Elements | undefined {
  if (/^https?:\/\//i.test(text)) return readDigitalLink(text);
  if (/^\(\d{2,4}\)/.test(text)) return readBrackets(text);
  const isMarked = /^\](C1|d2|e0|Q3|J1)/.test(text);
  const plain = isMarked ? text.slice(3) : text;
  // Without a mark only what can be nothing else: a GTIN of 14 digits with its identifier, and more or a right check digit.
  if (!isMarked && !(/^0[12]\d{14}/.test(plain) && isGtin(plain.slice(2, 16)))) return undefined;
  return readElements(plain);
}

function readElements(text: string): Gs1Elements | undefined {
  const elements = new Map<string, string>();
  let rest = text;
  while (rest !== "") {
    if (rest.startsWith(SEPARATOR)) rest = rest.slice(1);
    const length = identifierLength(rest);
    const identifier = rest.slice(0, length);
    if (!/^\d{2,4}$/.test(identifier) || identifier.length < length) return undefined;
    const known = PREDEFINED[rest.slice(0, 2)];
    const separated = rest.indexOf(SEPARATOR);
    const end = known ?? (separated < 0 ? rest.length : separated);
    if (end > rest.length || end <= length) return undefined;
    elements.set(identifier, rest.slice(length, end));
    rest = rest.slice(end);
  }
  return elements.size > 0 ? elements : undefined;
}

/** As printed below the bars, and typed from there. */
function readBrackets(text: string): Gs1Elements | undefined {
  const parts = [...text.matchAll(/\((\d{2,4})\)([^(]+)/g)];
  if (parts.map(([whole]) => whole).join("") !== text) return undefined;
  return new Map(parts.map(([, identifier = "", value = ""]) => [identifier, value.trim()]));
}

/** https://id.example/01/05012345678900/10/LOT7?17=261231: whose server it is does not matter, the identifiers do. */
function readDigitalLink(text: string): Gs1Elements | undefined {
  if (!URL.canParse(text)) return undefined;
  const { pathname, searchParams } = new URL(text);
  const path = pathname.split("/").slice(1);
  const begin = path.indexOf("01");
  const gtin = path[begin + 1]?.padStart(14, "0") ?? "";
  if (begin < 0 || !isGtin(gtin)) return undefined;
  const elements = new Map([["01", gtin]]);
  for (let position = begin + 2; position + 1 < path.length; position += 2)
    elements.set(path[position] ?? "", decodeURIComponent(path[position + 1] ?? ""));
  for (const [identifier, value] of searchParams) if (/^\d{2,4}$/.test(identifier)) elements.set(identifier, value);
  return elements;
}
