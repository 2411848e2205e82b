import { inTransaction, type Log } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type Modules, postBatch } from "./post-batch.ts";
import { markBroken, takePending } from "./posting-store.ts";

const BATCH = 200;

/** Posts everything that waits, batch by batch. Killed between two, the rest is still waiting. */
export async function postReceipts(db: Db, modules: Modules, log: Log): Promise<number> {
  let total = 0;
  for (;;) {
    const posted = await postOrSplit(db, modules, log);
    total += posted;
    if (posted === 0) return total;
  }
}

async function postOrSplit(db: Db, modules: Modules, log: Log): Promise<number> {
  try {
    return await postSome(db, modules, BATCH);
  } catch (error) {
    log.warn({ err: error }, "a batch of receipts could not be posted; they are posted one by one");
    return postOneByOne(db, modules, log);
  }
}

function postSome(db: Db, modules: Modules, limit: number): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const receipts = await takePending(transaction, limit);
    if (receipts.length > 0) await postBatch(transaction, modules, receipts);
    return receipts.length;
  });
}

/** Finds the one that breaks a batch. Connection faults are not a receipt's: those end the job, which comes again. */
async function postOneByOne(db: Db, modules: Modules, log: Log): Promise<number> {
  for (let count = 0; count < BATCH; count += 1) {
    let current: number | undefined;
    try {
      const taken = await inTransaction(db, async (transaction) => {
        const [receipt] = await takePending(transaction, 1);
        current = receipt?.receiptId;
        if (receipt) await postBatch(transaction, modules, [receipt]);
        return receipt;
      });
      if (!taken) return count;
    } catch (error) {
      if (current === undefined || !isAboutData(error)) throw error;
      log.error({ err: error, receiptId: current }, "a receipt cannot be posted");
      await setOneAside(db, current, error);
    }
  }
  return BATCH;
}

async function setOneAside(db: Db, receiptId: number, error: unknown): Promise<void> {
  const reason = `The posting failed: ${error instanceof Error ? error.message : String(error)}`;
  await inTransaction(db, (transaction: DbTransaction) =>
    markBroken(transaction, receiptId, { code: "posting-failed", subject: faultOf(error), reason }),
  );
}

/** What all receipts with this fault share. */
const faultOf = (error: unknown) => String((error as { code?: unknown }).code ?? (error as Error).name);

/** PostgreSQL's classes 22 and 23: values and constraints. Plain errors are ours. */
function isAboutData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" ? /^2[23]/.test(code) : error instanceof TypeError || error instanceof RangeError;
}
