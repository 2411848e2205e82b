import { sql } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";

const keys = {
  promotion: "promotion_id",
  product_group_members: "group_id",
  store_group_members: "group_id",
  category_node: "category_id",
} as const;
export type VersionedTable = keyof typeof keys;

/** What is only staged was never in a book and goes; what is published stays in the books it is in. */
export async function endRows(
  db: DbTransaction,
  table: VersionedTable,
  ids: readonly string[],
  nextBook: number,
): Promise<void> {
  if (ids.length === 0) return;
  const [rowsOf, key] = [sql.table(`prices.${table}`), sql.ref(keys[table])];
  await sql`delete from ${rowsOf} where ${key} = any(${ids}) and from_book = ${nextBook}`.execute(db);
  await sql`update ${rowsOf} set to_book = ${nextBook} where ${key} = any(${ids}) and to_book is null`.execute(db);
}
