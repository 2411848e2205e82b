import { arrayLiteral, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/** Also of people who are locked by now: they had their roles when they sold. */
export async function readRoles(db: Db, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ personId: string; roles: string[] }>`
    select person_id as "personId", array_agg(role) as roles from access.person_role
    where person_id = any(${arrayLiteral(personIds)}::text[]) group by person_id`.execute(db);
  return new Map(rows.map(({ personId, roles }) => [personId, roles]));
}

/** Of whom it still knows, locked or not. */
export async function readNames(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.selectFrom("access.person").select(["id", "name"]).where("id", "in", personIds).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
