import { inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

class DryRun extends Error {}

/** Does all of it and, as a dry run, takes it back: what it says is what would have been. */
export async function tryOrTake<Result>(
  db: Db,
  dryRun: boolean,
  take: (transaction: DbTransaction) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  try {
    await inTransaction(db, async (transaction) => {
      result = await take(transaction);
      if (dryRun) throw new DryRun();
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  return result as Result;
}
