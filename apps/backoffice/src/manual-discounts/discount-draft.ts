import type { ManualDiscountRules } from "@counterfoil/contracts";
import type { Formats } from "@counterfoil/ui";
import type { DraftRow } from "@counterfoil/ui/fiori";

export type DiscountDraft = { limits: DraftRow[]; reasons: DraftRow[] };

export function draftOf({ limits, reasons }: ManualDiscountRules, formats: Formats): DiscountDraft {
  return {
    limits: limits.map(({ role, maxPercent }) => ({ role, maxPercent: formats.quantity(maxPercent) })),
    reasons: reasons.map(({ code, names }) => ({ code, en: names.en ?? "", de: names.de ?? "" })),
  };
}

export type DiscountProblem = "percent" | "roleTwice" | "reason" | "reasonTwice";

/** The rules that were typed, and what must be mended first. */
export function rulesOf(
  { limits, reasons }: DiscountDraft,
  formats: Formats,
): { rules: ManualDiscountRules; problems: DiscountProblem[] } {
  const read = limits.map(({ role = "", maxPercent = "" }) => ({
    role,
    maxPercent: formats.parseQuantity(maxPercent) ?? -1,
  }));
  const named = reasons.map(({ code = "", en = "", de = "" }) => ({
    code: code.trim().toUpperCase(),
    names: { ...(en.trim() !== "" && { en: en.trim() }), ...(de.trim() !== "" && { de: de.trim() }) },
  }));
  const twice = (keys: string[]) => new Set(keys).size < keys.length;
  const problems: [DiscountProblem, boolean][] = [
    ["percent", read.some(({ maxPercent }) => maxPercent < 0 || maxPercent > 100)],
    ["roleTwice", twice(read.map(({ role }) => role))],
    ["reason", named.some(({ code, names }) => code === "" || Object.keys(names).length === 0)],
    ["reasonTwice", twice(named.map(({ code }) => code))],
  ];
  return {
    rules: { limits: read, reasons: named },
    problems: problems.flatMap(([problem, is]) => (is ? problem : [])),
  };
}
