import { useTranslation } from "react-i18next";
import { type Formats, formatsFor } from "./formats.ts";
import { currentLocale } from "./language.ts";

/** The formats of the language on screen; follows the language switch. */
export function useFormats(): Formats {
  useTranslation();
  return formatsFor(currentLocale());
}
