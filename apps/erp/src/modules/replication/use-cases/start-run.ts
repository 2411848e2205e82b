import { inTransaction, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { MasterData, ReplicatedType } from "../../masterdata/index.ts";
import { keysMissing, keysUnknown, modelWithoutType } from "../errors.ts";
import { findModel, type Model } from "../models.ts";
import { insertRun, writeLog } from "../run-store.ts";
import type { RunInput } from "../schemas.ts";
import { addRunJob } from "../work-run.ts";

/** Starts what somebody asked for. A test run only counts what the same run would send. */
export async function startRun(db: Db, masterData: MasterData, input: RunInput, by: string): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const model = await findModel(transaction, input.modelId);
    if (!model.objectTypes.includes(input.objectType))
      throw modelWithoutType(
        `Model ${model.modelId} does not send objects of type ${input.objectType}.`,
        "/body/objectType",
      );
    const keys =
      input.mode === "chosen" || input.mode === "test" ? await checkedKeys(transaction, masterData, input) : null;
    const upTo = await masterData.highestChange(transaction, input.objectType);
    const after = input.mode === "changes" ? await takePointer(transaction, model, input.objectType, upTo) : 0;
    if (input.mode === "initial") await takePointer(transaction, model, input.objectType, upTo);
    const selected = keys ? keys.length : await masterData.countChanged(transaction, input.objectType, after, upTo);
    const runId = await insertRun(transaction, {
      modelId: model.modelId,
      receiverId: model.receiverId,
      objectType: input.objectType,
      mode: input.mode,
      state: input.mode === "test" ? "done" : "running",
      afterChangeNumber: after,
      upToChangeNumber: upTo,
      keys,
      packageSize: input.packageSize ?? model.packageSize,
      selected,
      startedBy: by,
    });
    await writeLog(
      transaction,
      runId,
      "info",
      `${input.mode === "test" ? "Test run" : `Run (${input.mode})`}: ${selected} objects of type ${input.objectType}.`,
    );
    if (input.mode !== "test") await addRunJob(transaction, runId);
    return runId;
  });
}

async function checkedKeys(
  transaction: DbTransaction,
  masterData: MasterData,
  input: RunInput,
): Promise<string[] | null> {
  const { keys, objectType } = input;
  if (!keys && input.mode === "chosen") throw keysMissing("Name the objects.", "/body/keys");
  if (!keys) return null;
  const known = await masterData.findSendable(transaction, objectType, keys);
  const unknown = keys.filter((key) => !known.has(key));
  if (unknown.length > 0) throw keysUnknown(`Not known: ${unknown.slice(0, 10).join(", ")}.`, "/body/keys");
  return keys;
}

/** Moves the pointer on and gives where it stood. Two that start at once follow each other. */
export async function takePointer(
  transaction: DbTransaction,
  model: Model,
  objectType: ReplicatedType,
  upTo: number,
): Promise<number> {
  const { rows } = await sql<{ before: number }>`
    with before as (select change_number from replication.pointer
      where model_id = ${model.modelId} and object_type = ${objectType} for update)
    update replication.pointer set change_number = greatest(pointer.change_number, ${upTo}) from before
    where model_id = ${model.modelId} and object_type = ${objectType} returning before.change_number as before`.execute(
    transaction,
  );
  return rows[0]?.before ?? 0;
}
