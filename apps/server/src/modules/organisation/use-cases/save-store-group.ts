import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import type { Effect } from "../effect.ts";
import { companyMissing, storeGroupBelowItself, storeGroupUnknown, treeTooDeep } from "../errors.ts";
import type { StoreGroupFacts } from "../schemas.ts";
import { upsertStoreGroup } from "../store.ts";
import { companyKey, nodeKey, pathUp, type Tree } from "../tree.ts";

const MOST_LEVELS = 5;

/** Creates the group or renames it; `parentId` left out keeps its place, null is right below the company. */
export async function saveStoreGroup(
  context: TreeContext,
  { groupId, name, parentId }: StoreGroupFacts & { groupId: string },
  actor: Actor,
): Promise<Effect> {
  return changeTree(context, { actor }, async (transaction, tree) => {
    if (!tree.has(companyKey)) throw companyMissing("Set the company up first.");
    const known = tree.get(nodeKey("group", groupId));
    const stays = known?.parent?.startsWith("group/") ? known.parent.slice("group/".length) : null;
    const parent = parentId === undefined ? stays : parentId;
    requirePlace(tree, { groupId, parentId: parent });
    await upsertStoreGroup(transaction, { groupId, name, parentId: parent });
    return {
      action: known ? "storeGroup.changed" : "storeGroup.created",
      objectType: "storeGroup",
      objectId: groupId,
      detail: { before: known && { name: known.name, parentId: stays }, after: { name, parentId: parent } },
    };
  });
}

/** The place exists, is not below the group itself, and leaves the tree as deep as a person can follow. */
export function requirePlace(tree: Tree, { groupId, parentId }: { groupId: string; parentId: string | null }): void {
  if (parentId === null) return;
  const above = pathUp(tree, nodeKey("group", parentId));
  if (above.length === 0) throw storeGroupUnknown(`There is no group of stores ${parentId}.`, "/parentId");
  const key = nodeKey("group", groupId);
  if (above.some((node) => node.key === key))
    throw storeGroupBelowItself(`${parentId} is below ${groupId}.`, "/parentId");
  const levels = above.length - 1 + heightOf(tree, key);
  if (levels > MOST_LEVELS) throw treeTooDeep(`It would be ${levels} groups deep.`, "/parentId");
}

function heightOf(tree: Tree, key: string): number {
  const below = [...tree.values()].filter(({ kind, parent }) => kind === "group" && parent === key);
  return 1 + Math.max(0, ...below.map((group) => heightOf(tree, group.key)));
}
