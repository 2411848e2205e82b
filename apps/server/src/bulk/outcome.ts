import type { Difference } from "./differences.ts";

/** What became of one object of a message. */
export type Outcome =
  | { outcome: "created" | "unchanged"; reason?: string }
  | { outcome: "changed"; changes: Difference[] }
  /** `awaits` names partners that have to come first: with them it is tried again. */
  | { outcome: "stale" | "rejected"; reason: string; awaits?: string[] };

/** A change number that is not higher than the one applied last tells of a state that is over. */
export function isStale(changeNumber: number | undefined, applied: number | undefined | null): boolean {
  return changeNumber !== undefined && applied !== undefined && applied !== null && changeNumber <= applied;
}
