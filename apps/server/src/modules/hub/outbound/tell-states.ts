import type { DbTransaction } from "../../../database.ts";
import { followSums, readClosingStates } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import type { StateChange } from "./message.ts";

/**
 * Tells sales how far its transactions are, in the transaction that found out. A part of a closing moves the closing, and a sum
 * all receipts in it.
 */
export async function tellStates(
  { recordPostings, noteStates }: Pick<OutboundContext, "recordPostings" | "noteStates">,
  transaction: DbTransaction,
  changes: readonly StateChange[],
): Promise<void> {
  if (changes.length > 0) await noteStates(transaction, changes);
  const parts = changes.filter(({ closingId }) => closingId != null);
  if (parts.length === 0) return recordPostings(transaction, changes);
  const followers = await followSums(
    transaction,
    parts.map(({ id }) => id),
  );
  const closings = [...new Set(parts.map(({ closingId }) => closingId ?? ""))];
  const states = await readClosingStates(transaction, closings);
  const others = changes.filter(({ closingId }) => closingId == null);
  return recordPostings(transaction, [...others, ...followers, ...states]);
}
