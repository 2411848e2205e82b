import { english } from "./english.ts";
import { type Formats, formatsOf, type Language } from "./formats.ts";
import { german } from "./german.ts";
import type { Names } from "./names.ts";
import type { Phrases } from "./phrases.ts";

/** All that a text needs: the language's phrases and figures, and the names of the place. */
export type Speech = { language: Language; phrases: Phrases; formats: Formats; names: Names };

export function speechOf(language: Language, names: Names): Speech {
  return {
    language,
    phrases: language === "de" ? german : english,
    formats: formatsOf(language, names.currency),
    names,
  };
}
