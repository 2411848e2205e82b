import { inTransaction, lockUntilCommit } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MasterData, ReplicatedType } from "../../masterdata/index.ts";
import { type Model, readModels } from "../models.ts";
import { readPointer } from "../pointers.ts";
import { findUnfinished } from "../run-store.ts";
import { beginRun } from "./begin-run.ts";

/** Starts a run for every active model that something changed for. A run that is under way looks again when it ends. */
export async function sendChanges(db: Db, masterData: MasterData, objectType: ReplicatedType): Promise<void> {
  for (const model of await readModels(db))
    if (model.active && model.objectTypes.includes(objectType)) await startForModel(db, masterData, model, objectType);
}

async function startForModel(db: Db, masterData: MasterData, model: Model, objectType: ReplicatedType): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { modelId } = model;
    await lockUntilCommit(transaction, `replication.changes ${modelId} ${objectType}`);
    if ((await findUnfinished(transaction, modelId, objectType)) !== undefined) return;
    const { changeNumber, compare } = await readPointer(transaction, modelId, objectType);
    if (!compare && (await masterData.highestChange(transaction, objectType)) <= changeNumber) return;
    await beginRun(transaction, masterData, { model, objectType, mode: "changes", startedBy: "system" }, false);
  });
}
