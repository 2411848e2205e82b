import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../../database.ts";
import { endPause } from "../../communication/index.ts";
import { missingCodes } from "../../mapping/index.ts";
import type { OutboundContext } from "../context.ts";
import { arrangedAs, type StateChange } from "../message.ts";
import { tellStates } from "../tell-states.ts";

export type Retry = { ids?: string[]; state?: "failed" | "dead" | "setAside" };

/** Nobody waits for more in one request; the rest is there for the next. */
const MESSAGES_AT_MOST = 100_000;

/**
 * What never became a document (its mapping failed) is mapped again, and so is what the ERP set aside or refused when its mapping
 * is another one by now, or when a code was missing: codes also stand with the payment methods. Anything else is sent again exactly
 * as it is stored, all of the document at once; the ERP posts none of it twice. Receipts in a sum go with their sum.
 */
export async function retryMessages(context: OutboundContext, retry: Retry, actor: Actor): Promise<number> {
  return inTransaction(context.db, async (transaction) => {
    const changed = await reopen(transaction, retry);
    await tellStates(context, transaction, changed);
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

/** Without a version it was not written by a mapping (a person has edited it): it stays as it is. */
const mappedAnew = sql`(state in ('setAside', 'dead') and mapping_version is not null
  and (cause_code = any(${missingCodes}) or mapping_version <> (
    select version from hub.field_mapping_activation as active
    where active.service = case message.service ${sql.join(
      Object.entries(arrangedAs).map(([type, service]) => sql`when ${sql.lit(type)} then ${sql.lit(service)}`),
      sql` `,
    )} end order by active.id desc limit 1)))`;

async function reopen(transaction: DbTransaction, { ids, state }: Retry): Promise<StateChange[]> {
  const chosen = [
    ids === undefined ? undefined : sql`id = any(${ids}::uuid[])`,
    state === undefined ? undefined : sql`state = ${state}`,
  ].filter((condition) => condition !== undefined);
  if (chosen.length === 0) return [];
  const { rows } = await sql<StateChange>`
    with named as (
      select distinct store_id, coalesce(collected_in, id) as id from hub.outbound_message
      where state in ('failed', 'dead', 'setAside') and ${sql.join(chosen, sql` and `)} limit ${MESSAGES_AT_MOST}),
    chosen as (
      select store_id, id, document_id is null or ${mappedAnew} as anew
      from hub.outbound_message as message join named using (store_id, id)
      where state in ('failed', 'dead', 'setAside') order by store_id, id for update of message),
    reopened as (
      update hub.outbound_message as message
      set state = case when anew then 'waiting' else 'sending' end, next_attempt_at = null,
        document_id = case when anew then null else document_id end
      from chosen where message.store_id = chosen.store_id and message.id = chosen.id
      returning message.store_id, message.id, message.state, message.document_id, message.of_closing),
    documents as (
      update hub.outbound_document set state = 'ready', attempts = case state when 'dead' then 0 else attempts end
      where id in (select document_id from reopened) and state in ('ready', 'dead', 'delivered'))
    select store_id as "storeId", id, state, of_closing as "closingId" from reopened`.execute(transaction);
  return rows;
}
