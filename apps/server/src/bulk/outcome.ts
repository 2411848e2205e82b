import type { Difference } from "./differences.ts";

/** What became of one object of a message. */
export type Outcome =
  | { outcome: "created" | "unchanged" }
  | { outcome: "changed"; changes: Difference[] }
  | { outcome: "stale" | "rejected"; reason: string };

/** A change number that is not higher than the one applied last tells of a state that is over. */
export function isStale(changeNumber: number | undefined, applied: number | undefined | null): boolean {
  return changeNumber !== undefined && applied !== undefined && applied !== null && changeNumber <= applied;
}
