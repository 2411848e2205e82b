import { sql } from "@counterfoil/platform";
import type { Policies } from "@counterfoil/pricing";
import type { Db, DbTransaction } from "../../../database.ts";

const lockName = "prices.book";

/**
 * The book that changes of this transaction go into. Held until commit, together with others that stage; publishing waits for all
 * of them, so that nothing enters a book after it was published.
 */
export async function stageForNextBook(db: DbTransaction): Promise<number> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${lockName}, 0))`.execute(db);
  return (await currentBookNumber(db)) + 1;
}

export async function waitForStaging(db: DbTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`.execute(db);
}

/** 0 before the first book. */
export async function currentBookNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0)::int as number from prices.book`.execute(db);
  return rows[0]?.number ?? 0;
}

export type BookTax = { code: string; rate: number };

/** What stands in the book's own row. `endedBefore`: promotions that ended before this day are not in it. */
export type BookHead = { taxes: BookTax[]; policies: Policies; endedBefore: string };

export async function readBookHead(db: Db, number: number): Promise<BookHead | undefined> {
  const { rows } = await sql<BookHead>`
    select taxes, policies, ended_before::text as "endedBefore" from prices.book where number = ${number}`.execute(db);
  return rows[0];
}

const KEPT_DAYS = 35;

/** Tills price a return by the promotions of its sale, so that those of some weeks ago are still in a book. */
export async function insertBook(
  db: DbTransaction,
  number: number,
  { taxes, policies }: Omit<BookHead, "endedBefore">,
): Promise<void> {
  await sql`insert into prices.book (number, taxes, policies, ended_before)
    select ${number}::int, ${JSON.stringify(taxes)}::json, ${JSON.stringify(policies)}::json,
      greatest(current_date - ${KEPT_DAYS}::int, coalesce((select ended_before from prices.book where number = ${number - 1}), '-infinity'))`.execute(
    db,
  );
}

const versioned = [
  "price",
  "article_facts",
  "promotion",
  "product_group_members",
  "store_group_members",
  "category_node",
];

export async function hasStaged(db: DbTransaction, nextBook: number): Promise<boolean> {
  const changed = versioned.map(
    (table) =>
      sql`exists (select from ${sql.table(`prices.${table}`)} where from_book = ${nextBook} or to_book = ${nextBook})`,
  );
  const { rows } = await sql<{ staged: boolean }>`select ${sql.join(changed, sql` or `)} as staged`.execute(db);
  return rows[0]?.staged ?? false;
}
