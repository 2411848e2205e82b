import { FINE, type Rounding } from "../rounding.ts";
import type { Rule } from "../rules/rule.ts";
import { arena } from "./arena.ts";

/**
 * A rule as something that counts units off. A `group` has one role: units come in groups of its size in the order of the classes, and `last` rewards that
 * many at the last of each, which is the cheapest. `follow` is one receiver of alike goods whose buyers come before it. With `roles` each has its
 * own count, and all must come out at the same number of applications.
 */
export type Counter = {
  contender: number;
  rule: Rule;
  rounding: Rounding;
  kind: "group" | "follow" | "roles";
  roles: Role[];
  /** Fixed part of an application, in fine units: an amount off, or what a set price costs. */
  perApplication: number;
  last: number;
  order: Order;
  limit: number;
  cap: number;
  /** Of a `follow` the row of what a receiver of this or a later class brings at most. */
  peak: number;
  /** False where counting is only near the truth: a floor or a cap cuts applications, and which ones depends on how units come together. */
  exact: boolean;
} & Track;

/** How the search keeps track of a rule. */
type Track = {
  number: number;
  /** By role the row of the units in later classes. */
  later: number[];
  /** The first and the last class that it counts. */
  first: number;
  final: number;
  /** Where in a state's number its standing is kept, and how many standings there are; a rule that stands at 0 has nothing open. */
  stride: number;
  radix: number;
  /** How many applications there can be. */
  applications: number;
  /** Of a `follow` the number of open buyers above which some are never needed. */
  widest: number;
  /** The rows of how many units of each class it takes at most, and leaves to others; -1 where all ways are tried. */
  most: number;
  leaves: number;
};

/** Rewarded units come after (`cheapest`, `equalOrLower`) or before (`dearest`) the others of their application. */
export type Order = "none" | "afterLevel" | "after" | "before";

export type Role = {
  part: number;
  size: number;
  rewarded: boolean;
  /** The row of what a unit of each class brings, rounded where it is alone on its line; below zero where the role may not take it. */
  gain: number;
};

/** Rounding once per line and rule lets a mixture of two rules gain at most this over the better one. */
export const mostByRounding = 2 * FINE;

export const gainOf = ({ gain }: Role, unit: number): number => arena.numbers[gain + unit] as number;

export const mayCount = ({ gain }: Role, unit: number): boolean => (arena.numbers[gain + unit] as number) >= 0;

export function takesAt({ roles }: Counter, unit: number): boolean {
  for (const role of roles) if (mayCount(role, unit)) return true;
  return false;
}

export const isUnlimited = ({ limit, cap }: Counter): boolean =>
  limit === Number.POSITIVE_INFINITY && cap === Number.POSITIVE_INFINITY;

/** Units one by one, as many as there are, nothing for the application as a whole. */
export function takesByOnes(counter: Counter): boolean {
  const { kind, roles, perApplication, rounding } = counter;
  return (
    kind === "group" && roles[0]?.size === 1 && perApplication === 0 && rounding.multiple === 1 && isUnlimited(counter)
  );
}
