import type { Language, Texts } from "@counterfoil/ui";

const english = import.meta.glob<Texts>("../screens/*/en.json", { import: "default", eager: true });
const german = import.meta.glob<Texts>("../screens/*/de.json", { import: "default", eager: true });

/** All that the till says; each folder of screens brings its own. */
export const texts: Record<Language, Texts> = {
  en: Object.assign({}, ...Object.values(english)),
  de: Object.assign({}, ...Object.values(german)),
};
