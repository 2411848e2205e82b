import { inTransaction, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../../database.ts";
import type { Destination } from "../../communication/index.ts";
import type { OutboundContext } from "../context.ts";
import { readStatuses, reversalOf } from "./ask-statuses.ts";

const TIMEOUT_MS = 30_000;
/** A reversal has the time at which its transaction began, and may be seen later than one that began after it. */
const OVERLAP_MS = 3_600_000;

/**
 * What is posted is asked for no more. So the ERP is asked what people have reversed since, and the documents of these receipts
 * are followed again: they tell the rest, and that they are posted again when they are.
 */
export async function hearReversals(context: OutboundContext, destination: Destination): Promise<void> {
  const { db, stopping } = context;
  const { systemId } = destination;
  const since = new Date(((await readLatest(db, systemId))?.getTime() ?? OVERLAP_MS) - OVERLAP_MS).toISOString();
  const $filter = `ReversedAt ge datetimeoffset'${since}'`;
  const told = (await readStatuses(destination, $filter, { timeoutMs: TIMEOUT_MS, stopping })).flatMap((status) => {
    const { reversal } = reversalOf(status);
    return reversal && status.ReceiptNumber ? [{ key: status.ReceiptNumber, at: reversal.at }] : [];
  });
  if (told.length === 0) return;
  await inTransaction(db, async (transaction) => {
    await followAgain(transaction, told);
    await keepLatest(transaction, systemId, told);
  });
}

type Told = { key: string; at: string };

/** Only what we take for posted without having heard of this reversal. */
async function followAgain(transaction: DbTransaction, told: readonly Told[]): Promise<void> {
  await sql`
    update hub.outbound_document set state = 'delivered', polls = 0, next_poll_at = now()
    where state in ('delivered', 'settled') and id in (
      select message.document_id
      from unnest(${told.map(({ key }) => key)}::text[], ${told.map(({ at }) => at)}::text[]) as told (business_key, at)
        join hub.outbound_message as message using (business_key)
      where message.state = 'posted' and message.reversal ->> 'at' is distinct from told.at)`.execute(transaction);
}

async function readLatest(db: Db, systemId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ latestAt: Date }>`
    select latest_at as "latestAt" from hub.heard_reversals where system_id = ${systemId}`.execute(db);
  return rows[0]?.latestAt;
}

async function keepLatest(transaction: DbTransaction, systemId: string, told: readonly Told[]): Promise<void> {
  await sql`
    insert into hub.heard_reversals (system_id, latest_at)
    select ${systemId}, max(at) from unnest(${told.map(({ at }) => at)}::timestamptz[]) as told (at)
    on conflict (system_id) do update set latest_at = greatest(heard_reversals.latest_at, excluded.latest_at)`.execute(
    transaction,
  );
}
