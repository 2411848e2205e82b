import { type Clock, inTransaction, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

/**
 * A listing begins and ends by the calendar, without a message. At each store's midnight the articles concerned are marked as
 * changed, so that tills hear of them. Answers the stores for which something changed.
 */
export async function turnListingDays(
  db: Db,
  clock: Clock,
  stores: readonly { storeId: string; timeZone: string }[],
): Promise<string[]> {
  const changed: string[] = [];
  for (const { storeId, timeZone } of stores) {
    const day = dayIn(clock.now(), timeZone);
    if (await inTransaction(db, (transaction) => turnDay(transaction, storeId, day))) changed.push(storeId);
  }
  return changed;
}

/** The calendar date of a zone at an instant: "2026-11-21". */
export function dayIn(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

async function turnDay(transaction: DbTransaction, storeId: string, day: string): Promise<boolean> {
  // The same order of locks as taking a batch in, and no two processes turn one day.
  await sql`select pg_advisory_xact_lock(hashtextextended('hub.apply.article', 0))`.execute(transaction);
  const { rows } = await sql<{ day: string }>`
    select day from catalog.listing_day where store_id = ${storeId}`.execute(transaction);
  const last = rows[0]?.day;
  if (last !== undefined && last >= day) return false;
  await sql`insert into catalog.listing_day (store_id, day) values (${storeId}, ${day})
    on conflict (store_id) do update set day = excluded.day`.execute(transaction);
  if (last === undefined) return false;
  const { numAffectedRows } = await sql`update catalog.article set changed_xid = pg_current_xact_id()
    where article_id in (select article_id from catalog.listing where store_id = ${storeId}
      and (valid_from > ${last} and valid_from <= ${day} or valid_to >= ${last} and valid_to < ${day}))`.execute(
    transaction,
  );
  return (numAffectedRows ?? 0n) > 0n;
}
