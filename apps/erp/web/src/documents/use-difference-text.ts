import { useTranslation } from "react-i18next";
import type { Difference } from "./differences.ts";

/** "Line 1, Tax 1, Tax code: X9 → A1". */
export function useDifferenceText(): (difference: Difference) => string {
  const { t } = useTranslation();
  const word = (part: string) => t([`list.one.${part}`, `field.${part}`], part);
  return ({ path, before, after }) => {
    const words: string[] = [];
    for (const part of path)
      if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ""} ${part}`);
      else words.push(word(part));
    return `${words.join(", ")}: ${before ?? "–"} → ${after ?? "–"}`;
  };
}
