import { sql } from "kysely";
import type { PeopleContext } from "./context.ts";

export type ListedPerson = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  createdAt: string;
  lockedAt?: string;
  lastUsedAt?: string;
};

/** Staff, by name; a retailer with more than 5,000 needs a search first. */
export async function listPeople({ db }: PeopleContext): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom("access.person")
    .select(["id", "username", "display_username", "name", "created_at", "locked_at", "last_used_at"])
    .select(
      sql<string[]>`array(select role from access.person_role where person_id = person.id order by role)`.as("roles"),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    userName: row.display_username ?? row.username,
    name: row.name,
    roles: row.roles,
    createdAt: row.created_at.toISOString(),
    ...(row.locked_at ? { lockedAt: row.locked_at.toISOString() } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at.toISOString() } : {}),
  }));
}
