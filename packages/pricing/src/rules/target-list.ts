import type { Target } from "../book-input.ts";
import { targetIdentity } from "./targets.ts";

/** Goods of any unit when none is named. */
export type UnitTarget = { target: Target; unit: string | undefined };

/** Targets of a rule, each once: rules speak of them by number. */
export type TargetList = { numberOf: (target: Target, unit?: string) => number; all: UnitTarget[] };

export function targetList(): TargetList {
  const numbers = new Map<string, number>();
  const all: UnitTarget[] = [];
  const numberOf = (target: Target, unit?: string) => {
    const identity = targetIdentity(target, unit);
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, all.length);
    return all.push({ target, unit }) - 1;
  };
  return { numberOf, all };
}
