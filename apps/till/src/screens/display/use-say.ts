import { type Formats, formatsFor, languages } from "@counterfoil/ui";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayLook } from "../../display/index.ts";

export const LookContext = createContext<DisplayLook | undefined>(undefined);

type Say = (key: string, values?: Record<string, string | number>) => string;

/** The display's words and figures: each sentence in all of its languages, and once where they say the same. */
export function useSay(): { say: Say; formats: Formats; money(amount: number): string } {
  const { t } = useTranslation();
  const look = useContext(LookContext);
  const chosen = look?.languages ?? [];
  const formats = formatsFor(languages[chosen[0] ?? "en"].locale);
  const say: Say = (key, values = {}) =>
    [...new Set(chosen.map((lng) => t(key, { ...values, lng })))].join(" / ") || t(key, values);
  return { say, formats, money: (amount) => formats.money(amount, look?.currency ?? "GBP") };
}
