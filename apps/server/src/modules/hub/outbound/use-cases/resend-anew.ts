import { sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { endPause } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import type { StateChange } from "../message.ts";
import { tellStates } from "../tell-states.ts";

/** A message whose content is another one now: it waits to be mapped, and its old document stays as it was sent. */
export async function resendAnew(
  context: OutboundContext,
  transaction: DbTransaction,
  { storeId, id }: { storeId: string; id: string },
): Promise<void> {
  const { rows } = await sql<StateChange>`
    update hub.outbound_message set state = 'waiting', document_id = null, next_attempt_at = null
    where store_id = ${storeId} and id = ${id} and state in ('failed', 'dead', 'setAside')
    returning store_id as "storeId", id, state, of_closing as "closingId"`.execute(transaction);
  await tellStates(context, transaction, rows);
  await endPause(transaction);
}
