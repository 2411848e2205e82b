import { type MappedService, type MendingFixSchema, mappedServices } from "@counterfoil/contracts";
import { type Actor, inTransaction } from "@counterfoil/platform";
import type { Static } from "typebox";
import type { MendingContext } from "../context.ts";
import { groupUnknown, notCurableHere } from "../errors.ts";
import { readGroups } from "../group-store.ts";
import { insertNotes } from "../task-store.ts";
import { retryCases } from "./retry-cases.ts";

export type Fix = Static<typeof MendingFixSchema>;

/** The cure in place: a code goes into the mapping, and all that lacked it is mapped and sent again. */
export async function fixGroup(
  context: MendingContext,
  fix: Fix,
  actor: Actor,
): Promise<{ version: number; retried: number }> {
  const { group: key, from, to } = fix;
  const [group] = (await readGroups(context, { key })).items;
  if (!group) throw groupUnknown(`Nothing is open of ${key}.`);
  const cure = await readCure(context, group);
  if (!cure) throw notCurableHere(`No lookup of ours leads to ${group.causeSubject}.`);
  const service = group.service as MappedService;
  const { version } = await context.mapping.addLookup({ service, lookup: cure.lookup, from, to }, actor);
  await inTransaction(context.db, (transaction) =>
    insertNotes(transaction, [`group:${key}`], { by: actor.name, kind: "lookup", text: `${from.join(", ")} = ${to}` }),
  );
  return { version, retried: await retryCases(context, { groups: [key] }, actor, "lookup") };
}

/** Which lookup cures it, and from which codes of ours; nothing where the mapping is not to blame. */
export async function readCure(
  { mapping }: Pick<MendingContext, "mapping">,
  {
    direction,
    service,
    causeCode,
    causeSubject,
  }: { direction: string; service: string; causeCode: string; causeSubject: string },
) {
  const mapped = mappedServices.find((each) => each === service);
  if (direction !== "outbound" || mapped === undefined) return undefined;
  return mapping.cureOf({ service: mapped, causeCode, subject: causeSubject });
}
