import { currentLanguage } from "./language.ts";
import type { Language } from "./languages.ts";

const caps: Record<Language, Record<string, string>> = {
  en: { Delete: "Del", Insert: "Ins", PageUp: "PgUp", PageDown: "PgDn" },
  de: {
    Ctrl: "Strg",
    Delete: "Entf",
    Insert: "Einfg",
    Home: "Pos1",
    End: "Ende",
    PageUp: "Bild↑",
    PageDown: "Bild↓",
  },
};

/** What stands on a key of a keyboard in the language on screen: "Ctrl Z", "Entf", "F9". */
export function capOf(key: string): string {
  return key
    .split(/(?<=Ctrl)\+/)
    .map((part) => caps[currentLanguage()][part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
