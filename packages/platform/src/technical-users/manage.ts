import { sql, type Transaction } from "kysely";
import { type AnyKysely, inTransaction } from "../database.ts";
import { isNetwork } from "../networks.ts";
import { type Actor, recordChange } from "../people/audit.ts";
import { differences } from "../people/differences.ts";
import type { TechnicalUserContext } from "./context.ts";
import {
  networkInvalid,
  permissionUnknown,
  technicalUserExists,
  technicalUserInUse,
  technicalUserUnknown,
} from "./errors.ts";
import { hashSecret, makeSecret } from "./secret.ts";
import { readTechnicalUsers, revokeTokens } from "./store.ts";
import type { TechnicalUserTables } from "./tables.ts";

export type NewTechnicalUser = {
  userName: string;
  description?: string;
  permissions: readonly string[];
  networks?: readonly string[];
};
export type TechnicalUserChange = {
  description?: string;
  permissions?: readonly string[];
  networks?: readonly string[];
  locked?: boolean;
};
export type ShownSecret = { userName: string; secret: string };

/** The secret is in this answer and nowhere else. */
export async function createTechnicalUser(
  context: TechnicalUserContext,
  user: NewTechnicalUser,
  actor: Actor,
): Promise<ShownSecret> {
  requireUsable(context, user);
  const { userName, description = "", permissions, networks = [] } = user;
  const secret = makeSecret();
  await inTransaction(context.db, async (transaction) => {
    const inserted = await transaction
      .insertInto("access.technical_user")
      .values({
        user_name: userName,
        description,
        permissions: [...permissions],
        networks: [...networks],
        secret_hash: hashSecret(secret),
        created_by: actor.name,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("user_name")
      .executeTakeFirst();
    if (!inserted) throw technicalUserExists(`${userName} exists already; it can get a new secret.`, "/userName");
    await record(transaction, actor, "created", userName, { description, permissions, networks });
  });
  return { userName, secret };
}

/** Changes what is named; each change is told from what to what. */
export async function changeTechnicalUser(
  context: TechnicalUserContext,
  userName: string,
  change: TechnicalUserChange,
  actor: Actor,
): Promise<void> {
  requireUsable(context, change);
  await inTransaction(context.db, async (transaction) => {
    const before = await lockRow(transaction, userName);
    const { locked, description, permissions, networks } = change;
    await transaction
      .updateTable("access.technical_user")
      .set({
        ...(locked === undefined
          ? {}
          : { locked_at: locked ? sql<Date>`coalesce(locked_at, now())` : null, failures: 0 }),
        ...(description === undefined ? {} : { description }),
        ...(permissions === undefined ? {} : { permissions: [...permissions] }),
        ...(networks === undefined ? {} : { networks: [...networks] }),
      })
      .where("user_name", "=", userName)
      .execute();
    if (locked || permissions || networks) await revokeTokens(transaction, userName);
    const after = { description, permissions, networks, locked };
    const detail = differences({ ...before, locked: before.locked_at !== null }, after);
    if (detail.locked) await record(transaction, actor, locked ? "locked" : "unlocked", userName, {});
    const { locked: _told, ...rest } = detail;
    if (Object.keys(rest).length > 0) await record(transaction, actor, "changed", userName, rest);
  });
}

/** What would stop without a user, by name: it cannot be deleted then. */
export type UsesOf = (db: AnyKysely, userName: string) => Promise<string[]>;
export type Deletion = { userName: string; usesOf: UsesOf };

/** It cannot call from now on; what it did stays in the record of changes. */
export async function deleteTechnicalUser(
  { db }: TechnicalUserContext,
  { userName, usesOf }: Deletion,
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { description, permissions } = await lockRow(transaction, userName);
    const uses = await usesOf(transaction, userName);
    if (uses.length > 0) throw technicalUserInUse(`${userName}: ${uses.join(", ")}`);
    await transaction.deleteFrom("access.technical_user").where("user_name", "=", userName).execute();
    await record(transaction, actor, "deleted", userName, { description, permissions });
  });
}

/** The old secret stops at once, or works on beside the new one for some hours, so that the other system can be changed in between. */
export async function renewSecret(
  context: TechnicalUserContext,
  { userName, overlapHours }: { userName: string; overlapHours: number },
  actor: Actor,
): Promise<ShownSecret & { previousUntil?: string }> {
  const secret = makeSecret();
  return inTransaction(context.db, async (transaction) => {
    await lockRow(transaction, userName);
    const { previous_until: until } = await transaction
      .updateTable("access.technical_user")
      .set({
        secret_hash: hashSecret(secret),
        salt: null,
        secret_changed_at: sql`now()`,
        // One that is kept as scrypt and was never used since has no overlap.
        previous_hash: overlapHours > 0 ? sql<Buffer>`case when salt is null then secret_hash end` : null,
        previous_until: overlapHours > 0 ? sql<Date>`now() + make_interval(hours => ${overlapHours})` : null,
        failures: 0,
      })
      .where("user_name", "=", userName)
      .returning("previous_until")
      .executeTakeFirstOrThrow();
    if (overlapHours === 0) await revokeTokens(transaction, userName);
    const previousUntil = until?.toISOString();
    await record(transaction, actor, "secretRenewed", userName, previousUntil === undefined ? {} : { previousUntil });
    return { userName, secret, ...(previousUntil === undefined ? {} : { previousUntil }) };
  });
}

export async function listTechnicalUsers({ db }: TechnicalUserContext) {
  return (await readTechnicalUsers(db)).map((row) => ({
    userName: row.user_name,
    description: row.description,
    permissions: row.permissions,
    networks: row.networks,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    secretChangedAt: row.secret_changed_at.toISOString(),
    failures: row.failures,
    ...(row.previous_until ? { previousUntil: row.previous_until.toISOString() } : {}),
    ...(row.last_failure_at ? { lastFailureAt: row.last_failure_at.toISOString() } : {}),
    ...(row.last_failure_address ? { lastFailureAddress: row.last_failure_address } : {}),
    ...(row.locked_at ? { lockedAt: row.locked_at.toISOString() } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at.toISOString() } : {}),
  }));
}

async function lockRow(transaction: Transaction<TechnicalUserTables>, userName: string) {
  const row = await transaction
    .selectFrom("access.technical_user")
    .select(["description", "permissions", "networks", "locked_at"])
    .where("user_name", "=", userName)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw technicalUserUnknown(`There is no technical user ${userName}.`);
  return row;
}

function requireUsable({ permissions: known }: TechnicalUserContext, user: TechnicalUserChange): void {
  const unknown = user.permissions?.find((permission) => !known.includes(permission));
  if (unknown !== undefined) throw permissionUnknown(`There is no permission ${unknown}.`, "/permissions");
  requireNetworks(user.networks ?? [], "/networks");
}

export function requireNetworks(networks: readonly string[], where: string): void {
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong !== undefined)
    throw networkInvalid(`${wrong} is no network. Write 10.1.0.0/16, 2001:db8::/32 or one address.`, where);
}

function record(
  transaction: Transaction<TechnicalUserTables>,
  actor: Actor,
  what: string,
  userName: string,
  detail: Record<string, unknown>,
): Promise<void> {
  return recordChange(transaction, {
    actor,
    action: `technicalUser.${what}`,
    objectType: "technicalUser",
    objectId: userName,
    detail,
  });
}
