import { inTransaction, lockUntilCommit } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MasterData, ReplicatedType } from "../../masterdata/index.ts";
import { type Model, readModels } from "../models.ts";
import { findUnfinished, insertRun, writeLog } from "../run-store.ts";
import { addRunJob } from "../work-run.ts";
import { takePointer } from "./start-run.ts";

/** Starts a run for every active model that something changed for. A run that is under way looks again when it ends. */
export async function sendChanges(db: Db, masterData: MasterData, objectType: ReplicatedType): Promise<void> {
  for (const model of await readModels(db))
    if (model.active && model.objectTypes.includes(objectType)) await startForModel(db, masterData, model, objectType);
}

async function startForModel(db: Db, masterData: MasterData, model: Model, objectType: ReplicatedType): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, `replication.changes ${model.modelId} ${objectType}`);
    if ((await findUnfinished(transaction, model.modelId, objectType)) !== undefined) return;
    const upTo = await masterData.highestChange(transaction, objectType);
    const after = await takePointer(transaction, model, objectType, upTo);
    const selected = upTo > after ? await masterData.countChanged(transaction, objectType, after, upTo) : 0;
    if (selected === 0) return;
    const { modelId, receiverId, packageSize } = model;
    const runId = await insertRun(transaction, {
      ...{ modelId, receiverId, objectType, packageSize, selected, mode: "changes", state: "running", keys: null },
      afterChangeNumber: after,
      upToChangeNumber: upTo,
      startedBy: "system",
    });
    await writeLog(transaction, runId, "info", `Run (changes): ${selected} objects of type ${objectType}.`);
    await addRunJob(transaction, runId);
  });
}
