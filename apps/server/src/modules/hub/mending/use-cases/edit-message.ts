import { type CorrectableMessage, type EditMessage, type Transaction, TransactionSchema } from "@counterfoil/contracts";
import { type Actor, inTransaction, notFound, recordChange } from "@counterfoil/platform";
import { Value } from "typebox/value";
import type { MendingContext } from "../context.ts";
import { correctableFields, withChanges } from "../correctable-fields.ts";
import { type EditableRow, findCaseOf, findEditable, insertEdit, readEdited, readEdits } from "../edit-store.ts";
import { editedMeanwhile, fieldNotCorrectable, messageNotEditable } from "../errors.ts";
import { markRetried } from "../list-store.ts";
import { insertNotes } from "../task-store.ts";

type Place = { storeId: string; id: string };
const editable = new Set(["failed", "dead", "setAside"]);

/** The form: what may be corrected, with the till's original beside it. */
export async function readCorrectable(context: MendingContext, place: Place): Promise<CorrectableMessage> {
  const { row, original, current } = await readPlace(context, place);
  const before = new Map(correctableFields(original).map(({ path, value }) => [path, value]));
  return {
    number: row.businessKey,
    kind: original.kind,
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    fields: correctableFields(current).map(({ optional: _optional, ...field }) => ({
      ...field,
      original: before.get(field.path) ?? "",
    })),
    edits: await readEdits(context.db, place.storeId, place.id),
  };
}

/** Corrects fields of one message for the ERP, keeps the original, and sends it mapped anew. */
export async function editMessage(
  context: MendingContext,
  place: Place,
  edit: EditMessage,
  actor: Actor,
): Promise<number> {
  const { row, current } = await readPlace(context, place);
  if (!editable.has(row.state)) throw messageNotEditable(`${row.businessKey} is ${row.state}.`);
  const { changes, body } = correct(current, edit);
  const version = edit.version + 1;
  await inTransaction(context.db, async (transaction) => {
    const known = (await readEdits(transaction, place.storeId, place.id)).length;
    const { why } = edit;
    if (
      known !== edit.version ||
      !(await insertEdit(transaction, place, { version, by: actor.name, why, changes, body }))
    )
      throw editedMeanwhile(`${row.businessKey} has version ${known} by now.`);
    const caseId = await findCaseOf(transaction, place.storeId, [row.collectedIn ?? place.id]);
    if (caseId !== undefined) {
      await markRetried(transaction, [caseId], { how: "edit", by: actor.name });
      await insertNotes(transaction, [`case:${caseId}`], { by: actor.name, kind: "edited", text: why });
    }
    await recordChange(transaction, {
      actor,
      action: "outboundMessage.edited",
      objectType: "outboundMessage",
      objectId: row.businessKey,
      detail: { version, why, changes },
    });
    await context.outbound.resendAnew(transaction, { storeId: place.storeId, id: row.collectedIn ?? place.id });
  });
  return version;
}

async function readPlace(context: MendingContext, { storeId, id }: Place) {
  const row: EditableRow | undefined = await findEditable(context.db, storeId, id);
  const original = row && (await context.readOriginal(storeId, id));
  if (!row || !original) throw notFound(`There is no message ${id} of store ${storeId} that can be corrected.`);
  const current: Transaction = (await readEdited(context.db, storeId, [id])).get(id) ?? original;
  return { row, original, current };
}

function correct(current: Transaction, edit: EditMessage) {
  const fields = new Map(correctableFields(current).map((field) => [field.path, field]));
  const changes = edit.changes.flatMap(({ path, value }, index) => {
    const field = fields.get(path);
    const where = `/body/changes/${index}`;
    if (!field) throw fieldNotCorrectable(`${path} cannot be corrected.`, where);
    if (value.trim() === "" && !field.optional) throw fieldNotCorrectable(`${path} cannot be empty.`, where);
    return field.value === value.trim() ? [] : [{ path, before: field.value, after: value.trim() }];
  });
  if (changes.length === 0) throw fieldNotCorrectable("Nothing is changed.", "/body/changes");
  const body = withChanges(
    current,
    changes.map(({ path, after }) => ({ path, value: after })),
  );
  const [error] = Value.Errors(TransactionSchema, body);
  if (error || !Value.Check(TransactionSchema, body))
    throw fieldNotCorrectable(
      `${error?.instancePath ?? ""} ${error?.message ?? "is not possible"}.`.trim(),
      "/body/changes",
    );
  return { changes, body };
}
