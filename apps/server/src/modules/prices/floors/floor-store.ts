import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

export type Floor = { articleId: string; minPrice: number };

const part = (query: string | undefined) => `%${(query ?? "").replace(/[\\%_]/g, "\\$&")}%`;

/** Floors as the next book has them, by article. */
export async function readFloors(
  db: Db,
  { query, next, limit = 50 }: { query?: string | undefined; next?: string | undefined; limit?: number | undefined },
): Promise<{ items: Floor[]; next?: string }> {
  const { rows } = await sql<Floor>`
    select article_id as "articleId", min_price_minor as "minPrice" from prices.article_facts
    where to_book is null and min_price_minor is not null and article_id ilike ${part(query)} and article_id > ${next ?? ""}
    order by article_id limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: last.articleId } : {}) };
}

export async function readFloorsOf(db: DbTransaction, articleIds: readonly string[]): Promise<Floor[]> {
  const { rows } = await sql<Floor>`
    select article_id as "articleId", min_price_minor as "minPrice" from prices.article_facts
    where to_book is null and min_price_minor is not null and article_id = any(${[...articleIds]}::text[])`.execute(db);
  return rows;
}

/** The facts of the articles with another floor, as rows of the next book. Null takes a floor away. */
export async function stageFloors(
  db: DbTransaction,
  floors: readonly { articleId: string; minPrice: number | null }[],
  nextBook: number,
): Promise<number> {
  const ids = floors.map(({ articleId }) => articleId);
  const amounts = floors.map(({ minPrice }) => minPrice);
  const sent = sql`unnest(${ids}::text[], ${amounts}::bigint[]) as sent (id, amount)`;
  await sql`update prices.article_facts set min_price_minor = sent.amount from ${sent}
    where article_id = sent.id and to_book is null and from_book = ${nextBook}`.execute(db);
  const { numAffectedRows } = await sql`
    with ended as (
      update prices.article_facts as old set to_book = ${nextBook} from ${sent}
      where old.article_id = sent.id and old.to_book is null and old.from_book < ${nextBook}
        and old.min_price_minor is distinct from sent.amount
      returning old.*, sent.amount)
    insert into prices.article_facts
      (article_id, from_book, base_unit, tax_code, category_id, non_discountable, attributes, min_price_minor)
    select article_id, ${nextBook}::int, base_unit, tax_code, category_id, non_discountable, attributes, amount from ended`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
