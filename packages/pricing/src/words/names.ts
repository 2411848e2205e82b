import type { Language } from "./formats.ts";

type Name = (id: string) => string | undefined;

/** What things are called where the text is shown, and the currency of amounts ("": not known). What has no name is called by its id. */
export type Names = {
  currency: string;
  article?: Name;
  group?: Name;
  category?: Name;
  coupon?: Name;
  offer?: Name;
  customerGroup?: Name;
  store?: Name;
};

type Kind = Exclude<keyof Names, "currency">;

export function nameOf(names: Names, kind: Kind, id: string): string {
  return names[kind]?.(id) || id;
}

/** “Spring” and „Frühling“. */
export function quoted(language: Language, text: string): string {
  return language === "de" ? `„${text}“` : `“${text}”`;
}
