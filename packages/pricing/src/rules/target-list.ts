import type { Target } from "../book-input.ts";
import { targetIdentity } from "./targets.ts";

/** Targets of a rule, each once: rules speak of them by number. */
export type TargetList = { numberOf: (target: Target) => number; all: Target[] };

export function targetList(): TargetList {
  const numbers = new Map<string, number>();
  const all: Target[] = [];
  const numberOf = (target: Target) => {
    const identity = targetIdentity(target);
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    numbers.set(identity, all.length);
    return all.push(target) - 1;
  };
  return { numberOf, all };
}
