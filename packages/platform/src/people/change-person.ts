import { hashPassword } from "better-auth/crypto";
import { sql, type Transaction } from "kysely";
import { inTransaction, lockUntilCommit } from "../database.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { requireKnownRoles, writeRoles } from "./create-person.ts";
import { lastAdministrator, personUnknown } from "./errors.ts";
import { permissionsOf } from "./person.ts";
import type { PeopleTables } from "./tables.ts";

export type PersonChange = { name?: string; roles?: string[]; locked?: boolean; password?: string };

/** Changes what is named and nothing else. A lock or a new password ends the person's sessions at once. */
export async function changePerson(
  context: PeopleContext,
  personId: string,
  change: PersonChange,
  actor: Actor,
): Promise<void> {
  requireKnownRoles(change.roles ?? [], context.roles);
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password);
  await inTransaction(context.db, async (transaction) => {
    await lockUntilCommit(transaction, "access.people");
    await updatePerson(transaction, personId, change);
    if (change.roles) await writeRoles(transaction, personId, change.roles);
    if (passwordHash !== undefined) await setPassword(transaction, personId, passwordHash);
    if (change.locked || passwordHash !== undefined) await endSessions(transaction, personId);
    await requireSomebodyManagesPeople(transaction, context);
    const { password: _secret, ...detail } = change;
    await recordChange(transaction, {
      actor,
      action: "person.changed",
      objectType: "person",
      objectId: personId,
      detail: { ...detail, ...(passwordHash === undefined ? {} : { passwordChanged: true }) },
    });
  });
}

async function updatePerson(
  transaction: Transaction<PeopleTables>,
  personId: string,
  { name, locked }: PersonChange,
): Promise<void> {
  const updated = await transaction
    .updateTable("access.person")
    .set({
      updated_at: sql`now()`,
      ...(name === undefined ? {} : { name }),
      ...(locked === undefined ? {} : { locked_at: locked ? sql`coalesce(locked_at, now())` : null }),
    })
    .where("id", "=", personId)
    .returning("id")
    .executeTakeFirst();
  if (!updated) throw personUnknown(`There is no person ${personId}.`);
}

async function setPassword(transaction: Transaction<PeopleTables>, personId: string, hash: string): Promise<void> {
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
    .selectFrom("access.person_role as role")
    .innerJoin("access.person as person", "person.id", "role.person_id")
    .select("person.id")
    .where("role.role", "in", managing)
    .where("person.locked_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  if (!left) throw lastAdministrator("This change would leave nobody who may manage people.");
}
