import { type Actor, inTransaction, lockUntilCommit, recordChange } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { stageForNextBook } from "../books/index.ts";
import { articlesUnknown, readUnknownArticles } from "../groups/index.ts";
import { stageFloors } from "./floor-store.ts";

/** Sets and takes away floors, all or none; answers how many changed. */
export async function saveFloors(
  db: Db,
  floors: readonly { articleId: string; minPrice: number | null }[],
  actor: Actor,
): Promise<number> {
  return inTransaction(db, async (transaction) => {
    // Articles that arrive meanwhile write the same rows.
    await lockUntilCommit(transaction, "hub.apply.article");
    const book = await stageForNextBook(transaction);
    const unknown = await readUnknownArticles(
      transaction,
      floors.map(({ articleId }) => articleId),
    );
    const index = floors.findIndex(({ articleId }) => unknown.has(articleId));
    if (index >= 0) throw articlesUnknown(`There is no article ${floors[index]?.articleId}.`, `/body/floors/${index}`);
    const changed = await stageFloors(transaction, floors, book);
    const detail = { articles: floors.length, first: floors.slice(0, 20) };
    await recordChange(transaction, {
      actor,
      action: "priceFloors.changed",
      objectType: "priceFloors",
      objectId: "floors",
      detail,
    });
    return changed;
  });
}
