import type { JournalEntry, JournalQuery, WorkingTimeQuery } from "@counterfoil/contracts";
import { inTransaction, problemOf } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "../access/index.ts";
import { insertEntries, readEntries } from "./store.ts";
import { readWorkingTime } from "./working-time.ts";

export { registerJournalRoutes } from "./routes.ts";

const ofAnotherTill = problemOf(400, "journal-of-another-till", "The journal is another till's");

/** What happened at tills beside their transactions: who signed in, what was cancelled, when a drawer was opened. */
export function createJournal({ db }: { db: Db }) {
  return {
    /** All or nothing; answers the ids that are kept now, those that were kept before included. */
    async take(till: Till, entries: readonly JournalEntry[]): Promise<{ taken: string[] }> {
      await inTransaction(db, (transaction) => insertOwn(transaction, till, entries));
      return { taken: entries.map(({ id }) => id) };
    },
    takeOne: async (transaction: DbTransaction, till: Till, entry: JournalEntry) => ({
      isNew: (await insertOwn(transaction, till, [entry])) === 1,
    }),
    read: (query: JournalQuery) => readEntries(db, query),
    readWorkingTime: (query: WorkingTimeQuery) => readWorkingTime(db, query),
  };
}

function insertOwn(transaction: DbTransaction, till: Till, entries: readonly JournalEntry[]): Promise<number> {
  const foreign = entries.findIndex(({ tillId }) => tillId !== till.tillId);
  if (foreign >= 0)
    throw ofAnotherTill(`Entry ${foreign + 1} is not of till ${till.tillId}.`, `/entries/${foreign}/tillId`);
  return insertEntries(transaction, till, entries);
}

export type Journal = ReturnType<typeof createJournal>;
