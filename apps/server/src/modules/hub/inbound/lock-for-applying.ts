import { lockAllUntilCommit, lockUntilCommit, shareUntilCommit } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { keyOf } from "./batches.ts";
import type { InboundService, Reading } from "./service.ts";

/**
 * Of two batches with the same object the second waits, and then sees what the first one wrote. Batches with other objects go on at
 * the same time: with one lock for a whole type a database of two cores worked on one. Whoever locks the type's name has all of it alone.
 */
export async function lockForApplying(
  transaction: DbTransaction,
  service: InboundService,
  readings: readonly Reading[],
): Promise<void> {
  const type = `hub.apply.${service.objectType}`;
  if (service.allOrNothing) return lockUntilCommit(transaction, type);
  await shareUntilCommit(transaction, type);
  await lockAllUntilCommit(
    transaction,
    readings.map((reading) => `${type} ${keyOf(service, reading)}`),
  );
}
