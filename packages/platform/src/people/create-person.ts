import { hashPassword } from "better-auth/crypto";
import type { Transaction } from "kysely";
import { inTransaction, lockUntilCommit } from "../database.ts";
import { randomCode } from "../random-code.ts";
import { type Actor, recordChange } from "./audit.ts";
import type { PeopleContext } from "./context.ts";
import { permissionNotThere, roleUnknown, setupClosed, userNameTaken } from "./errors.ts";
import { requireStrongPassword } from "./password-strength.ts";
import type { PeopleTables } from "./tables.ts";

export type NewPerson = {
  userName: string;
  name: string;
  password: string;
  roles: string[];
  permissions?: string[];
  /** Whoever creates the person knows the password, so it has to be changed at the first sign-in; a set-up by a program may say no. */
  temporaryPassword?: boolean;
};

export async function createPerson(
  context: PeopleContext,
  person: NewPerson,
  actor: Actor,
): Promise<{ personId: string }> {
  const { db } = context;
  requireKnown(context, person);
  await requireStrongPassword(person.password, [person.userName, person.name], "/password");
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, (transaction) => insertPerson(transaction, person, passwordHash, actor));
}

/** Works exactly once, while nobody exists: two that come at the same moment wait for each other. */
export async function createFirstAdministrator(
  { db }: PeopleContext,
  person: Omit<NewPerson, "roles">,
): Promise<{ personId: string }> {
  await requireStrongPassword(person.password, [person.userName, person.name], "/password");
  const passwordHash = await hashPassword(person.password);
  return inTransaction(db, async (transaction) => {
    await lockUntilCommit(transaction, "access.first-administrator");
    if (!(await isEmpty({ db: transaction }))) throw setupClosed("There is an administrator already.");
    const setup: Actor = { kind: "setup", id: "setup", name: "Set-up" };
    const administrator = { ...person, roles: ["administrator"], temporaryPassword: false };
    return insertPerson(transaction, administrator, passwordHash, setup);
  });
}

/** Nobody is here yet. */
export async function isEmpty({ db }: Pick<PeopleContext, "db">): Promise<boolean> {
  return (await db.selectFrom("access.person").select("id").limit(1).executeTakeFirst()) === undefined;
}

export function requireKnown(
  { roles, permissions }: PeopleContext,
  named: { roles?: readonly string[]; permissions?: readonly string[] },
): void {
  const role = named.roles?.find((each) => !Object.hasOwn(roles, each));
  if (role !== undefined) throw roleUnknown(`There is no role ${role}.`, "/roles");
  const permission = named.permissions?.find((each) => !permissions.includes(each));
  if (permission !== undefined) throw permissionNotThere(`There is no permission ${permission}.`, "/permissions");
}

async function insertPerson(
  transaction: Transaction<PeopleTables>,
  { userName, name, roles, permissions = [], temporaryPassword = true }: NewPerson,
  passwordHash: string,
  actor: Actor,
): Promise<{ personId: string }> {
  const personId = randomCode(10);
  const username = userName.toLowerCase();
  const inserted = await transaction
    .insertInto("access.person")
    // better-auth wants a mail address for everybody; staff sign in by name, and .invalid can never receive mail.
    .values({
      id: personId,
      username,
      display_username: userName,
      name,
      email: `${username}@people.invalid`,
      password_temporary: temporaryPassword,
    })
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
  await writePermissions(transaction, personId, permissions);
  await recordChange(transaction, {
    actor,
    action: "person.created",
    objectType: "person",
    objectId: personId,
    detail: { userName, name, roles, ...(permissions.length === 0 ? {} : { permissions }) },
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

export async function writePermissions(
  transaction: Transaction<PeopleTables>,
  personId: string,
  permissions: readonly string[],
): Promise<void> {
  await transaction.deleteFrom("access.person_permission").where("person_id", "=", personId).execute();
  if (permissions.length === 0) return;
  await transaction
    .insertInto("access.person_permission")
    .values([...new Set(permissions)].map((permission) => ({ person_id: personId, permission })))
    .execute();
}
