/** The languages every screen and paper speaks. Regions decide formats: English as written in the United Kingdom, German as in Germany. */
export const languages = {
  en: { name: "English", locale: "en-GB" },
  de: { name: "Deutsch", locale: "de-DE" },
} as const;
export type Language = keyof typeof languages;

export function supported(tag: string | undefined): Language | undefined {
  const language = tag?.slice(0, 2).toLowerCase();
  return language === "en" || language === "de" ? language : undefined;
}
