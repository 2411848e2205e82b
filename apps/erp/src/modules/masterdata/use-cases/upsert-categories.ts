import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import { type ElementProblem, elementCheck } from "../../../elements.ts";
import { type Category, CategorySchema } from "../category.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { type Candidate, keyOf, type Upsert, upsertElements } from "../upsert-elements.ts";
import { recordPartChanges } from "../write-objects.ts";

const checkForm = elementCheck(CategorySchema);

const upsert: Upsert<Category> = {
  spec: specs.category,
  read(element) {
    const form = checkForm(element);
    if ("problem" in form) return { key: keyOf(element, "categoryId"), ...form };
    const { changeNumber, ...category } = form.value;
    return { key: category.categoryId, content: category, expectedChangeNumber: changeNumber };
  },
  check: checkParents,
  after: (transaction, written, _results, by) =>
    touchArticlesBelow(
      transaction,
      written.map(({ key }) => key),
      by,
    ),
};

export function upsertCategories(db: Db, categories: unknown[], by: string) {
  return upsertElements(db, upsert, categories, by);
}

/** A parent must exist, here or in the same request, and nobody may be above itself. */
async function checkParents(transaction: DbTransaction, candidates: Candidate<Category>[]) {
  const stored = await sql<{ id: string; parent: string | null }>`
    select category_id as id, parent_id as parent from masterdata.category`.execute(transaction);
  const parents = new Map(stored.rows.map(({ id, parent }) => [id, parent ?? undefined]));
  for (const { key, content } of candidates) parents.set(key, content.parentId);
  const problems = new Map<number, ElementProblem>();
  // A refused category takes those below it along, so this is looked at until nothing more falls.
  for (let before = -1; before < problems.size; ) {
    before = problems.size;
    for (const { index, key, content } of candidates) {
      if (problems.has(index)) continue;
      const problem = parentFault(content, parents);
      if (problem) problems.set(index, problem);
      if (problem && !stored.rows.some(({ id }) => id === key)) parents.delete(key);
    }
  }
  return problems;
}

function parentFault(
  { categoryId, parentId }: Category,
  parents: Map<string, string | undefined>,
): ElementProblem | undefined {
  if (parentId === undefined) return undefined;
  if (!parents.has(parentId))
    return { code: "category-unknown", detail: `There is no category ${parentId}.`, where: "/parentId" };
  let above: string | undefined = parentId;
  for (let depth = 0; above !== undefined; depth += 1) {
    if (above === categoryId || depth > 10)
      return {
        code: "category-circle",
        detail: `${categoryId} would be above itself, or more than ten levels deep.`,
        where: "/parentId",
      };
    above = parents.get(above);
  }
  return undefined;
}

/** Articles carry the way from the root with its names, so they change with it. */
async function touchArticlesBelow(transaction: DbTransaction, categoryIds: string[], by: string): Promise<void> {
  const { rows } = await sql<{ article_id: string }>`
    with recursive below as (
      select category_id from masterdata.category where category_id = any(${categoryIds})
      union select child.category_id from masterdata.category child join below on child.parent_id = below.category_id)
    select article_id from masterdata.article where category_id in (select category_id from below)`.execute(
    transaction,
  );
  if (rows.length === 0) return;
  await lockObjects(transaction, specs.article);
  const names = await readObjects<Category>(transaction, specs.category, categoryIds);
  const change = {
    field: "category",
    after: names.map(({ content }) => `${content.categoryId} ${content.names.en}`).join(", "),
  };
  await recordPartChanges(
    transaction,
    specs.article,
    new Map(rows.map(({ article_id }) => [article_id, [change]])),
    by,
  );
}
