import { inTransaction, sql } from "@counterfoil/platform";
import { itself, type MendingContext } from "../context.ts";
import { noteStates, readUnnoted } from "../note-outbound.ts";

const AT_ONCE = 500;
/** What may pass is tried so often, each time after a longer pause: 2, 4, 8 … minutes. */
const TRIES = 6;

/** Each minute: what is stuck without a case gets one, and what the ERP may post at a second try is sent again. */
export async function sweep(context: MendingContext): Promise<void> {
  await inTransaction(context.db, async (transaction) => {
    const unnoted = await readUnnoted(transaction, AT_ONCE);
    if (unnoted.length > 0) await noteStates(context, transaction, unnoted);
  });
  const { rows } = await sql<{ id: string }>`
    select message_id as id from hub.mending_case
    where resolved_at is null and direction = 'outbound' and error_class = 'intermittent' and not under_way
      and cause_code = 'posting-failed' and failures < ${TRIES}
      and changed_at < now() - make_interval(mins => (2 ^ failures)::int)
    order by id limit ${AT_ONCE}`.execute(context.db);
  if (rows.length > 0) await context.outbound.retry({ ids: rows.map(({ id }) => id) }, itself);
}
