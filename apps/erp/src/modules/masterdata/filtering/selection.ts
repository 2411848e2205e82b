import { type RawBuilder, sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Texts } from "../customizing.ts";
import { type ReplicatedType, replicated, sendable } from "../queries/for-replication.ts";
import { conditionsByField, criteriaCondition } from "./criteria-sql.ts";
import type { Criterion } from "./criterion.ts";

/** All objects of a type that may be sent: `key`, `change_number` and whether the filter lets them through, `matches`. */
export function selection(type: ReplicatedType, criteria: readonly Criterion[], keys?: readonly string[]) {
  const { table, key } = replicated[type];
  const named = keys === undefined ? sql`true` : sql`${sql.ref(`object.${key}`)} = any(${keys}::text[])`;
  const stands = type === "relationship" ? sql`object.status = 'active'` : sql`true`;
  return sql`select ${sql.ref(`object.${key}`)} as key, object.change_number, ${stands} and ${criteriaCondition(type, criteria)} as matches
    from ${sql.table(table)} object where ${sendable(type)} and ${named}`;
}

/** A number above all that were given to objects, for telling one anew that has not changed. */
export const freshNumber = sql<number>`nextval('masterdata.change_number')`;

/** The field by which a filter keeps an object out; undefined when it lets it through, or the object is not there. */
export async function findStoppingField(
  db: Db,
  type: ReplicatedType,
  criteria: readonly Criterion[],
  objectKey: string,
): Promise<string | undefined> {
  const { table, key } = replicated[type];
  const fields = conditionsByField(type, criteria);
  if (fields.length === 0) return undefined;
  const stops = fields.map(({ name, lets }) => sql`when not ${lets} then ${name}`);
  const { rows } = await sql<{ field: string | null }>`
    select case ${sql.join(stops, sql` `)} end as field from ${sql.table(table)} object
    where ${sql.ref(`object.${key}`)} = ${objectKey}`.execute(db);
  return rows[0]?.field ?? undefined;
}

const nameOf: Record<ReplicatedType, RawBuilder<unknown>> = {
  article: sql`content -> 'texts'`,
  salesPrice: sql`content -> 'texts'`,
  priceListPrice: sql`content -> 'texts'`,
  purchasePrice: sql`(select content -> 'texts' from masterdata.article where article.article_id = object.article_id)`,
  businessPartner: sql`jsonb_build_object('en', name)`,
  relationship: sql`(select jsonb_build_object('en', company.name || ': ' || person.name)
    from masterdata.business_partner company, masterdata.business_partner person
    where company.partner_id = object.company_id and person.partner_id = object.person_id)`,
  promotion: sql`content -> 'names'`,
  bonusBuy: sql`content -> 'names'`,
};

/** What objects are called. */
export async function readObjectNames(
  db: Db,
  type: ReplicatedType,
  keys: readonly string[],
): Promise<Map<string, Texts>> {
  const { table, key } = replicated[type];
  const { rows } = await sql<{ key: string; texts: Texts }>`
    select ${sql.ref(`object.${key}`)} as key, ${nameOf[type]} as texts from ${sql.table(table)} object
    where ${sql.ref(`object.${key}`)} = any(${keys}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.key, row.texts]));
}
