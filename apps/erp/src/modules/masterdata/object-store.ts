import { lockUntilCommit, sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";

/** Where the objects of one type are kept; the names are ours and never a caller's. */
export type ObjectSpec = { objectType: string; table: string; key: string };
export const specs = {
  site: { objectType: "site", table: "masterdata.site", key: "site_id" },
  category: { objectType: "category", table: "masterdata.category", key: "category_id" },
  article: { objectType: "article", table: "masterdata.article", key: "article_id" },
  businessPartner: { objectType: "businessPartner", table: "masterdata.business_partner", key: "partner_id" },
  relationship: { objectType: "relationship", table: "masterdata.relationship", key: "relationship_number" },
  purchasePrice: { objectType: "purchasePrice", table: "masterdata.purchase_prices", key: "article_id" },
  promotion: { objectType: "promotion", table: "masterdata.promotion", key: "promotion_id" },
  bonusBuy: { objectType: "bonusBuy", table: "masterdata.bonus_buy", key: "bonus_buy_id" },
} as const satisfies Record<string, ObjectSpec>;

export type StoredObject<Content> = {
  key: string;
  content: Content;
  changeNumber: number;
  changedAt: Date;
  changedBy: string;
};

/**
 * One writer of a type at a time, until commit: change numbers become visible in their order, so "all above N" misses none,
 * and what was checked stays true until it is written. A bulk of 1,000 holds it for some 100 ms.
 */
export function lockObjects(transaction: DbTransaction, spec: ObjectSpec): Promise<void> {
  return lockUntilCommit(transaction, `masterdata.${spec.objectType}`);
}

export async function readObjects<Content>(db: Db, spec: ObjectSpec, keys: string[]): Promise<StoredObject<Content>[]> {
  const { rows } = await sql<StoredObject<Content>>`
    select ${sql.ref(spec.key)} as key, content, change_number as "changeNumber", changed_at as "changedAt", changed_by as "changedBy"
    from ${sql.table(spec.table)} where ${sql.ref(spec.key)} = any(${keys})`.execute(db);
  return rows;
}

/** Inserts or replaces and gives each object its next change number. */
export async function upsertObjects(
  transaction: DbTransaction,
  spec: ObjectSpec,
  objects: { key: string; content: unknown }[],
  by: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; changeNumber: number }>`
    insert into ${sql.table(spec.table)} as object (${sql.ref(spec.key)}, content, change_number, changed_at, changed_by)
    select key, content, nextval('masterdata.change_number'), now(), ${by}
    from json_to_recordset(${JSON.stringify(objects)}::json) as given(key text, content jsonb)
    on conflict (${sql.ref(spec.key)}) do update set content = excluded.content,
      change_number = excluded.change_number, changed_at = excluded.changed_at, changed_by = excluded.changed_by
    returning object.${sql.ref(spec.key)} as key, change_number as "changeNumber"`.execute(transaction);
  return new Map(rows.map(({ key, changeNumber }) => [key, changeNumber]));
}

/** A new change number for objects whose parts are kept elsewhere: prices, the names above an article. */
export async function touchObjects(
  transaction: DbTransaction,
  spec: ObjectSpec,
  keys: string[],
  by: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; changeNumber: number }>`
    update ${sql.table(spec.table)} set change_number = nextval('masterdata.change_number'), changed_at = now(), changed_by = ${by}
    where ${sql.ref(spec.key)} = any(${keys})
    returning ${sql.ref(spec.key)} as key, change_number as "changeNumber"`.execute(transaction);
  return new Map(rows.map(({ key, changeNumber }) => [key, changeNumber]));
}

export type ChangeDocument = { changeNumber: number; key: string; kind: "created" | "changed"; changes: unknown };

export async function insertChangeDocuments(
  transaction: DbTransaction,
  spec: ObjectSpec,
  documents: ChangeDocument[],
  by: string,
): Promise<void> {
  await sql`
    insert into masterdata.change_document (change_number, object_type, object_key, kind, changed_at, changed_by, changes)
    select "changeNumber", ${spec.objectType}, key, kind, now(), ${by}, changes
    from json_to_recordset(${JSON.stringify(documents)}::json)
      as given("changeNumber" bigint, key text, kind text, changes jsonb)`.execute(transaction);
}
