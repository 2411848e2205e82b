import type { MappedService, MappingDocument } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import { checkDocument } from "../check-document.ts";
import type { MappingContext } from "../context.ts";
import { mappingChanged, mappingInvalid } from "../errors.ts";
import { insertVersion, readLatestVersion } from "../store.ts";

/** `seen`: the latest version when its writer looked last. */
export type Save = { document: MappingDocument; why: string; seen?: number | undefined };

/** A new version that nothing is mapped by yet; refused with the reason at each field, and where somebody else was faster. */
export async function saveVersion(
  { db }: MappingContext,
  service: MappedService,
  { document, why, seen }: Save,
  actor: Actor,
): Promise<number> {
  const problems = checkDocument(service, document);
  if (problems.length > 0)
    throw mappingInvalid(
      `${problems[0]?.field}: ${problems[0]?.detail}`,
      `/body/document/fields/${problems[0]?.field}`,
      problems,
    );
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, `hub.field_mapping ${service}`);
    const latest = await readLatestVersion(transaction, service);
    if (latest && seen !== undefined && latest.version > seen)
      throw mappingChanged(`${latest.by} has saved version ${latest.version} meanwhile: ${latest.why}`);
    const version = await insertVersion(transaction, service, { document, by: actor.name, why });
    const detail = { version, why };
    await recordChange(transaction, {
      actor,
      action: "fieldMapping.saved",
      objectType: "fieldMapping",
      objectId: service,
      detail,
    });
    return version;
  });
}
