import { type Formats, useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import type { Difference } from "./differences.ts";

/** "Line 1, Tax 1, Tax code: X9 → A1", "Payment 1, Amount: 16.30 → 16.40". */
export function useDifferenceText(): (difference: Difference) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const word = (part: string) => t([`list.one.${part}`, `field.${part}`], part);
  return ({ path, before, after }) => {
    const words: string[] = [];
    for (const part of path)
      if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ""} ${part}`);
      else words.push(word(part));
    const [was, is] = [before, after].map((value) => shown(path.at(-1) ?? "", value, formats));
    return `${words.join(", ")}: ${was} → ${is}`;
  };
}

/** Money and quantities as the form has them; POS documents know currencies with cents only. */
function shown(field: string, value: string | undefined, formats: Formats): string {
  if (value === undefined) return "–";
  if (field.endsWith("Minor")) return formats.amount(Number(value), "GBP");
  return field.endsWith("Milli") ? formats.quantity(Number(value) / 1000) : value;
}
