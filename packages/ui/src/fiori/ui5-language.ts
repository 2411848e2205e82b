import { registerI18nLoader } from "@ui5/webcomponents-base/dist/asset-registries/i18n.js";
import { registerLocaleDataLoader } from "@ui5/webcomponents-base/dist/asset-registries/LocaleData.js";
import { setLanguage } from "@ui5/webcomponents-base/dist/config/Language.js";
import i18next from "i18next";
import { currentLocale } from "../language.ts";

/**
 * UI5's own texts ("More", "Close") and calendar data in our two languages. Its Assets.js would put fifty languages and ten themes into the
 * build; English texts and the Horizon theme are inside the components already.
 */
const germanTexts = [
  ["@ui5/webcomponents", () => import("@ui5/webcomponents/dist/generated/assets/i18n/messagebundle_de.json")],
  [
    "@ui5/webcomponents-fiori",
    () => import("@ui5/webcomponents-fiori/dist/generated/assets/i18n/messagebundle_de.json"),
  ],
  ["@ui5/webcomponents-react", () => import("@ui5/webcomponents-react/dist/assets/i18n/messagebundle_de.json")],
  [
    "@ui5/webcomponents-icons",
    () => import("@ui5/webcomponents-icons/dist/generated/assets/i18n/messagebundle_de.json"),
  ],
] as const;

const calendars = [
  ["en", () => import("@ui5/webcomponents-localization/dist/generated/assets/cldr/en.json")],
  ["en_GB", () => import("@ui5/webcomponents-localization/dist/generated/assets/cldr/en_GB.json")],
  ["de", () => import("@ui5/webcomponents-localization/dist/generated/assets/cldr/de.json")],
] as const;

for (const [packageName, load] of germanTexts)
  registerI18nLoader(packageName, "de", async () => (await load()).default as never);
for (const [locale, load] of calendars) registerLocaleDataLoader(locale, async () => (await load()).default as never);

/** Keeps UI5's language the one of our texts. */
export function followLanguage(): void {
  void setLanguage(currentLocale());
  i18next.on("languageChanged", () => void setLanguage(currentLocale()));
}
