import { useFormats } from "@counterfoil/ui";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { ValueName } from "./structure.ts";
import { hoursText, locationsText, type OpeningHours, type StorageLocations } from "./value-text.ts";

/** A value in the reader's words; "–" when nobody says it. */
export function useValueText(): (name: ValueName, value: unknown) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (name, value) => {
    if (value === undefined) return "–";
    if (name === "openingHours") return hoursText(value as OpeningHours, i18next.language, t("values.closed")) || "–";
    if (name === "closedDays") return (value as string[]).map(formats.date).join("; ") || "–";
    if (name === "storageLocations") return locationsText(value as StorageLocations) || "–";
    return name === "language" ? t(`language.${value}`) : String(value);
  };
}
