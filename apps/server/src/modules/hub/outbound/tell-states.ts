import type { DbTransaction } from "../../../database.ts";
import { followSums, readClosingStates } from "./closing-store.ts";
import type { OutboundContext } from "./context.ts";
import type { StateChange } from "./message.ts";
import { updateSent } from "./message-store.ts";

type Telling = Pick<OutboundContext, "recordPostings" | "noteStates">;

/** What was on its way in a document is there. */
export async function tellDelivered(telling: Telling, transaction: DbTransaction, documentId: number): Promise<void> {
  await tellStates(telling, transaction, await updateSent(transaction, documentId, { state: "delivered" }));
}

/**
 * Tells sales how far its transactions are, in the transaction that found out. A part of a closing moves the closing, and a sum
 * all receipts in it.
 */
export async function tellStates(
  { recordPostings, noteStates }: Telling,
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
