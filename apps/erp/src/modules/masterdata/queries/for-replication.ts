import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { StoredArticle } from "../article.ts";
import type { StoredPartner } from "../business-partner.ts";
import { type ObjectSpec, specs } from "../object-store.ts";
import { readPricesOf, type StoredPrice } from "../price-store.ts";

export type ReplicatedType = "article" | "businessPartner";
export type ReplicatedArticle = { key: string; changeNumber: number; content: StoredArticle; prices: StoredPrice[] };
export type ReplicatedPartner = { key: string; changeNumber: number; content: StoredPartner; uuid: string };
/** Which objects: the next ones by change number, or those named. */
export type Slice = { after: number; upTo: number; limit: number } | { keys: string[] };

const tables: Record<ReplicatedType, ObjectSpec> = { article: specs.article, businessPartner: specs.businessPartner };

/** The highest change number that is visible. Writers of a type wait for each other, so no lower one comes later. */
export async function readHighestChange(db: Db, type: ReplicatedType): Promise<number> {
  const { table } = tables[type];
  const { rows } = await sql<{
    highest: number;
  }>`select coalesce(max(change_number), 0) as highest from ${sql.table(table)}`.execute(db);
  return rows[0]?.highest ?? 0;
}

export async function countChanged(db: Db, type: ReplicatedType, after: number, upTo: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(tables[type].table)}
    where change_number > ${after} and change_number <= ${upTo}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function readArticlesToSend(db: Db, slice: Slice): Promise<ReplicatedArticle[]> {
  const { rows } = await sql<Omit<ReplicatedArticle, "prices">>`
    select article_id as key, change_number as "changeNumber", content from masterdata.article
    where ${within(slice, specs.article)} order by change_number ${limitOf(slice)}`.execute(db);
  const prices = new Map<string, StoredPrice[]>(rows.map(({ key }) => [key, []]));
  for (const price of await readPricesOf(db, [...prices.keys()])) prices.get(price.articleId)?.push(price);
  return rows.map((row) => ({ ...row, prices: prices.get(row.key) ?? [] }));
}

export async function readPartnersToSend(db: Db, slice: Slice): Promise<ReplicatedPartner[]> {
  const { rows } = await sql<ReplicatedPartner>`
    select partner_id as key, change_number as "changeNumber", content, uuid from masterdata.business_partner
    where ${within(slice, specs.businessPartner)} order by change_number ${limitOf(slice)}`.execute(db);
  return rows;
}

function within(slice: Slice, spec: ObjectSpec) {
  if ("keys" in slice) return sql`${sql.ref(spec.key)} = any(${slice.keys})`;
  return sql`change_number > ${slice.after} and change_number <= ${slice.upTo}`;
}

function limitOf(slice: Slice) {
  return "keys" in slice ? sql`` : sql`limit ${slice.limit}`;
}

/** Category -> the way from the root down to it, by number and English name. */
export async function readCategoryPaths(db: Db): Promise<Map<string, { id: string; name: string }[]>> {
  const { rows } = await sql<{ id: string; parent: string | null; name: string }>`
    select category_id as id, parent_id as parent, content #>> '{names,en}' as name from masterdata.category`.execute(
    db,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pathOf = (id: string | null): { id: string; name: string }[] => {
    const category = id === null ? undefined : byId.get(id);
    return category ? [...pathOf(category.parent), { id: category.id, name: category.name }] : [];
  };
  return new Map(rows.map(({ id }) => [id, pathOf(id)]));
}
