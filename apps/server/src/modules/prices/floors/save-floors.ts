import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { stageForNextBook } from "../books/index.ts";
import { articlesUnknown, readUnknownArticles } from "../groups/index.ts";
import { stageFloors } from "./floor-store.ts";

type Floors = readonly { articleId: string; minPrice: number | null }[];

/** Sets and takes away floors, all or none; answers how many changed. */
export async function saveFloors(db: Db, floors: Floors, actor: Actor): Promise<number> {
  return inTransaction(db, async (transaction) => {
    const book = await beginFloors(transaction);
    return writeFloors(transaction, { floors, book }, actor);
  });
}

/** Articles that arrive meanwhile write the same rows. Answers the book that is to have the floors. */
export async function beginFloors(transaction: DbTransaction): Promise<number> {
  await lockUntilCommit(transaction, "hub.apply.article");
  return stageForNextBook(transaction);
}

export async function writeFloors(
  transaction: DbTransaction,
  { floors, book }: { floors: Floors; book: number },
  actor: Actor,
): Promise<number> {
  const unknown = await readUnknownArticles(
    transaction,
    floors.map(({ articleId }) => articleId),
  );
  const index = floors.findIndex(({ articleId }) => unknown.has(articleId));
  if (index >= 0) throw articlesUnknown(`There is no article ${floors[index]?.articleId}.`, `/body/floors/${index}`);
  const changed = await stageFloors(transaction, floors, book);
  await recordChange(transaction, {
    actor,
    action: "priceFloors.changed",
    objectType: "priceFloors",
    objectId: "floors",
    detail: { articles: floors.length, first: floors.slice(0, 20) },
  });
  return changed;
}
