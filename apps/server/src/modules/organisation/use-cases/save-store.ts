import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import { requireCompanyCurrency, requireOwnValues } from "../check-values.ts";
import { companyMissing, storeExists, storeGroupUnknown } from "../errors.ts";
import type { StoreFacts } from "../schemas.ts";
import { readStores, replaceOwnValues, upsertStore } from "../store.ts";
import { companyKey, nodeKey } from "../tree.ts";

/** Creates the store or changes it. Values that are left out stay as they are, and a new store inherits them. Its tills fetch their configuration anew. */
export async function saveStore(
  context: TreeContext,
  { storeId, ...facts }: StoreFacts & { storeId: string },
  actor: Actor,
  { isNew = false } = {},
): Promise<"created" | "changed"> {
  const { name, addressLines, groupId, currency, ...given } = facts;
  let outcome: "created" | "changed" = "changed";
  requireOwnValues("store", given);
  await changeTree(context, { actor }, async (transaction, tree) => {
    const company = tree.get(companyKey);
    if (!company) throw companyMissing("Set the company up first.");
    requireCompanyCurrency(company.own.currency ?? "", currency);
    if (typeof groupId === "string" && !tree.has(nodeKey("group", groupId)))
      throw storeGroupUnknown(`There is no group of stores ${groupId}.`, "/groupId");
    const known = (await readStores(transaction)).find((store) => store.storeId === storeId);
    if (known && isNew) throw storeExists(`${storeId} is ${known.name}.`, "/storeId");
    const was = tree.get(nodeKey("store", storeId))?.own;
    const own = { ...was, ...given };
    outcome = await upsertStore(transaction, {
      storeId,
      name,
      addressLines,
      ...(groupId === undefined ? {} : { groupId }),
    });
    await replaceOwnValues(transaction, { kind: "store", id: storeId }, own);
    return {
      action: `store.${outcome}`,
      objectType: "store",
      objectId: storeId,
      detail: {
        before: known && { name: known.name, addressLines: known.addressLines, groupId: known.groupId, ...was },
        after: { name, addressLines, groupId: groupId === undefined ? known?.groupId : groupId, ...own },
      },
      stores: [storeId],
    };
  });
  return outcome;
}
