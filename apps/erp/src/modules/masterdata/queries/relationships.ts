import { sql } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { readObjects, specs } from "../object-store.ts";
import type { StoredRelationship } from "../relationship.ts";

export type RelationshipItem = StoredRelationship & { name: string; changeNumber: number };
type Row = { content: StoredRelationship; name: string; changeNumber: number };

/** Contact persons of a company, or the companies that a person is one of, each with the other's name. */
export async function readRelationships(
  db: Db,
  partnerId: string,
): Promise<{ contacts: RelationshipItem[]; contactOf: RelationshipItem[] }> {
  const { rows } = await sql<Row>`
    select relationship.content, relationship.change_number as "changeNumber", other.name
    from masterdata.relationship join masterdata.business_partner as other
      on other.partner_id = case company_id when ${partnerId} then person_id else company_id end
    where ${partnerId} in (company_id, person_id) and relationship.status = 'active'
    order by relationship.content ->> 'validTo' desc, other.name, relationship_number`.execute(db);
  const items = rows.map(({ content, ...rest }) => ({ ...content, ...rest }));
  return {
    contacts: items.filter(({ companyId }) => companyId === partnerId),
    contactOf: items.filter(({ personId }) => personId === partnerId),
  };
}

export async function readRelationship(db: Db, relationshipNumber: string): Promise<StoredRelationship | undefined> {
  return (await readObjects<StoredRelationship>(db, specs.relationship, [relationshipNumber]))[0]?.content;
}

/** Number of a relationship by its two partners. */
export async function readRelationshipNumbers(
  db: Db,
  pairs: readonly { companyId: string; personId: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ pair: string; number: string }>`
    select company_id || '/' || person_id as pair, relationship_number as number from masterdata.relationship
      join unnest(${pairs.map(({ companyId }) => companyId)}::text[], ${pairs.map(({ personId }) => personId)}::text[])
        as asked (company, person) on company_id = company and person_id = person`.execute(db);
  return new Map(rows.map(({ pair, number }) => [pair, number]));
}
