import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { type ArticleState, textOf } from "./article.ts";

export type FoundArticle = { articleId: string; withdrawn: boolean; state: ArticleState };

const columns = sql`article_id as "articleId", withdrawn, state`;

export async function articlesById(db: Db, ids: readonly string[]): Promise<Map<string, FoundArticle>> {
  const { rows } = await sql<FoundArticle>`
    select ${columns} from catalog.article where article_id = any(${ids})`.execute(db);
  return new Map(rows.map((row) => [row.articleId, row]));
}

/** All articles and units that a scanned number means; the caller asks when there is more than one. */
export async function articlesByGtin(db: Db, gtin: string): Promise<(FoundArticle & { unit: string })[]> {
  const { rows } = await sql<FoundArticle & { unit: string }>`
    select article.article_id as "articleId", withdrawn, state, unit
    from catalog.gtin join catalog.article using (article_id) where gtin.gtin = ${gtin} order by article_id limit 20`.execute(
    db,
  );
  return rows;
}

export type ArticleLine = {
  articleId: string;
  text: string;
  baseUnit: string;
  categoryId?: string;
  withdrawn: boolean;
};

/** By number, GTIN or part of the text; for people who look something up. */
export async function searchArticles(
  db: Db,
  { query, next, limit = 50 }: { query?: string | undefined; next?: string | undefined; limit?: number | undefined },
): Promise<{ items: ArticleLine[]; next?: string }> {
  const wanted =
    query === undefined
      ? sql`true`
      : sql`(article_id = ${query} or article_id in (select article_id from catalog.gtin where gtin = ${query})
          or state ->> 'texts' ilike ${`%${query.replace(/[\\%_]/g, "\\$&")}%`})`;
  const { rows } = await sql<FoundArticle>`
    select ${columns} from catalog.article where article_id > ${next ?? ""} and ${wanted}
    order by article_id limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit).map(toLine);
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: last.articleId } : {}) };
}

function toLine({ articleId, withdrawn, state }: FoundArticle): ArticleLine {
  return {
    articleId,
    text: textOf(state) ?? articleId,
    baseUnit: state.baseUnit,
    ...(state.categoryId === undefined ? {} : { categoryId: state.categoryId }),
    withdrawn,
  };
}
