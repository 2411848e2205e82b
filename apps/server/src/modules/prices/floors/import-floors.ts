import { type Actor, inTransaction } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { insertTableImport, takeBackTable } from "../table-imports/index.ts";
import { readFloorsOf, stageFloors } from "./floor-store.ts";
import { beginFloors, writeFloors } from "./save-floors.ts";

type FloorRow = { articleId: string; minPrice: number | null };

/** Floors from a file, with what they were before; answers how many changed. */
export async function importFloors(db: Db, rows: readonly FloorRow[], actor: Actor): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const book = await beginFloors(transaction);
    // Of two rows of an article the last one holds.
    const sent = new Map(rows.map(({ articleId, minPrice }) => [articleId, minPrice]));
    const before = await readNow(transaction, [...sent.keys()]);
    const floors = [...sent].map(([articleId, minPrice]) => ({ articleId, minPrice }));
    const changed = await writeFloors(transaction, { floors, book }, actor);
    const changes = [...sent]
      .map(([key, after]) => ({ key, before: before.get(key) ?? null, after }))
      .filter((change) => change.before !== change.after);
    if (changes.length > 0) await insertTableImport(transaction, { kind: "floors", rows: rows.length, changes }, actor);
    return changed;
  });
}

/** Puts the floors back that an import has changed. */
export async function undoFloorImport(db: Db, importId: string, actor: Actor): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const book = await beginFloors(transaction);
    const readRows = (keys: readonly string[]) => readNow(transaction, keys);
    const changes = await takeBackTable<number>(transaction, { kind: "floors", importId, readNow: readRows }, actor);
    const floors = changes.map(({ key, before }) => ({ articleId: key, minPrice: before }));
    return stageFloors(transaction, floors, book);
  });
}

async function readNow(db: DbTransaction, articleIds: readonly string[]): Promise<Map<string, number>> {
  return new Map((await readFloorsOf(db, articleIds)).map(({ articleId, minPrice }) => [articleId, minPrice]));
}
