import type { MappedService, MappingDocument } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import { checkDocument } from "../check-document.ts";
import type { MappingContext } from "../context.ts";
import { mappingInvalid } from "../errors.ts";
import { insertVersion } from "../store.ts";

export type Save = { document: MappingDocument; why: string };

/** A new version that nothing is mapped by yet; refused with the reason at each field. */
export async function saveVersion(
  { db }: MappingContext,
  service: MappedService,
  { document, why }: Save,
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
