import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import { stageGroups } from "../../books/index.ts";
import { groupUnknown, groupUsed } from "../errors.ts";
import { deleteGroup, lockGroup, readGroupUses } from "../group-store.ts";

/** A group that an offer names stays: the offer would silently mean nothing. */
export async function removeGroup(db: Db, groupId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const group = await lockGroup(transaction, groupId);
    if (group === undefined) throw groupUnknown(`There is no product group ${groupId}.`);
    const uses = await readGroupUses(transaction, groupId);
    if (uses.length > 0) {
      const named = uses.slice(0, 5).map(({ name, offerId }) => `${name} (${offerId})`);
      throw groupUsed(`${uses.length} offers use it: ${named.join(", ")}${uses.length > 5 ? " …" : ""}.`);
    }
    await deleteGroup(transaction, groupId);
    await stageGroups(transaction, "product", { upserts: [], removals: [groupId] });
    const change = { objectType: "productGroup", objectId: groupId, detail: { articles: group.articleIds.length } };
    await recordChange(transaction, { actor, action: "productGroup.removed", ...change });
  });
}
