import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";

export type GroupRecord = {
  groupId: string;
  names: { en: string; de: string };
  articleIds: string[];
  version: number;
  changedAt: Date;
  changedBy: string;
};

const columns = sql`group_id as "groupId", names, article_ids as "articleIds", version, changed_at as "changedAt", changed_by as "changedBy"`;

export async function readGroup(db: Db, groupId: string): Promise<GroupRecord | undefined> {
  const { rows } = await sql<GroupRecord>`
    select ${columns} from prices.product_group where group_id = ${groupId}`.execute(db);
  return rows[0];
}

export async function lockGroup(db: DbTransaction, groupId: string): Promise<GroupRecord | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`prices.group ${groupId}`}, 0))`.execute(db);
  return readGroup(db, groupId);
}

export async function putGroup(
  db: DbTransaction,
  { groupId, names, articleIds, version, changedBy }: Omit<GroupRecord, "changedAt">,
): Promise<void> {
  await sql`insert into prices.product_group (group_id, names, article_ids, version, changed_by)
    values (${groupId}, ${JSON.stringify(names)}::json, ${articleIds}, ${version}, ${changedBy})
    on conflict (group_id) do update set names = excluded.names, article_ids = excluded.article_ids,
      version = excluded.version, changed_by = excluded.changed_by, changed_at = now()`.execute(db);
}

export async function deleteGroup(db: DbTransaction, groupId: string): Promise<void> {
  await sql`delete from prices.product_group where group_id = ${groupId}`.execute(db);
}

export async function readGroupNames(db: Db): Promise<Map<string, { en: string; de: string }>> {
  const { rows } = await sql<Pick<GroupRecord, "groupId" | "names">>`
    select group_id as "groupId", names from prices.product_group limit 100000`.execute(db);
  return new Map(rows.map(({ groupId, names }) => [groupId, names]));
}

export type GroupLine = Omit<GroupRecord, "articleIds" | "changedAt"> & { articles: number; changedAt: string };

/** By number or part of a name. */
export async function listGroups(
  db: Db,
  { query, next, limit = 50 }: { query?: string | undefined; next?: string | undefined; limit?: number | undefined },
): Promise<{ items: GroupLine[]; next?: string; total: number }> {
  const part = `%${(query ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  const wanted = sql`(group_id ilike ${part} or names ->> 'en' ilike ${part} or names ->> 'de' ilike ${part})`;
  const { rows } = await sql<Omit<GroupLine, "changedAt"> & { changedAt: Date; total: number }>`
    select group_id as "groupId", names, version, changed_at as "changedAt", changed_by as "changedBy",
      cardinality(article_ids) as articles, (select count(*) from prices.product_group where ${wanted}) as total
    from prices.product_group where ${wanted} and group_id > ${next ?? ""}
    order by group_id limit ${limit + 1}`.execute(db);
  const items = rows
    .slice(0, limit)
    .map(({ total: _all, ...row }) => ({ ...row, changedAt: row.changedAt.toISOString() }));
  const last = items.at(-1);
  return {
    items,
    ...(rows.length > limit && last !== undefined ? { next: last.groupId } : {}),
    total: rows[0]?.total ?? 0,
  };
}

export type GroupUse = { offerId: string; name: string; origin: string };

/** Offers that name the group: what is worked on, what is sold by, and promotions of other systems. */
export async function readGroupUses(db: Db, groupId: string): Promise<GroupUse[]> {
  const keys = [`group:${groupId}`];
  const { rows } = await sql<GroupUse>`
    select offer_id as "offerId", name, origin from prices.offer where target_keys && ${keys}::text[]
    union
    select promotion_id, name, origin from prices.promotion
    where to_book is null and origin in ('erp', 'pps') and target_keys && ${keys}::text[]
    order by 1 limit 1000`.execute(db);
  return rows;
}

/** Those of the articles that are in no book and therefore cannot be sold. */
export async function readUnknownArticles(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::text[]) as id
    where not exists (select from prices.article_facts where article_id = id and to_book is null)`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
