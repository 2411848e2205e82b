import { inTransaction } from "../database.ts";
import { type Actor, recordChange } from "../people/audit.ts";
import { readSetting, writeSetting } from "../people/settings.ts";
import type { TechnicalUserContext } from "./context.ts";
import { requireNetworks } from "./manage.ts";

const setting = "serviceNetworks";

export function readServiceNetworks({ db }: TechnicalUserContext): Promise<string[]> {
  return readSetting(db, setting, []);
}

/** For all technical users; each may have a narrower list of its own. */
export async function saveServiceNetworks(
  { db }: TechnicalUserContext,
  networks: readonly string[],
  actor: Actor,
): Promise<void> {
  requireNetworks(networks, "/networks");
  await inTransaction(db, async (transaction) => {
    const before = await readSetting<string[]>(transaction, setting, []);
    await writeSetting(transaction, setting, networks);
    await recordChange(transaction, {
      actor,
      action: "serviceNetworks.changed",
      objectType: "serviceNetworks",
      objectId: "all",
      detail: { networks: { before, after: networks } },
    });
  });
}
