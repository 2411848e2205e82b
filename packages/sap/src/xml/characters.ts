import { SapFormatError } from "../errors.ts";

const start =
  "A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}" +
  "\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}";
const ncName = `[${start}][-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}${start}]*`;
/** A name of XML 1.0 with at most one prefix. */
const qualifiedName = new RegExp(`^(?:(${ncName}):)?(${ncName})$`, "u");

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const reference = /&(?:#([0-9]{1,8})|#x([0-9a-fA-F]{1,8})|([a-z]{2,4}));|&/g;
const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export const malformed = (what: string) => new SapFormatError("xml.malformed", `Not well-formed XML: ${what}`);

export interface SplitName {
  prefix: string;
  local: string;
}

/** All names of our formats fit in; a stranger's do not push them out. */
const known = new Map<string, SplitName>();
const MOST_KNOWN = 2000;
const LONGEST_KNOWN = 80;

/** Prefix ("" for none) and local part. */
export function splitName(name: string): SplitName {
  const before = known.get(name);
  if (before !== undefined) return before;
  // A copy: a slice would hold the piece of the document in memory that it was met in.
  const copy = Buffer.from(name).toString();
  const match = qualifiedName.exec(copy);
  if (match === null) throw malformed(`${JSON.stringify(name.slice(0, 60))} is not a name`);
  const split = { prefix: match[1] ?? "", local: match[2] as string };
  if (known.size < MOST_KNOWN && name.length <= LONGEST_KNOWN) known.set(copy, split);
  return split;
}

export function refuseForbidden(text: string): void {
  if (forbidden.test(text) || !text.isWellFormed()) throw malformed("a character that XML does not allow");
}

/** Character data as it is meant: line ends as XML wants them, references replaced. */
export function readText(raw: string): string {
  refuseForbidden(raw);
  if (raw.includes("]]>")) throw malformed('"]]>" stands in a text');
  return replaceReferences(withoutReturns(raw));
}

export function readAttributeValue(raw: string): string {
  return /[&\r\n\t]/.test(raw) ? replaceReferences(raw.replace(/\r\n|[\r\n\t]/g, " ")) : raw;
}

export function withoutReturns(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
}

function replaceReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(reference, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined && Object.hasOwn(named, name)) return named[name] as string;
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
    const letter = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\0";
    if (letter === "\0") throw malformed(`${all.slice(0, 20)} is no reference that is known`);
    refuseForbidden(letter);
    return letter;
  });
}
