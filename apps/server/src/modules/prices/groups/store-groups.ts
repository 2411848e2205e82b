import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { stageGroups } from "../books/index.ts";
import { storeUnknown } from "../errors.ts";
import { groupUsed, storeGroupUnknown } from "./errors.ts";

export type StoreGroup = { groupId: string; storeIds: string[] };

/** Groups of stores as the next book has them. */
export async function listStoreGroups(db: Db): Promise<StoreGroup[]> {
  const { rows } = await sql<StoreGroup>`
    select group_id as "groupId", store_ids as "storeIds" from prices.store_group_members
    where to_book is null order by group_id limit 10000`.execute(db);
  return rows;
}

export async function saveStoreGroup(
  db: Db,
  { groupId, storeIds, known }: StoreGroup & { known: ReadonlySet<string> },
  actor: Actor,
): Promise<void> {
  const index = storeIds.findIndex((storeId) => !known.has(storeId));
  if (index >= 0) throw storeUnknown(`There is no store ${storeIds[index]}.`, `/body/storeIds/${index}`);
  await inTransaction(db, async (transaction) => {
    await stageGroups(transaction, "store", { upserts: [{ groupId, members: storeIds }], removals: [] });
    const change = { objectType: "storeGroup", objectId: groupId, detail: { storeIds } };
    await recordChange(transaction, { actor, action: "storeGroup.saved", ...change });
  });
}

/** One that an offer names stays. */
export async function removeStoreGroup(db: Db, groupId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const groups = await listStoreGroups(transaction);
    if (!groups.some((group) => group.groupId === groupId))
      throw storeGroupUnknown(`There is no group of stores ${groupId}.`);
    const uses = await readUses(transaction, groupId);
    if (uses.length > 0) throw groupUsed(`Offers use it: ${uses.join(", ")}.`);
    await stageGroups(transaction, "store", { upserts: [], removals: [groupId] });
    const change = { objectType: "storeGroup", objectId: groupId };
    await recordChange(transaction, { actor, action: "storeGroup.removed", ...change });
  });
}

async function readUses(db: Db, groupId: string): Promise<string[]> {
  const names = (content: string) => sql`coalesce(${sql.ref(content)} -> 'storeGroups', '[]')::jsonb ? ${groupId}`;
  const { rows } = await sql<{ name: string }>`
    select name from prices.offer where ${names("active")} or ${names("draft")}
    union select name from prices.promotion where to_book is null and ${groupId} = any(store_groups)
    order by 1 limit 10`.execute(db);
  return rows.map(({ name }) => name);
}
