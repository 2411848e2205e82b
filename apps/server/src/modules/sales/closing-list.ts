import type { ClosingQuery, ClosingSummary, Page } from "@counterfoil/contracts";
import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/** "2026-11-22T10:00:00.000Z/<id>": the last closing of a page. */
const POSITION = /^([\dT:.Z-]{20,30})\/([0-9a-f-]{36})$/;

/** Newest first. A `next` that is none begins anew. */
export async function readClosings(
  db: Db,
  { next = "", limit = 50, ...query }: ClosingQuery,
): Promise<Page<ClosingSummary>> {
  const [, at = "infinity", id = "ffffffff-ffff-ffff-ffff-ffffffffffff"] = POSITION.exec(next) ?? [];
  const { rows } = await sql<{ id: string; closing: ClosingSummary }>`
    select closing.id, json_strip_nulls(json_build_object('number', number, 'storeId', closing.store_id,
      'tillId', closing.till_id, 'zNumber', z_number, 'businessDate', to_char(closing.business_date, 'YYYY-MM-DD'),
      'occurredAt', to_char(closing.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'countedBy', counted_by, 'automatic', automatic, 'currency', currency, 'receipts', receipt_count,
      'total', closing.total_minor, 'difference', difference_minor, 'posting', posting.state)) as closing
    from sales.closing
      join sales.transaction on transaction.store_id = closing.store_id and transaction.id = closing.id
      join sales.posting on posting.store_id = closing.store_id and posting.transaction_id = closing.id
    where (closing.occurred_at, closing.id) < (${at}::timestamptz, ${id}::uuid)
      and (${query.storeId ?? null}::text is null or closing.store_id = ${query.storeId ?? null})
      and (${query.tillId ?? null}::text is null or closing.till_id = ${query.tillId ?? null})
      and closing.business_date >= ${query.from ?? "-infinity"}::date
      and closing.business_date <= ${query.to ?? "infinity"}::date
      and (${query.different !== true} or difference_minor <> 0 or automatic)
    order by closing.occurred_at desc, closing.id desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ closing }) => closing),
    ...(rows.length > limit && last && { next: `${last.closing.occurredAt}/${last.id}` }),
  };
}
