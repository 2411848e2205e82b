import { sql } from "kysely";
import type { PeopleContext } from "./context.ts";
import { sessionEnd } from "./idle.ts";

export type ListedPerson = {
  personId: string;
  userName: string;
  name: string;
  roles: string[];
  permissions: string[];
  twoFactor: boolean;
  /** Somebody else knows the password; it is changed at the next sign-in. */
  temporaryPassword: boolean;
  /** Where the person is signed in now. */
  sessions: number;
  createdAt: string;
  lockedAt?: string;
  lastUsedAt?: string;
};

/** Staff, by name; a retailer with more than 5,000 needs a search first. */
export async function listPeople({ db }: PeopleContext): Promise<ListedPerson[]> {
  const rows = await db
    .selectFrom("access.person")
    .select(["id", "username", "display_username", "name", "created_at", "locked_at", "last_used_at"])
    .select(["two_factor_enabled", "password_temporary"])
    .select([
      sql<string[]>`array(select role from access.person_role where person_id = person.id order by role)`.as("roles"),
      sql<
        string[]
      >`array(select permission from access.person_permission where person_id = person.id order by permission)`.as(
        "permissions",
      ),
      sql<number>`(select count(*) from access.session where user_id = person.id and ${sessionEnd} > now())`.as(
        "sessions",
      ),
    ])
    .orderBy("name")
    .orderBy("id")
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    userName: row.display_username ?? row.username,
    name: row.name,
    roles: row.roles,
    permissions: row.permissions,
    twoFactor: row.two_factor_enabled,
    temporaryPassword: row.password_temporary,
    sessions: row.sessions,
    createdAt: row.created_at.toISOString(),
    ...(row.locked_at ? { lockedAt: row.locked_at.toISOString() } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at.toISOString() } : {}),
  }));
}
