import { hashPassword } from "better-auth/crypto";
import type { Transaction } from "kysely";
import { inTransaction, lockUntilCommit } from "../database.ts";
import { randomCode } from "../random-code.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { roleUnknown, setupClosed, userNameTaken } from "./errors.ts";
import type { RoleTable } from "./person.ts";
import type { PeopleTables } from "./tables.ts";

export type NewPerson = { userName: string; name: string; password: string; roles: string[] };

export async function createPerson(
  { db, roles }: PeopleContext,
  person: NewPerson,
  actor: Actor,
): Promise<{ personId: string }> {
  requireKnownRoles(person.roles, roles);
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, (transaction) => insertPerson(transaction, person, passwordHash, actor));
}

/** Works exactly once, while nobody exists: two that come at the same moment wait for each other. */
export async function createFirstAdministrator(
  { db }: PeopleContext,
  person: Omit<NewPerson, "roles">,
): Promise<{ personId: string }> {
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, "access.first-administrator");
    const anybody = await transaction.selectFrom("access.person").select("id").limit(1).executeTakeFirst();
    if (anybody) throw setupClosed("There is an administrator already.");
    const setup: Actor = { kind: "setup", id: "setup", name: "Set-up" };
    return insertPerson(transaction, { ...person, roles: ["administrator"] }, passwordHash, setup);
  });
}

export function requireKnownRoles(named: readonly string[], table: RoleTable): void {
  const unknown = named.find((role) => !Object.hasOwn(table, role));
  if (unknown !== undefined) throw roleUnknown(`There is no role ${unknown}.`, "/roles");
}

async function insertPerson(
  transaction: Transaction<PeopleTables>,
  { userName, name, roles }: NewPerson,
  passwordHash: string,
  actor: Actor,
): Promise<{ personId: string }> {
  const personId = randomCode(10);
  const username = userName.toLowerCase();
  const inserted = await transaction
    .insertInto("access.person")
    // better-auth wants a mail address for everybody; staff sign in by name, and .invalid can never receive mail.
    .values({ id: personId, username, display_username: userName, name, email: `${username}@people.invalid` })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!inserted) throw userNameTaken(`${userName} is taken.`, "/userName");
  await transaction
    .insertInto("access.account")
    .values({
      id: randomCode(20),
      account_id: personId,
      provider_id: "credential",
      user_id: personId,
      password: passwordHash,
    })
    .execute();
  await writeRoles(transaction, personId, roles);
  await recordChange(transaction, {
    actor,
    action: "person.created",
    objectType: "person",
    objectId: personId,
    detail: { userName, roles },
  });
  return { personId };
}

export async function writeRoles(
  transaction: Transaction<PeopleTables>,
  personId: string,
  roles: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("access.person_role").where("person_id", "=", personId).execute();
  if (roles.length === 0) return;
  await transaction
    .insertInto("access.person_role")
    .values([...new Set(roles)].map((role) => ({ person_id: personId, role })))
    .execute();
}
