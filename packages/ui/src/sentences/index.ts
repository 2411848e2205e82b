import { inGerman } from "@counterfoil/contracts/words";
import { currentLanguage } from "../language.ts";

/** What a program says of a single case, in the reader's language; what is not ours (SAP's own text, a person's) stays as it came. */
export function said(text: string): string;
export function said(text: string | null | undefined): string | undefined;
export function said(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined) return undefined;
  return currentLanguage() === "de" ? (inGerman(text) ?? text) : text;
}

/** Whether these are words of our own programs; others are quoted. */
export const isOurs = (text: string): boolean => inGerman(text) !== undefined;
