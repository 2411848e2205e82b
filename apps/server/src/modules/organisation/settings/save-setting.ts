import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import type { Effect } from "../effect.ts";
import { nodeUnknown } from "../errors.ts";
import { nodeKey } from "../tree.ts";
import { deleteSetting, readOwnSettings, type SettingPlace, upsertSetting } from "./store.ts";

/** Without a value the area is inherited again. */
type Save = SettingPlace & { value?: object; dryRun?: boolean };

/** Sets an area of the till settings at a place, or takes it back; tills below hear of it. */
export async function saveSetting(context: TreeContext, save: Save, actor: Actor): Promise<Effect> {
  const { kind, id, area, value, dryRun = false } = save;
  return changeTree(context, { actor, dryRun }, async (transaction, tree) => {
    const node = tree.get(nodeKey(kind, id));
    if (!node) throw nodeUnknown(`There is no ${kind} ${id}.`);
    const before = (await readOwnSettings(transaction, [node.key])).find((own) => own.area === area)?.value;
    if (value) await upsertSetting(transaction, save, value);
    else await deleteSetting(transaction, save);
    return {
      action: "organisation.tillSettingsChanged",
      objectType: kind === "group" ? "storeGroup" : kind,
      objectId: id,
      detail: { area, ...(before && { before }), ...(value && { after: value }) },
    };
  });
}
