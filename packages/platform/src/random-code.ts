import { randomInt } from "node:crypto";

/** Letters and digits that people cannot take for one another (no 0 O, 1 I L, 5 S, 2 Z, 8 B, U V). */
export const UNAMBIGUOUS = "34679ACDEFGHJKMNPQRTWXY";

/** Random characters of an alphabet, each equally likely. */
export function randomCode(length: number, alphabet: string = UNAMBIGUOUS): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}
