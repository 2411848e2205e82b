import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../../pages.ts";
import type { StoredArticle } from "../article.ts";
import { readObjects, specs } from "../object-store.ts";
import { priceElement } from "../price.ts";
import { readPricesOf } from "../price-store.ts";

export const ArticleSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Number, text or GTIN; * stands for anything." })),
  categoryId: Type.Optional(Type.String({ maxLength: 18, description: "With all categories below it." })),
  siteId: Type.Optional(Type.String({ maxLength: 4, description: "Listed in this site." })),
  type: Type.Optional(Type.String({ maxLength: 10 })),
  status: Type.Optional(Type.String({ maxLength: 10 })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type ArticleSearch = Static<typeof ArticleSearchSchema>;

type Row = {
  article_id: string;
  content: StoredArticle;
  status: string;
  change_number: number;
  changed_at: Date;
  price: PriceToday | null;
};
type PriceToday = { amount: number; currency: string; per: number; unit: string };

/** Articles by number. The price is the one that holds today in the given site, else for all sites. */
export async function searchArticles(db: Db, search: ArticleSearch) {
  const limit = search.limit ?? 50;
  const [after] = decodeNext(search.next) ?? [];
  const { rows } = await sql<Row>`
    select article_id, content, ${statusToday} as status, change_number, changed_at,
      (select json_build_object('amount', amount_minor, 'currency', currency, 'per', per_milli / 1000.0, 'unit', unit)
       from masterdata.sales_price price
       where price.article_id = article.article_id and unit = base_unit and from_quantity_milli = 0 and price_list is null
         and (site_id is null or site_id = ${search.siteId ?? null}) and current_date between valid_from and valid_to
       order by site_id nulls last limit 1) as price
    from masterdata.article article
    where ${filters(search)} and article_id > ${String(after ?? "")} order by article_id limit ${limit + 1}`.execute(
    db,
  );
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from masterdata.article article where ${filters(search)}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, (row) => [row.article_id]);
  return { items: items.map(toItem), ...next, total: counted[0]?.total ?? 0 };
}

/** Flags first; then what the sales statuses say of today: not sold anywhere, not somewhere, or not from some day on. */
const statusToday = sql`case when status <> 'active' or not content ? 'salesBlocks' then status
  when jsonb_path_exists(content, '$.salesBlocks[*] ? (@.from <= $day && !exists(@.siteId) && !exists(@.distributionChannel))', jsonb_build_object('day', current_date::text)) then 'blocked'
  when jsonb_path_exists(content, '$.salesBlocks[*] ? (@.from <= $day)', jsonb_build_object('day', current_date::text)) then 'partlyBlocked' else 'blockedSoon' end`;

function filters(search: ArticleSearch) {
  const conditions = [sql`true`];
  if (search.query)
    conditions.push(sql`(search_text like ${likePattern(search.query)}
      or article_id in (select article_id from masterdata.gtin where gtin = ${search.query.trim()}))`);
  if (search.categoryId)
    conditions.push(sql`category_id in (with recursive below as (
      select category_id from masterdata.category where category_id = ${search.categoryId}
      union select child.category_id from masterdata.category child join below on child.parent_id = below.category_id)
      select category_id from below)`);
  if (search.siteId)
    conditions.push(sql`content -> 'listings' @> ${JSON.stringify([{ siteId: search.siteId }])}::jsonb`);
  if (search.type) conditions.push(sql`type = ${search.type}`);
  if (search.status) conditions.push(sql`${statusToday} = ${search.status}`);
  return sql.join(conditions, sql` and `);
}

function toItem(row: Row) {
  const { content } = row;
  return {
    articleId: row.article_id,
    type: content.type,
    texts: content.texts,
    baseUnit: content.baseUnit,
    ...(content.categoryId === undefined ? {} : { categoryId: content.categoryId }),
    taxCode: content.taxCode,
    gtin: content.units[0]?.gtins[0],
    status: row.status,
    price: row.price ?? undefined,
    changeNumber: row.change_number,
    changedAt: row.changed_at.toISOString(),
  };
}
export type ArticleItem = ReturnType<typeof toItem>;

/** The whole article with its prices and the way to its category. */
export async function readArticle(db: Db, articleId: string) {
  const [stored] = await readObjects<StoredArticle>(db, specs.article, [articleId]);
  if (!stored) return undefined;
  const prices = await readPricesOf(db, [articleId]);
  return {
    article: stored.content,
    prices: prices.map(priceElement),
    categoryPath: await readCategoryPath(db, stored.content.categoryId),
    changeNumber: stored.changeNumber,
    changedAt: stored.changedAt.toISOString(),
    changedBy: stored.changedBy,
  };
}

async function readCategoryPath(db: Db, categoryId: string | undefined) {
  if (categoryId === undefined) return [];
  const { rows } = await sql<{ categoryId: string; names: { en: string; de?: string } }>`
    with recursive way as (
      select category_id, parent_id, content, 0 as depth from masterdata.category where category_id = ${categoryId}
      union all select above.category_id, above.parent_id, above.content, depth + 1
        from masterdata.category above join way on above.category_id = way.parent_id)
    select category_id as "categoryId", content -> 'names' as names from way order by depth desc`.execute(db);
  return rows;
}

/** What articles are called, for the screens of others. */
export async function readArticleTexts(db: Db, articleIds: string[]): Promise<Record<string, StoredArticle["texts"]>> {
  const { rows } = await sql<{ id: string; texts: StoredArticle["texts"] }>`
    select article_id as id, content -> 'texts' as texts from masterdata.article where article_id = any(${articleIds})`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ id, texts }) => [id, texts]));
}

/** What a posting must know of the articles it names, by number or GTIN. */
export type ArticleFacts = {
  articleId: string;
  type: string;
  baseUnit: string;
  taxCode: string;
  unit: string;
  numerator: number;
  denominator: number;
};

export async function readArticleFacts(
  db: Db,
  articleIds: string[],
  gtins: string[] = [],
): Promise<Map<string, ArticleFacts>> {
  const { rows } = await sql<ArticleFacts & { asked: string }>`
    select asked, article_id as "articleId", type, base_unit as "baseUnit", content ->> 'taxCode' as "taxCode", unit,
      coalesce((named ->> 'numerator')::int, 1) as numerator, coalesce((named ->> 'denominator')::int, 1) as denominator
    from (select article_id as asked, base_unit as unit, article.* from masterdata.article where article_id = any(${articleIds})
          union all select gtin, gtin.unit, article.* from masterdata.gtin join masterdata.article using (article_id)
            where gtin = any(${gtins})) as wanted
    left join lateral (select named from jsonb_array_elements(content -> 'units') named
      where unit <> base_unit and named ->> 'unit' = unit) units on true`.execute(db);
  return new Map(rows.map(({ asked, ...facts }) => [asked, facts]));
}

/** Base units per one of `unit`, as a fraction; undefined for a unit that the article does not have. */
export async function readUnits(db: Db, articleIds: string[]): Promise<Map<string, StoredArticle["units"]>> {
  const { rows } = await sql<{ articleId: string; units: StoredArticle["units"] }>`
    select article_id as "articleId", content -> 'units' as units from masterdata.article where article_id = any(${articleIds})`.execute(
    db,
  );
  return new Map(rows.map(({ articleId, units }) => [articleId, units]));
}
