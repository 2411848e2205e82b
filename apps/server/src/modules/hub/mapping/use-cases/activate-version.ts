import type { MappedService } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { MappingContext } from "../context.ts";
import { mappingHasFailures, mappingNotTested, mappingUnknown } from "../errors.ts";
import { findVersion, insertActivation, readActiveVersion, wasActive } from "../store.ts";

export type Activate = { version: number; why: string; despiteFailures?: boolean | undefined };

/**
 * Maps by another version from the next document on. One that was mapped by before needs no test: going back must be possible
 * at once. One by which transactions fail that do not fail now needs somebody who says so.
 */
export async function activateVersion(
  { db, announceCodes }: MappingContext,
  service: MappedService,
  { version, why, despiteFailures = false }: Activate,
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, `hub.field_mapping ${service}`);
    const found = await findVersion(transaction, service, version);
    if (found === undefined) throw mappingUnknown(`${service} has no version ${version}.`);
    if ((await readActiveVersion(transaction, service)) === version) return;
    if (!(await wasActive(transaction, service, version))) {
      if (found.test === null) throw mappingNotTested("Run it over the last transactions first.");
      if (found.test.failedNewly > 0 && !despiteFailures)
        throw mappingHasFailures(
          `${found.test.failedNewly} of ${found.test.transactions} would fail.`,
          undefined,
          found.test.failures,
        );
    }
    await insertActivation(transaction, service, { version, by: actor.name, why, despiteFailures });
    if (service === "salesTransactions") await announceCodes(transaction);
    const detail = { version, why, ...(despiteFailures ? { despiteFailures } : {}) };
    await recordChange(transaction, {
      actor,
      action: "fieldMapping.activated",
      objectType: "fieldMapping",
      objectId: service,
      detail,
    });
  });
}
