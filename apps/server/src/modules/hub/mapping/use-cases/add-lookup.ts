import type { LookupName, MappedService, MappingDocument } from "@counterfoil/contracts";
import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import { requireActive } from "../active-mapping.ts";
import { checkDocument } from "../check-document.ts";
import type { MappingContext } from "../context.ts";
import { defaultMapping } from "../default-mapping.ts";
import { mappingInvalid } from "../errors.ts";
import { insertActivation, insertVersion, readMappingDocument } from "../store.ts";

export type AddLookup = { service: MappedService; lookup: LookupName; from: string | readonly string[]; to: string };

/**
 * One code more, in use at once: the form in the middle of a failure. It can only change what it names, so it is activated
 * without a test; the version before is one step back.
 */
export async function addLookup(
  { db, announceCodes }: MappingContext,
  { service, lookup, from, to }: AddLookup,
  actor: Actor,
  why = `${[from].flat().join(", ")} is ${to}`,
): Promise<{ version: number }> {
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, `hub.field_mapping ${service}`);
    const active = await requireActive(transaction, service);
    const before = (await readMappingDocument(transaction, service, active)) ?? defaultMapping[service];
    const document = withEntries(before, lookup, [from].flat(), to);
    const problems = checkDocument(service, document).filter(({ field }) => field.startsWith("lookups."));
    if (problems.length > 0) throw mappingInvalid(problems[0]?.detail, "/body/to", problems);
    const version = await insertVersion(transaction, service, { document, by: actor.name, why });
    await insertActivation(transaction, service, { version, by: actor.name, why, despiteFailures: false });
    if (service === "salesTransactions" && lookup === "payment") await announceCodes(transaction);
    const detail = { version, lookup, from, to };
    await recordChange(transaction, {
      actor,
      action: "fieldMapping.lookupAdded",
      objectType: "fieldMapping",
      objectId: service,
      detail,
    });
    return { version };
  });
}

function withEntries(
  document: MappingDocument,
  lookup: LookupName,
  from: readonly string[],
  to: string,
): MappingDocument {
  const table = document.lookups[lookup];
  const entries = { ...table.entries, ...Object.fromEntries(from.map((code) => [code, to])) };
  return { ...document, lookups: { ...document.lookups, [lookup]: { ...table, entries } } };
}
