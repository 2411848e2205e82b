import type { FieldRule, LookupName } from "@counterfoil/contracts";

/** A rule as it is typed. */
export type RuleDraft = {
  origin: "none" | "source" | "constant";
  source: string;
  constant: string;
  lookup: string;
  default: string;
  when: string;
  cut: boolean;
};

export function draftOf(rule: FieldRule | undefined): RuleDraft {
  const { source, constant, lookup, when, cut } = rule ?? {};
  return {
    origin: source !== undefined ? "source" : constant !== undefined ? "constant" : "none",
    source: source ?? "",
    constant: constant ?? "",
    lookup: lookup ?? "",
    default: rule?.default ?? "",
    when: when ?? "",
    cut: cut ?? false,
  };
}

/** undefined: the field stays empty. */
export function ruleOf(draft: RuleDraft): FieldRule | undefined {
  const { origin, source, constant, lookup, when, cut } = draft;
  const always = { ...(when === "" ? {} : { when }) };
  if (origin === "none") return undefined;
  if (origin === "constant") return { constant, ...always };
  return {
    source,
    ...(lookup === "" ? {} : { lookup: lookup as LookupName }),
    ...(draft.default === "" ? {} : { default: draft.default }),
    ...(cut ? { cut: true } : {}),
    ...always,
  };
}

/** What has still to be said before it can be a rule. */
export function missingIn({ origin, source, constant }: RuleDraft): "source" | "constant" | undefined {
  if (origin === "source" && source === "") return "source";
  return origin === "constant" && constant === "" ? "constant" : undefined;
}
