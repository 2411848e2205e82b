import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import { requireOwnValues } from "../check-values.ts";
import type { Effect } from "../effect.ts";
import { nodeUnknown } from "../errors.ts";
import { replaceOwnValues } from "../store.ts";
import { nodeKey } from "../tree.ts";
import type { NodeKind, OwnValues } from "../values.ts";

type Save = { kind: NodeKind; id: string; own: OwnValues; dryRun?: boolean };

/** Makes these the values that the node sets itself: one that is not among them is inherited again. */
export async function saveValues(
  context: TreeContext,
  { kind, id, own, dryRun = false }: Save,
  actor: Actor,
): Promise<Effect> {
  requireOwnValues(kind, own);
  return changeTree(context, { actor, dryRun }, async (transaction, tree) => {
    const node = tree.get(nodeKey(kind, id));
    if (!node) throw nodeUnknown(`There is no ${kind} ${id}.`);
    await replaceOwnValues(transaction, { kind, id }, own);
    return {
      action: "organisation.valuesChanged",
      objectType: kind === "group" ? "storeGroup" : kind,
      objectId: id,
      detail: { before: node.own, after: own },
    };
  });
}
