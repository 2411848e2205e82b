import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import { storeGroupFilled, storeGroupUnknown, storeGroupUsed } from "../errors.ts";
import { deleteStoreGroup } from "../store.ts";
import { nodeKey } from "../tree.ts";

/** Only an empty one that no offer names: what is in it would silently inherit other values. */
export async function removeStoreGroup(context: TreeContext, groupId: string, actor: Actor): Promise<void> {
  await changeTree(context, { actor }, async (transaction, tree) => {
    const group = tree.get(nodeKey("group", groupId));
    if (!group) throw storeGroupUnknown(`There is no group of stores ${groupId}.`);
    const inside = [...tree.values()].filter(({ parent }) => parent === group.key);
    if (inside.length > 0)
      throw storeGroupFilled(
        `In it: ${inside
          .slice(0, 5)
          .map(({ id }) => id)
          .join(", ")}.`,
      );
    const uses = await context.storeGroupUses(transaction, groupId);
    if (uses.length > 0) throw storeGroupUsed(`Offers use it: ${uses.join(", ")}.`);
    await deleteStoreGroup(transaction, groupId);
    return { action: "storeGroup.removed", objectType: "storeGroup", objectId: groupId, detail: { name: group.name } };
  });
}
