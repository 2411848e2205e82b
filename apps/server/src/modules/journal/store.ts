import type { JournalEntry, JournalPage, JournalQuery } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";

/** What is known already stays as it came first; answers how many are new. */
export async function insertEntries(
  transaction: DbTransaction,
  { tillId, storeId }: Till,
  entries: readonly JournalEntry[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into journal.entry (id, till_id, store_id, sequence, occurred_at, kind, person_id, body)
    select (entry ->> 'id')::uuid, ${tillId}, ${storeId}, (entry ->> 'sequence')::integer,
      (entry ->> 'occurredAt')::timestamptz, entry ->> 'kind', entry ->> 'personId', entry
    from json_array_elements(${JSON.stringify(entries)}::json) as entry
    on conflict (id) do nothing`.execute(transaction);
  return Number(numAffectedRows ?? 0);
}

/** "2026-11-22T10:00:00.000Z/<id>": the last entry of a page. */
const POSITION = /^([\dT:.Z-]{20,30})\/([0-9a-f-]{36})$/;

/** Newest first. A `next` that is none begins anew. */
export async function readEntries(db: Db, { next = "", limit = 50, ...query }: JournalQuery): Promise<JournalPage> {
  const [, at = "infinity", id = "ffffffff-ffff-ffff-ffff-ffffffffffff"] = POSITION.exec(next) ?? [];
  const words = query.query?.trim() ?? "";
  const part = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<{ body: JournalEntry; arrivedAt: Date }>`
    select body, arrived_at as "arrivedAt" from journal.entry
    where (occurred_at, id) < (${at}::timestamptz, ${id}::uuid)
      and (${query.storeId ?? null}::text is null or store_id = ${query.storeId ?? null})
      and (${query.tillId ?? null}::text is null or till_id = ${query.tillId ?? null})
      and (${query.kind ?? null}::text is null or kind = ${query.kind ?? null})
      and (${words} = '' or body ->> 'personName' ilike ${part} or body ->> 'facts' ilike ${part})
      and occurred_at >= ${query.from ?? "-infinity"}::timestamp at time zone 'UTC'
      and occurred_at < (${query.to ?? "infinity"}::timestamp + interval '1 day') at time zone 'UTC'
    order by occurred_at desc, id desc limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map(({ body, arrivedAt }) => ({ ...body, arrivedAt: arrivedAt.toISOString() }));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last && { next: `${last.occurredAt}/${last.id}` }) };
}
