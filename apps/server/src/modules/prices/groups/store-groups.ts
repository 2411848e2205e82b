import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { stageGroups } from "../books/index.ts";

export type StoreGroup = { groupId: string; storeIds: string[] };

/** Groups of stores as the next book has them. */
export async function listStoreGroups(db: Db): Promise<StoreGroup[]> {
  const { rows } = await sql<StoreGroup>`
    select group_id as "groupId", store_ids as "storeIds" from prices.store_group_members
    where to_book is null order by group_id limit 10000`.execute(db);
  return rows;
}

export type StoreGroupChange = { upserts: { groupId: string; members: string[] }[]; removals: string[] };

/** A store that joins gets the group's offers with the next book, and one that leaves loses them. */
export async function changeStoreGroups(
  transaction: DbTransaction,
  change: StoreGroupChange,
  requestPublication: (transaction: DbTransaction) => Promise<void>,
): Promise<void> {
  await stageGroups(transaction, "store", change);
  await requestPublication(transaction);
}

/** Names of offers that hold in the group, and of promotions that others sent. */
export async function readStoreGroupUses(db: Db, groupId: string): Promise<string[]> {
  const names = (content: string) => sql`coalesce(${sql.ref(content)} -> 'storeGroups', '[]')::jsonb ? ${groupId}`;
  const { rows } = await sql<{ name: string }>`
    select name from prices.offer where ${names("active")} or ${names("draft")}
    union select name from prices.promotion where to_book is null and ${groupId} = any(store_groups)
    order by 1 limit 10`.execute(db);
  return rows.map(({ name }) => name);
}
