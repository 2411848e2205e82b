import { sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db } from "../../../database.ts";
import { decodeNext, likePattern, pageOf } from "../../../pages.ts";
import type { Texts } from "../customizing.ts";
import { readObjects, specs } from "../object-store.ts";
import {
  goodsOf,
  type PromotionKind,
  promotionStatuses,
  type StoredBonusBuy,
  type StoredPromotion,
} from "../promotion.ts";
import { type PromotionNames, promotionSentence, type SentenceLanguage } from "../promotion-sentence.ts";

type Either = StoredPromotion | StoredBonusBuy;

export const PromotionSearchSchema = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 80, description: "Number, name or coupon; * stands for anything." })),
  status: Type.Optional(Type.Enum([...promotionStatuses])),
  siteId: Type.Optional(Type.String({ maxLength: 4 })),
  articleId: Type.Optional(Type.String({ maxLength: 40, description: "Named in it." })),
  promotionId: Type.Optional(Type.String({ maxLength: 10, description: "Bonus buys of this promotion." })),
  validOn: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  next: Type.Optional(Type.String({ maxLength: 500 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type PromotionSearch = Static<typeof PromotionSearchSchema>;

type Row = { key: string; content: Either; changeNumber: number; changedAt: Date; changedBy: string };

export async function searchPromotions(db: Db, kind: PromotionKind, search: PromotionSearch) {
  const spec = specs[kind];
  const limit = search.limit ?? 50;
  const [before = "99999999999"] = decodeNext(search.next) ?? [];
  const { rows } = await sql<Row>`
    select ${sql.ref(spec.key)} as key, content, change_number as "changeNumber", changed_at as "changedAt", changed_by as "changedBy"
    from ${sql.table(spec.table)} where ${filters(search)} and ${sql.ref(spec.key)} < ${String(before)}
    order by ${sql.ref(spec.key)} desc limit ${limit + 1}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from ${sql.table(spec.table)} where ${filters(search)}`.execute(db);
  const { items, ...next } = pageOf(rows, limit, ({ key }) => [key]);
  const sentences = await sentencesOf(
    db,
    items.map(({ content }) => content),
  );
  return {
    items: items.map((row, index) => toItem(row, sentences[index] as Texts)),
    ...next,
    total: counted[0]?.total ?? 0,
  };
}

function filters({ query, status, siteId, articleId, promotionId, validOn }: PromotionSearch) {
  const conditions = [sql`true`];
  if (query) conditions.push(sql`search_text like ${likePattern(query)}`);
  if (status) conditions.push(sql`status = ${status}`);
  if (siteId) conditions.push(sql`(content -> 'siteIds' = '[]' or content -> 'siteIds' ? ${siteId})`);
  if (promotionId) conditions.push(sql`content ->> 'promotionId' = ${promotionId}`);
  if (validOn) conditions.push(sql`${validOn}::text between valid_from and valid_to`);
  if (articleId) {
    const named = JSON.stringify({ id: articleId });
    conditions.push(
      sql`jsonb_path_exists(content, '$.*[*] ? (@.articleId == $id || @.articleIds[*] == $id)', ${named}::jsonb)`,
    );
  }
  return sql.join(conditions, sql` and `);
}

function toItem({ key, content, changedAt, changedBy }: Row, sentence: Texts) {
  const { names, status, promotionType, validFrom, validTo, siteIds, coupon, customerGroup } = content;
  return {
    key,
    names,
    status,
    promotionType,
    validFrom,
    validTo,
    siteIds,
    coupon,
    customerGroup,
    sentence,
    changedAt: changedAt.toISOString(),
    changedBy,
  };
}

export async function readPromotion(db: Db, kind: PromotionKind, key: string) {
  const [stored] = await readObjects<Either>(db, specs[kind], [key]);
  if (!stored) return undefined;
  const { content, changeNumber, changedAt, changedBy } = stored;
  const [sentence] = await sentencesOf(db, [content]);
  return {
    content,
    sentence,
    names: await namesIn(db, content),
    changeNumber,
    changedAt: changedAt.toISOString(),
    changedBy,
  };
}

/** In both languages, for each of them. */
export async function sentencesOf(db: Db, contents: Either[]): Promise<{ en: string; de: string }[]> {
  const texts = await readNames(db, contents);
  const said = (content: Either, language: SentenceLanguage) =>
    promotionSentence(content, language, inLanguage(texts, language));
  return contents.map((content) => ({ en: said(content, "en"), de: said(content, "de") }));
}

type Names = { articles: Map<string, Texts>; categories: Map<string, Texts>; groups: Map<string, Texts> };

async function readNames(db: Db, contents: Either[]): Promise<Names> {
  const goods = contents.flatMap((content) => goodsOf(content).map((each) => each.goods));
  const articleIds = [
    ...new Set(goods.flatMap(({ articleId, articleIds: set }) => set ?? (articleId ? [articleId] : []))),
  ];
  const categoryIds = [...new Set(goods.flatMap(({ categoryId }) => categoryId ?? []))];
  const { rows } = await sql<{ kind: string; id: string; texts: Texts }>`
    select 'article' as kind, article_id as id, content -> 'texts' as texts from masterdata.article where article_id = any(${articleIds})
    union all select 'category', category_id, content -> 'names' from masterdata.category where category_id = any(${categoryIds})
    union all select 'group', code, texts from masterdata.value_list where list = 'customerGroup'`.execute(db);
  const named = (kind: string) => new Map(rows.filter((row) => row.kind === kind).map(({ id, texts }) => [id, texts]));
  return { articles: named("article"), categories: named("category"), groups: named("group") };
}

function inLanguage({ articles, categories, groups }: Names, language: SentenceLanguage): PromotionNames {
  const from = (map: Map<string, Texts>) => (id: string) => map.get(id)?.[language] ?? map.get(id)?.en ?? id;
  return { article: from(articles), category: from(categories), customerGroup: from(groups) };
}

/** The texts of the articles and categories that it names, for the screen. */
async function namesIn(db: Db, content: Either): Promise<Record<string, Texts>> {
  const { articles, categories } = await readNames(db, [content]);
  return Object.fromEntries([...articles, ...categories]);
}
