import { addJob } from "@counterfoil/platform";
import type { DbTransaction } from "../../database.ts";
import type { ElementResult } from "../../elements.ts";
import { type FieldDifference, fieldDifferences } from "./field-differences.ts";
import {
  type ChangeDocument,
  insertChangeDocuments,
  type ObjectSpec,
  readObjects,
  touchObjects,
  upsertObjects,
} from "./object-store.ts";

export type ObjectToWrite = { key: string; content: unknown; expectedChangeNumber?: number | undefined };

/** The task that others hear of changes by; one waits for each type, however many changes there are. */
export const CHANGED_TASK = "masterdata.changed";

/** Writes what differs, with its change document and the announcement. Under the lock of the type; keys are unique. */
export async function writeObjects(
  transaction: DbTransaction,
  spec: ObjectSpec,
  objects: ObjectToWrite[],
  by: string,
): Promise<Map<string, ElementResult>> {
  const stored = new Map(
    (
      await readObjects(
        transaction,
        spec,
        objects.map(({ key }) => key),
      )
    ).map((each) => [each.key, each]),
  );
  const results = new Map<string, ElementResult>();
  const changes = new Map<string, FieldDifference[]>();
  const toWrite: ObjectToWrite[] = [];
  for (const object of objects) {
    const before = stored.get(object.key);
    const differences = before ? fieldDifferences(before.content, object.content) : [];
    const result = decide(object, before?.changeNumber, differences);
    results.set(object.key, result);
    if (result.outcome === "created" || result.outcome === "changed") {
      toWrite.push(object);
      changes.set(object.key, differences);
    }
  }
  if (toWrite.length === 0) return results;
  const numbers = await upsertObjects(
    transaction,
    spec,
    toWrite.map(({ key, content }) => ({ key, content })),
    by,
  );
  for (const [key, changeNumber] of numbers) Object.assign(results.get(key) ?? {}, { changeNumber });
  const documents = [...numbers].map(
    ([key, changeNumber]): ChangeDocument => ({
      changeNumber,
      key,
      kind: stored.has(key) ? "changed" : "created",
      changes: changes.get(key) ?? [],
    }),
  );
  await insertChangeDocuments(transaction, spec, documents, by);
  await announceChange(transaction, spec);
  return results;
}

/** Objects whose change is in what belongs to them; `changes` names it per object. */
export async function recordPartChanges(
  transaction: DbTransaction,
  spec: ObjectSpec,
  changes: Map<string, FieldDifference[]>,
  by: string,
): Promise<Map<string, number>> {
  if (changes.size === 0) return new Map();
  const numbers = await touchObjects(transaction, spec, [...changes.keys()], by);
  const documents = [...numbers].map(
    ([key, changeNumber]): ChangeDocument => ({
      changeNumber,
      key,
      kind: "changed",
      changes: changes.get(key) ?? [],
    }),
  );
  await insertChangeDocuments(transaction, spec, documents, by);
  await announceChange(transaction, spec);
  return numbers;
}

function decide(
  object: ObjectToWrite,
  changeNumber: number | undefined,
  differences: FieldDifference[],
): ElementResult {
  const { key, expectedChangeNumber } = object;
  if (expectedChangeNumber !== undefined && expectedChangeNumber !== changeNumber)
    return {
      key,
      outcome: "rejected",
      problem: {
        code: "changed-meanwhile",
        detail: `${key} was changed meanwhile; load it again.`,
        where: "/changeNumber",
      },
    };
  if (changeNumber === undefined) return { key, outcome: "created" };
  return { key, outcome: differences.length > 0 ? "changed" : "unchanged", changeNumber };
}

/** A second from the first change on: what is changed together is sent together, and nothing waits longer. */
async function announceChange(transaction: DbTransaction, { objectType }: ObjectSpec): Promise<void> {
  await addJob(
    transaction,
    CHANGED_TASK,
    { objectType },
    {
      key: `${CHANGED_TASK}.${objectType}`,
      afterMs: 1000,
      keepRunAt: true,
    },
  );
}
