import { inTransaction } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { runFinished, runUnknown } from "../errors.ts";
import { giveBack } from "../pointers.ts";
import { findRun, markCancelled, writeLog } from "../run-store.ts";

/** Ends a run where it stands. What a run of changes has not sent stays a change: the next such run takes it up. */
export async function cancelRun(db: Db, runId: number, by: string): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const run = await findRun(transaction, runId);
    if (!run) throw runUnknown(`There is no run ${runId}.`);
    if (!(await markCancelled(transaction, runId))) throw runFinished(`Run ${runId} has ended already.`);
    await giveBack(transaction, run);
    await writeLog(transaction, runId, "warning", "cancelled", { by });
  });
}
