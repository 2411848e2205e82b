import { hashPassword } from "better-auth/crypto";
import { sql, type Transaction } from "kysely";
import { inTransaction, lockUntilCommit } from "../database.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { requireKnown, writePermissions, writeRoles } from "./create-person.ts";
import { differences } from "./differences.ts";
import { lastAdministrator, personUnknown } from "./errors.ts";
import { requireStrongPassword } from "./password-strength.ts";
import { permissionsOf } from "./person.ts";
import type { PeopleTables } from "./tables.ts";

export type PersonChange = {
  name?: string;
  roles?: string[];
  permissions?: string[];
  locked?: boolean;
  password?: string;
  /** Has to be changed at the next sign-in, for whoever set it knows it; a set-up by a program may say no. */
  temporaryPassword?: boolean;
};

/** Changes what is named and nothing else. A lock or a new password ends the person's sessions at once. */
export async function changePerson(
  context: PeopleContext,
  personId: string,
  change: PersonChange,
  actor: Actor,
): Promise<void> {
  requireKnown(context, change);
  const { password, temporaryPassword = true } = change;
  if (password !== undefined) await requireStrongPassword(password, [], "/password");
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  await inTransaction(context.db, async (transaction) => {
    await lockUntilCommit(transaction, "access.people");
    const before = await readBefore(transaction, personId);
    await updatePerson(transaction, personId, change);
    if (change.roles) await writeRoles(transaction, personId, change.roles);
    if (change.permissions) await writePermissions(transaction, personId, change.permissions);
    if (passwordHash !== undefined) await setPassword(transaction, personId, passwordHash, temporaryPassword);
    if (change.locked || passwordHash !== undefined) await endSessions(transaction, personId);
    await requireSomebodyManagesPeople(transaction, context);
    await recordDifferences(transaction, { personId, before, change, actor });
  });
}

type Before = { name: string; locked: boolean; roles: string[]; permissions: string[] };

async function readBefore(transaction: Transaction<PeopleTables>, personId: string): Promise<Before> {
  const row = await transaction
    .selectFrom("access.person as person")
    .select(["name", sql<boolean>`locked_at is not null`.as("locked")])
    .select([
      sql<string[]>`array(select role from access.person_role where person_id = person.id order by role)`.as("roles"),
      sql<
        string[]
      >`array(select permission from access.person_permission where person_id = person.id order by permission)`.as(
        "permissions",
      ),
    ])
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!row) throw personUnknown(`There is no person ${personId}.`);
  return row;
}

/** A lock is an act of its own; the rest is told from what to what. */
async function recordDifferences(
  transaction: Transaction<PeopleTables>,
  { personId, before, change, actor }: { personId: string; before: Before; change: PersonChange; actor: Actor },
): Promise<void> {
  const record = (what: string, detail: Record<string, unknown>) =>
    recordChange(transaction, { actor, action: `person.${what}`, objectType: "person", objectId: personId, detail });
  const { locked, name, roles, permissions, password } = change;
  if (locked !== undefined && locked !== before.locked) await record(locked ? "locked" : "unlocked", {});
  if (password !== undefined) await record("passwordSet", {});
  const detail = differences(before, {
    name,
    roles: roles && [...roles].sort(),
    permissions: permissions && [...permissions].sort(),
  });
  if (Object.keys(detail).length > 0) await record("changed", detail);
}

async function updatePerson(
  transaction: Transaction<PeopleTables>,
  personId: string,
  { name, locked }: PersonChange,
): Promise<void> {
  await transaction
    .updateTable("access.person")
    .set({
      updated_at: sql`now()`,
      ...(name === undefined ? {} : { name }),
      ...(locked === undefined ? {} : { locked_at: locked ? sql`coalesce(locked_at, now())` : null }),
    })
    .where("id", "=", personId)
    .execute();
}

async function setPassword(
  transaction: Transaction<PeopleTables>,
  personId: string,
  hash: string,
  isTemporary: boolean,
): Promise<void> {
  await transaction
    .updateTable("access.person")
    .set({ password_temporary: isTemporary })
    .where("id", "=", personId)
    .execute();
  await transaction
    .updateTable("access.account")
    .set({ password: hash, updated_at: sql`now()` })
    .where("user_id", "=", personId)
    .where("provider_id", "=", "credential")
    .execute();
}

async function endSessions(transaction: Transaction<PeopleTables>, personId: string): Promise<void> {
  await transaction.deleteFrom("access.session").where("user_id", "=", personId).execute();
}

/** Nobody can lock everybody out, the administrator himself included. */
async function requireSomebodyManagesPeople(
  transaction: Transaction<PeopleTables>,
  { roles }: PeopleContext,
): Promise<void> {
  const managing = Object.keys(roles).filter((role) => permissionsOf([role], roles).has("people.manage"));
  const left = await transaction
    .selectFrom("access.person as person")
    .select("person.id")
    .where("person.locked_at", "is", null)
    .where(
      sql<boolean>`exists (select from access.person_role where person_id = person.id and role = any(${managing}))
        or exists (select from access.person_permission where person_id = person.id and permission = 'people.manage')`,
    )
    .limit(1)
    .executeTakeFirst();
  if (!left) throw lastAdministrator("This change would leave nobody who may manage people.");
}
