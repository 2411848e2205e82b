import { gtinCheckDigit } from "@counterfoil/contracts";

/**
 * GS1 leaves GTIN-13s that begin with 20 to 29 to a company's own use; 29 is taken here, for the lower ones often carry a weight
 * or a price. 85123A -> 29 0 85123 001 0 + check digit: five digits, then the letters as a number (none 000, A 001, Z 026, AA 028).
 * Other codes: 29 9 and nine digits hashed from the code.
 */
export function gtinOf(stockCode: string): string {
  const match = /^(\d{5})([A-Z]{0,2})$/.exec(stockCode);
  const digits = match
    ? `290${match[1]}${String(letterNumber(match[2] ?? "")).padStart(3, "0")}0`
    : `299${String(hash(stockCode) % 1_000_000_000).padStart(9, "0")}`;
  return digits + gtinCheckDigit(digits);
}

function letterNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 27 + letter.charCodeAt(0) - 64, 0);
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
