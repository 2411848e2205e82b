import type { DbTransaction } from "../../../database.ts";
import type { MasterData, ReplicatedType } from "../../masterdata/index.ts";
import { readCriteria } from "../filters.ts";
import type { Model } from "../models.ts";
import { readPointer, takePointer } from "../pointers.ts";
import { insertRunObjects, readMissingPartners, type Scope } from "../run-objects.ts";
import { insertRun, removeRun, setSelected, writeLog } from "../run-store.ts";
import { addRunJob } from "../work-run.ts";

export type Beginning = {
  model: Model;
  objectType: ReplicatedType;
  mode: "initial" | "changes" | "chosen";
  keys?: readonly string[];
  /** Nothing is sent, and nothing counts as sent. */
  test?: boolean;
  packageSize?: number;
  retryOf?: number;
  startedBy: string;
};
export type Begun = { runId: number; selected: number };

/** Decides what a run covers and adds its job, all in the caller's transaction. Without objects there is no run, if so wished. */
export async function beginRun(
  transaction: DbTransaction,
  masterData: MasterData,
  beginning: Beginning,
  evenIfNothing: boolean,
): Promise<Begun | undefined> {
  const { model, objectType, mode, test = false } = beginning;
  const upTo = await masterData.highestChange(transaction, objectType);
  const scope = await scopeOf(transaction, beginning, upTo);
  const runId = await insertRun(transaction, {
    modelId: model.modelId,
    receiverId: model.receiverId,
    objectType,
    mode: test ? "test" : mode,
    testOf: test ? mode : null,
    retryOf: beginning.retryOf ?? null,
    afterChangeNumber: scope.mode === "changes" ? scope.after : 0,
    upToChangeNumber: upTo,
    packageSize: beginning.packageSize ?? model.packageSize,
    startedBy: beginning.startedBy,
  });
  const criteria = await readCriteria(transaction, model.modelId, objectType);
  const { receiverId } = model;
  const selected = await insertRunObjects(transaction, masterData, runId, {
    receiverId,
    type: objectType,
    criteria,
    scope,
  });
  if (selected === 0 && !evenIfNothing) {
    await removeRun(transaction, runId);
    return undefined;
  }
  await setSelected(transaction, runId, selected);
  await writeLog(transaction, runId, "info", "started", { selected });
  if (objectType === "relationship") {
    const missing = await readMissingPartners(transaction, masterData, { receiverId, criteria, keys: beginning.keys });
    if (missing.objects > 0) await writeLog(transaction, runId, "warning", "partner-not-there", missing);
  }
  const outside = (beginning.keys?.length ?? selected) - selected;
  if (outside > 0) await writeLog(transaction, runId, "warning", "outside-filter", { objects: outside });
  await addRunJob(transaction, runId);
  return { runId, selected };
}

async function scopeOf(
  transaction: DbTransaction,
  { model, objectType, mode, keys = [], test = false }: Beginning,
  upTo: number,
): Promise<Scope> {
  if (mode === "chosen") return { mode, keys };
  const { modelId } = model;
  const { changeNumber, ...pointer } = test
    ? await readPointer(transaction, modelId, objectType)
    : await takePointer(transaction, modelId, objectType, { upTo, loaded: mode === "initial" });
  return mode === "initial" ? { mode } : { mode, after: changeNumber, upTo, ...pointer };
}
