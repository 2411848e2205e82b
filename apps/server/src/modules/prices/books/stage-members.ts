import { lockUntilCommit, sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { stageForNextBook } from "./book-store.ts";
import type { BookCategory } from "./member-rows.ts";
import { endRows } from "./stage-rows.ts";

export type GroupKind = "product" | "store";

/** Puts groups with their members into the next book, and takes others out of it. Answers the book's number. */
export async function stageGroups(
  transaction: DbTransaction,
  kind: GroupKind,
  { upserts, removals }: { upserts: readonly { groupId: string; members: readonly string[] }[]; removals: string[] },
): Promise<number> {
  const book = await stageForNextBook(transaction);
  const table = kind === "product" ? "product_group_members" : "store_group_members";
  const members = sql.ref(kind === "product" ? "article_ids" : "store_ids");
  await lockUntilCommit(transaction, `prices.staging.${table}`);
  const { rows: known } = await sql<{ id: string; members: string[] }>`
    select group_id as id, ${members} as members from ${sql.table(`prices.${table}`)}
    where group_id = any(${upserts.map(({ groupId }) => groupId)}) and to_book is null`.execute(transaction);
  const before = new Map(known.map((group) => [group.id, JSON.stringify(group.members)]));
  const changed = upserts
    .map(({ groupId, members }) => ({ groupId, members: [...new Set(members)].sort() }))
    .filter((group) => before.get(group.groupId) !== JSON.stringify(group.members));
  await endRows(transaction, table, [...changed.map(({ groupId }) => groupId), ...removals], book);
  for (const group of changed)
    await sql`insert into ${sql.table(`prices.${table}`)} (group_id, from_book, ${members})
      values (${group.groupId}, ${book}, ${group.members})`.execute(transaction);
  return book;
}

/** The catalog's tree as it is when a book is published. */
export async function stageCategories(
  transaction: DbTransaction,
  categories: readonly BookCategory[],
  book: number,
): Promise<void> {
  const { rows } = await sql<{ id: string; parent: string | null }>`
    select category_id as id, parent_id as parent from prices.category_node where to_book is null`.execute(transaction);
  const before = new Map(rows.map(({ id, parent }) => [id, parent]));
  const now = new Map(categories.map(({ id, parent }) => [id, parent ?? null]));
  const changed = [...now].filter(([id, parent]) => before.get(id) !== parent);
  const gone = [...before.keys()].filter((id) => !now.has(id));
  await endRows(transaction, "category_node", [...changed.map(([id]) => id), ...gone], book);
  if (changed.length === 0) return;
  await sql`insert into prices.category_node (category_id, from_book, parent_id)
    select id, ${book}::int, parent from unnest(${changed.map(([id]) => id)}::text[], ${changed.map(([, parent]) => parent)}::text[])
      as sent (id, parent)`.execute(transaction);
}
