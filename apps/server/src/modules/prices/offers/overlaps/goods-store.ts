import { sql } from "@counterfoil/platform";
import type { Target } from "@counterfoil/pricing";
import type { Db } from "../../../../database.ts";
import type { Goods } from "./matches.ts";

const GOODS_AT_MOST = 100_000;

/** The articles that some goods name, as they will be in the next book. `parents`: each category's next one up. */
export async function readGoods(
  db: Db,
  targets: readonly Target[],
  parents: ReadonlyMap<string, string | null>,
): Promise<Goods[]> {
  const { rows } = await sql<{
    articleId: string;
    category: string | null;
    attributes: Goods["attributes"] | null;
    groups: string[];
  }>`
    select article_id as "articleId", category_id as category, attributes,
      array(select group_id from prices.product_group where article_ids @> array[article_id]) as groups
    from prices.article_facts where to_book is null and ${named(targets, parents)}
    order by article_id limit ${GOODS_AT_MOST}`.execute(db);
  return rows.map(({ articleId, category, attributes, groups }) => ({
    articleId,
    groups,
    categories: ancestorsOf(category, parents),
    attributes: attributes ?? {},
  }));
}

function named(targets: readonly Target[], parents: ReadonlyMap<string, string | null>) {
  if (targets.length === 0 || targets.some((target) => "all" in target)) return sql`true`;
  const conditions = targets.map((target) => {
    if ("articles" in target) return sql`article_id = any(${target.articles})`;
    if ("group" in target)
      return sql`article_id = any(coalesce((select article_ids from prices.product_group where group_id = ${target.group}), '{}'))`;
    if ("category" in target) return sql`category_id = any(${categoriesUnder(target.category, parents)})`;
    if ("attribute" in target) return sql`attributes ->> ${target.attribute.name} = ${target.attribute.value}`;
    return sql`true`;
  });
  return sql`(${sql.join(conditions, sql` or `)})`;
}

/** The category itself and all above it; each once, so that a circle ends. */
export function ancestorsOf(category: string | null, parents: ReadonlyMap<string, string | null>): string[] {
  const found = new Set<string>();
  for (let next = category; next != null && !found.has(next); next = parents.get(next) ?? null) found.add(next);
  return [...found];
}

function categoriesUnder(category: string, parents: ReadonlyMap<string, string | null>): string[] {
  return [
    category,
    ...[...parents.keys()].filter((id) => id !== category && ancestorsOf(id, parents).includes(category)),
  ];
}
