import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type BookPage, changedSince, inBook, withoutNulls } from "./place.ts";

/** Names are how the group is called now; they change no price and are no part of the book. */
export type BookGroup = { groupId: string; articleIds: string[]; names?: { en: string; de: string } };
export type BookCategory = { id: string; parent?: string };

/** Product groups of a book that are other than in an earlier one; with `since` 0 all of them. */
export async function readBookGroups(db: Db, { book, since, after, limit }: BookPage<string>): Promise<BookGroup[]> {
  const { rows } = await sql<BookGroup>`
    select group_id as "groupId", members.article_ids as "articleIds", names
    from prices.product_group_members as members left join prices.product_group using (group_id)
    where ${inBook(book)} and ${changedSince(since)} and group_id > ${after} order by group_id limit ${limit}`.execute(
    db,
  );
  return rows.map(withoutNulls);
}

export async function readBookCategories(
  db: Db,
  { book, since, after, limit }: BookPage<string>,
): Promise<BookCategory[]> {
  const { rows } = await sql<{ id: string; parent: string | null }>`
    select category_id as id, parent_id as parent from prices.category_node
    where ${inBook(book)} and ${changedSince(since)} and category_id > ${after} order by category_id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id, parent }) => ({ id, ...(parent === null ? {} : { parent }) }));
}

const keys = { product_group_members: "group_id", category_node: "category_id" } as const;

/** Ids that the book `since` had and `book` has not any more. */
export async function readRemovedMembers(
  db: Db,
  table: keyof typeof keys,
  { book, since, after, limit }: BookPage<string>,
): Promise<string[]> {
  if (since === 0) return [];
  const key = sql.ref(keys[table]);
  const rowsOf = sql.table(`prices.${table}`);
  const { rows } = await sql<{ id: string }>`
    select ${key} as id from ${rowsOf} where ${inBook(since)} and ${key} > ${after}
      and ${key} not in (select ${key} from ${rowsOf} where ${inBook(book)})
    order by ${key} limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
