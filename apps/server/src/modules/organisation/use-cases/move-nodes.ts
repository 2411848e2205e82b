import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import type { Effect } from "../effect.ts";
import { storeGroupUnknown, storeUnknown } from "../errors.ts";
import type { Move } from "../schemas.ts";
import { moveNodes as updatePlaces } from "../store.ts";
import { nodeKey } from "../tree.ts";
import { requirePlace } from "./save-store-group.ts";

/** All of them or none. What they inherit changes with the place, and so do the offers that hold there. */
export async function moveNodes(
  context: TreeContext,
  { stores, groups = [], to, dryRun = false }: Move & { dryRun?: boolean },
  actor: Actor,
): Promise<Effect> {
  return changeTree(context, { actor, dryRun }, async (transaction, tree) => {
    if (to !== null && !tree.has(nodeKey("group", to)))
      throw storeGroupUnknown(`There is no group of stores ${to}.`, "/to");
    for (const [index, storeId] of stores.entries())
      if (!tree.has(nodeKey("store", storeId))) throw storeUnknown(`There is no store ${storeId}.`, `/stores/${index}`);
    for (const [index, groupId] of groups.entries()) {
      if (!tree.has(nodeKey("group", groupId)))
        throw storeGroupUnknown(`There is no group of stores ${groupId}.`, `/groups/${index}`);
      requirePlace(tree, { groupId, parentId: to });
    }
    await updatePlaces(transaction, { stores, groups, to });
    return {
      action: "organisation.moved",
      objectType: "storeGroup",
      objectId: to ?? "company",
      detail: { stores, groups },
    };
  });
}
