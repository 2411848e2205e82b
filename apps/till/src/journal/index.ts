import type { JournalEntry, JournalKind } from "@counterfoil/contracts";
import { uuidv7 } from "uuidv7";
import { readSetting, type TillDatabase, writeSetting } from "../ledger/index.ts";

/** What else an entry says beside its facts; a person, when it is another than the one who is signed in. */
export type Beside = Pick<JournalEntry, "approvedBy" | "transactionId" | "personId" | "personName">;
type Written = Beside & Pick<JournalEntry, "tillId" | "kind" | "facts">;

/** Writes an entry with the next number of the journal, in one local transaction. */
export async function writeEntry(database: TillDatabase, written: Written, now = new Date()): Promise<JournalEntry> {
  return database.transaction("rw", database.journal, database.settings, async () => {
    const sequence = ((await readSetting(database, "lastJournalSequence")) ?? 0) + 1;
    const entry: JournalEntry = { ...written, id: uuidv7(), sequence, occurredAt: now.toISOString() };
    await database.journal.add(entry);
    await writeSetting(database, "lastJournalSequence", sequence);
    return entry;
  });
}

/** Oldest first. What the server has is not kept. */
export function nextEntries(database: TillDatabase, limit: number): Promise<JournalEntry[]> {
  return database.journal.orderBy("sequence").limit(limit).toArray();
}

/** Only the very ids that the server named are dropped. */
export function dropTaken(database: TillDatabase, taken: readonly string[]): Promise<void> {
  return database.journal.bulkDelete([...taken]);
}

export type Note = (kind: JournalKind, facts?: JournalEntry["facts"], beside?: Beside) => void;
