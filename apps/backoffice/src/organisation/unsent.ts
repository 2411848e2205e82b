import type { Till } from "./organisation.ts";

/** Transactions that the tills hold and the server has not: as far as the last heartbeat told. */
export function unsentOf(tills: Till[]): number {
  return tills.reduce((sum, till) => sum + (till.state?.unsent ?? 0), 0);
}
