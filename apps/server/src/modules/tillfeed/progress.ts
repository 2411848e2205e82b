import { type Clock, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import type { Cursor } from "./cursor.ts";

type TillOfStore = { tillId: string; storeId: string };

export async function noteProgress(
  { db, clock }: { db: Db; clock: Clock },
  { tillId, storeId }: TillOfStore,
  { since, book }: Cursor,
): Promise<void> {
  await sql`
    insert into tillfeed.progress (till_id, store_id, served_at, served_since, served_book)
    values (${tillId}, ${storeId}, ${clock.now()}, ${since ?? "0"}::xid8, ${book})
    on conflict (till_id) do update set store_id = excluded.store_id, served_at = excluded.served_at,
      served_since = excluded.served_since, served_book = excluded.served_book`.execute(db);
}

/** `servedSince`: what changed in a transaction before it was fetched. */
export type Progress = { tillId: string; servedAt: Date; servedSince: string; servedBook: number };
const TILLS_AT_MOST = 1000;

export async function readProgress(db: Db, storeId: string): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select till_id as "tillId", served_at as "servedAt", served_since::text as "servedSince", served_book as "servedBook"
    from tillfeed.progress where store_id = ${storeId} order by till_id limit ${TILLS_AT_MOST}`.execute(db);
  return rows;
}
