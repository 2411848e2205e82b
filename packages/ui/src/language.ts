import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, languages, supported } from "./languages.ts";

export { type Language, languages, supported } from "./languages.ts";
export type Texts = Record<string, string>;

const storageKey = "counterfoil.language";

/**
 * Starts i18next with flat keys ("receipts.title"). The choice of an earlier visit wins over the browser's language. Several calls
 * add texts; the language stays.
 */
export function startLanguage(texts: Record<Language, Texts>): void {
  if (!i18next.isInitialized) {
    i18next.use(initReactI18next).init({
      lng: storedLanguage() ?? supported(globalThis.navigator?.language) ?? "en",
      fallbackLng: "en",
      resources: {},
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      initAsync: false,
    });
    i18next.on("languageChanged", announceLanguage);
    announceLanguage(i18next.language);
  }
  for (const language of Object.keys(languages) as Language[])
    i18next.addResourceBundle(language, "translation", texts[language], true, true);
}

export function currentLanguage(): Language {
  return supported(i18next.language) ?? "en";
}

export function currentLocale(): string {
  return languages[currentLanguage()].locale;
}

export async function chooseLanguage(language: Language): Promise<void> {
  globalThis.localStorage?.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

/** The language of the place (a till's store), as long as nobody has chosen one on this device. */
export function preferLanguage(tag: string | undefined): void {
  const language = storedLanguage() ?? supported(tag);
  if (language && language !== currentLanguage()) void i18next.changeLanguage(language);
}

function storedLanguage(): Language | undefined {
  return supported(globalThis.localStorage?.getItem(storageKey) ?? undefined);
}

/** Screen readers choose their voice by it. */
function announceLanguage(language: string): void {
  const { document } = globalThis as { document?: { documentElement: { lang: string } } };
  if (document) document.documentElement.lang = language;
}
