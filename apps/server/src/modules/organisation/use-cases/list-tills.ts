import type { Db } from "../../../database.ts";
import type { ListedTill } from "../schemas.ts";
import { areasBehind } from "../settings/index.ts";
import { readTills } from "../till-store.ts";
import { nodeKey, readTree } from "../tree.ts";

/** All tills as the back office shows them: with the settings of now that each does not work by yet. */
export async function listTills(db: Db): Promise<ListedTill[]> {
  const [tills, tree] = await Promise.all([readTills(db), readTree(db)]);
  return tills.map(({ state, ...till }) => {
    if (!state) return till;
    const { settingsVersion, ...rest } = state;
    if (!settingsVersion) return { ...till, state: rest };
    const settingsBehind = areasBehind(tree, nodeKey("till", till.tillId), settingsVersion);
    return { ...till, state: { ...rest, settingsBehind } };
  });
}
