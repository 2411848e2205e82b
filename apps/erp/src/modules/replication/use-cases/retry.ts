import { inTransaction } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { MasterData, ReplicatedType } from "../../masterdata/index.ts";
import { modelUnknown, nothingFailed, runUnknown } from "../errors.ts";
import { findModel, findModelFor } from "../models.ts";
import { readFailed } from "../run-object-queries.ts";
import { findRun } from "../run-store.ts";
import { addRunJob } from "../work-run.ts";
import { type Begun, beginRun } from "./begin-run.ts";

/** Sends what failed in a run once more, as it is now, in a run of its own. A run that waits is only hurried. */
export async function retryRun(
  db: Db,
  masterData: MasterData,
  runId: number,
  keys: readonly string[] | undefined,
  startedBy: string,
): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const run = await findRun(transaction, runId);
    if (!run) throw runUnknown(`There is no run ${runId}.`);
    if (run.state === "running" || run.state === "waiting") {
      await addRunJob(transaction, runId);
      return runId;
    }
    const failed = await readFailed(transaction, runId, keys);
    if (failed.length === 0) throw nothingFailed(`Nothing of run ${runId} is to be sent again.`);
    const model = await findModel(transaction, run.modelId);
    const beginning = {
      model,
      objectType: run.objectType,
      mode: "chosen",
      keys: failed,
      retryOf: runId,
      startedBy,
    } as const;
    return (await beginRun(transaction, masterData, beginning, true))?.runId ?? 0;
  });
}

export type SentObject = { receiverId: string; objectType: ReplicatedType; objectKey: string };

/** Sends objects again to the receivers that they are named with; one run for each receiver and type. */
export async function sendAgain(
  db: Db,
  masterData: MasterData,
  objects: readonly SentObject[],
  startedBy: string,
): Promise<number[]> {
  const groups = Object.values(Object.groupBy(objects, ({ receiverId, objectType }) => `${objectType} ${receiverId}`));
  return inTransaction(db, async (transaction) => {
    const runs: Begun[] = [];
    for (const group of groups) {
      const [first] = group ?? [];
      if (!group || !first) continue;
      const { receiverId, objectType } = first;
      const model = await findModelFor(transaction, receiverId, objectType);
      if (!model) throw modelUnknown(`No replication model sends objects of type ${objectType} to ${receiverId}.`);
      const keys = [...new Set(group.map(({ objectKey }) => objectKey))];
      const begun = await beginRun(
        transaction,
        masterData,
        { model, objectType, mode: "chosen", keys, startedBy },
        true,
      );
      if (begun) runs.push(begun);
    }
    return runs.map(({ runId }) => runId);
  });
}
