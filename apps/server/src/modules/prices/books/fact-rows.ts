import { sql } from "@counterfoil/platform";
import type { Article } from "@counterfoil/pricing";
import type { Db } from "../../../database.ts";
import type { ArticleFacts } from "../regular/index.ts";
import { type BookPage, inBook, withoutNulls } from "./place.ts";

type FactsRow = ArticleFacts & { articleId: string };
const factsColumns = sql`article_id as "articleId", base_unit as "baseUnit", tax_code as "taxCode", category_id as "categoryId",
  non_discountable as "nonDiscountable", attributes, min_price_minor as "minPriceMinor"`;

export async function readFacts(db: Db, book: number, ids: readonly string[]): Promise<Map<string, ArticleFacts>> {
  const { rows } = await sql<FactsRow>`
    select ${factsColumns} from prices.article_facts where article_id = any(${ids}) and ${inBook(book)}`.execute(db);
  return new Map(rows.map((row) => [row.articleId, withoutNulls(row)]));
}

/** Articles whose facts are other than in an earlier book. */
export async function readArticlesWithNewFacts(
  db: Db,
  { book, since, after, limit }: BookPage<string>,
): Promise<string[]> {
  const { rows } = await sql<{ articleId: string }>`
    select article_id as "articleId" from prices.article_facts
    where ${inBook(book)} and from_book > ${since} and article_id > ${after} order by article_id limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => row.articleId);
}

export async function readBookArticles(db: Db, book: number): Promise<Article[]> {
  const { rows } = await sql<FactsRow>`
    select ${factsColumns} from prices.article_facts where ${inBook(book)} order by article_id`.execute(db);
  return rows.map((row) => {
    const { articleId, baseUnit, taxCode, categoryId, nonDiscountable, attributes, minPriceMinor } = withoutNulls(row);
    return {
      articleId,
      baseUnit,
      taxCode,
      ...(categoryId === undefined ? {} : { categories: [categoryId] }),
      ...(nonDiscountable ? { nonDiscountable: true } : {}),
      ...(attributes === undefined ? {} : { attributes }),
      ...(minPriceMinor === undefined ? {} : { minPrice: minPriceMinor }),
    };
  });
}
