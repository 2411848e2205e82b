import type { Db } from "../../../database.ts";
import type { ListedTill } from "../schemas.ts";
import { settingsVersionAt } from "../settings/index.ts";
import { readTills } from "../till-store.ts";
import { nodeKey, readTree } from "../tree.ts";

/** All tills as the back office shows them: with whether each works by the settings of now. */
export async function listTills(db: Db): Promise<ListedTill[]> {
  const [tills, tree] = await Promise.all([readTills(db), readTree(db)]);
  return tills.map(({ state, ...till }) => {
    if (!state) return till;
    const { settingsVersion, ...rest } = state;
    const now = settingsVersionAt(tree, nodeKey("till", till.tillId));
    return { ...till, state: { ...rest, ...(settingsVersion && { settingsCurrent: settingsVersion === now }) } };
  });
}
