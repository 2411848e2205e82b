import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { endPause } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import type { StateChange } from "../message.ts";

export type Retry = { ids?: string[]; state?: "failed" | "dead" | "setAside" };

/** Nobody waits for more in one request; the rest is there for the next. */
const MESSAGES_AT_MOST = 100_000;

/**
 * What never became a document (its mapping failed) is mapped again. What did is sent again exactly as it is stored, all of the
 * document at once; the ERP posts none of it twice.
 */
export async function retryMessages(context: OutboundContext, retry: Retry, actor: Actor): Promise<number> {
  return inTransaction(context.db, async (transaction) => {
    const changed = await reopen(transaction, retry);
    await context.recordPostings(transaction, changed);
    await endPause(transaction);
    await recordChange(transaction, {
      actor,
      action: "outboundMessage.retried",
      objectType: "outboundMessage",
      objectId: retry.ids?.length === 1 ? (retry.ids[0] ?? "") : (retry.state ?? "several"),
      detail: { count: changed.length, ...(retry.state === undefined ? {} : { state: retry.state }) },
    });
    return changed.length;
  });
}

async function reopen(transaction: DbTransaction, { ids, state }: Retry): Promise<StateChange[]> {
  const chosen = [
    ids === undefined ? undefined : sql`id = any(${ids}::uuid[])`,
    state === undefined ? undefined : sql`state = ${state}`,
  ].filter((condition) => condition !== undefined);
  if (chosen.length === 0) return [];
  const { rows } = await sql<StateChange>`
    with chosen as (
      select store_id, id from hub.outbound_message
      where state in ('failed', 'dead', 'setAside') and ${sql.join(chosen, sql` and `)}
      order by store_id, id limit ${MESSAGES_AT_MOST} for update),
    reopened as (
      update hub.outbound_message as message
      set state = case when document_id is null then 'waiting' else 'sending' end, next_attempt_at = null
      from chosen where message.store_id = chosen.store_id and message.id = chosen.id
      returning message.store_id, message.id, message.state, message.document_id),
    documents as (
      update hub.outbound_document set state = 'ready', attempts = case state when 'dead' then 0 else attempts end
      where id in (select document_id from reopened) and state in ('ready', 'dead', 'delivered'))
    select store_id as "storeId", id, state from reopened`.execute(transaction);
  return rows;
}
