import type { Policies } from "@counterfoil/pricing";

/** Choices of a policy, the default first. */
export const choices = {
  prices: ["gross", "net"],
  taxRounding: ["line", "document"],
  of: ["discount", "price"],
  mode: ["halfUp", "halfEven", "down"],
  remainder: ["largest", "first", "last"],
  thresholds: ["reached", "regular"],
  returns: ["prorated", "reprice"],
} as const;
export type ChoiceName = keyof typeof choices;
export const choiceNames = Object.keys(choices) as ChoiceName[];

export type PolicyDraft = Record<ChoiceName, string> & { multiple: string; maxNodes: string };

export function draftOf({ tax, rounding, maxNodes, ...policies }: Policies): PolicyDraft {
  const written: Partial<Record<ChoiceName, string | undefined>> = {
    prices: tax?.prices,
    taxRounding: tax?.rounding,
    of: rounding?.of,
    mode: rounding?.mode,
    ...policies,
  };
  const chosen = choiceNames.map((name) => [name, written[name] ?? choices[name][0]]);
  return {
    ...(Object.fromEntries(chosen) as Record<ChoiceName, string>),
    multiple: String(rounding?.multiple ?? 1),
    maxNodes: maxNodes === undefined ? "" : String(maxNodes),
  };
}

/** All said in full, so that a later default changes nothing; `wrong` names the figures that cannot be read. */
export function policiesOf(draft: PolicyDraft): { policies: Policies; wrong: string[] } {
  const { prices, taxRounding, of, mode, remainder, thresholds, returns } = draft;
  const whole = (text: string, most: number) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;
  const wrong = [
    ...(whole(draft.multiple.trim(), 10_000) ? [] : ["multiple"]),
    ...(draft.maxNodes.trim() === "" || whole(draft.maxNodes.trim(), 1_000_000) ? [] : ["maxNodes"]),
  ];
  const policies = {
    tax: { prices, rounding: taxRounding },
    rounding: { of, mode, multiple: Number(draft.multiple) },
    remainder,
    thresholds,
    returns,
    ...(draft.maxNodes.trim() === "" ? {} : { maxNodes: Number(draft.maxNodes) }),
  } as Policies;
  return { policies, wrong };
}
