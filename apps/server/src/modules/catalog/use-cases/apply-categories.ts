import type { Bulk } from "../../../bulk/bulk-transaction.ts";
import type { CategoryLevel } from "../article.ts";
import { type CategoryRow, readKnownCategories, upsertCategories } from "../store.ts";

/**
 * Categories come as the way from the root down to an article's own; only those that differ are written, in the order of their ids:
 * batches with other articles of the same categories are taken in at the same time, and must not block each other.
 */
export async function applyCategories(bulk: Bulk, paths: readonly CategoryLevel[][]): Promise<void> {
  const sent = new Map<string, CategoryRow>();
  for (const path of paths) {
    let parentId: string | null = null;
    for (const { categoryId, name } of path) {
      if (!sent.has(categoryId)) sent.set(categoryId, { categoryId, parentId, names: JSON.stringify({ en: name }) });
      parentId = categoryId;
    }
  }
  if (sent.size === 0) return;
  const known = await readKnownCategories(bulk, [...sent.keys()]);
  const changed = [...sent.values()].filter((category) => {
    const before = known.get(category.categoryId);
    return before?.names !== category.names || before.parentId !== category.parentId;
  });
  changed.sort((one, other) => (one.categoryId < other.categoryId ? -1 : 1));
  if (changed.length > 0) await upsertCategories(bulk, changed);
}
