import { addJob, sql } from "@counterfoil/platform";
import type { Outcome } from "../../../bulk/outcome.ts";
import type { DbTransaction } from "../../../database.ts";
import { APPLY_JOB } from "./apply-queue.ts";

/** Objects that were refused for a partner that has not come yet; the document's next try forgets what it waited for before. */
export async function noteAwaited(db: DbTransaction, documentId: string, outcomes: readonly Outcome[]): Promise<void> {
  const awaited = outcomes.flatMap((outcome) => (outcome.outcome === "rejected" ? (outcome.awaits ?? []) : []));
  if (awaited.length === 0) return;
  await sql`insert into hub.awaited_partner (partner_id, document_id)
    select distinct unnest(${awaited}::text[]), ${documentId}::uuid on conflict do nothing`.execute(db);
}

/** In the transaction that takes the partners in; who checks whether they are there holds their locks. */
export async function noteArrived(db: DbTransaction, partnerIds: readonly string[]): Promise<void> {
  const { numAffectedRows } = await sql`update hub.awaited_partner set arrived = true
    where partner_id = any(${[...partnerIds]}) and not arrived`.execute(db);
  if (numAffectedRows !== 0n) await reopenArrived(db);
}

/** Has the refused objects of documents tried again whose partners have come. One that is still being applied is left to the next look. */
export async function reopenArrived(db: DbTransaction): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with reopened as (
      update hub.inbound_document set state = 'received', finished_at = null, only_rejected = true, objects_done = 0
      where state = 'appliedWithErrors' and id in (select document_id from hub.awaited_partner where arrived)
      returning id), done as (
      delete from hub.awaited_partner using reopened where document_id = reopened.id)
    select id from reopened`.execute(db);
  for (const { id } of rows) await addJob(db, APPLY_JOB, { documentId: id }, { key: `${APPLY_JOB}:${id}`, afterMs: 0 });
}
