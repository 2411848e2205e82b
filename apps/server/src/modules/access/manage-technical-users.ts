import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db } from "../../database.ts";
import { technicalUserExists, technicalUserUnknown } from "./errors.ts";
import { insertTechnicalUser, readTechnicalUsers, updateTechnicalUser } from "./store.ts";
import type { TechnicalPermission } from "./technical-permissions.ts";
import { hashSecret, makeSecret } from "./technical-secret.ts";
import { revokeAccessTokens } from "./token-store.ts";

/** The secret is in this answer and nowhere else. */
export async function createTechnicalUser(
  db: Db,
  { userName, description, permissions }: { userName: string; description: string; permissions: TechnicalPermission[] },
  actor: Actor,
): Promise<{ userName: string; secret: string }> {
  const secret = makeSecret();
  const stored = await hashSecret(secret);
  await inTransaction(db, async (transaction) => {
    const inserted = await insertTechnicalUser(transaction, { userName, description, permissions, ...stored });
    if (!inserted) throw technicalUserExists(`${userName} exists already.`, "/userName");
    await recordChange(transaction, { ...changeOf(userName, "created", actor), detail: { permissions } });
  });
  return { userName, secret };
}

export async function lockTechnicalUser(db: Db, userName: string, locked: boolean, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await updateTechnicalUser(transaction, userName, { locked }))) throw unknown(userName);
    if (locked) await revokeAccessTokens(transaction, userName);
    await recordChange(transaction, changeOf(userName, locked ? "locked" : "unlocked", actor));
  });
}

export async function allowTechnicalUser(
  db: Db,
  userName: string,
  permissions: TechnicalPermission[],
  actor: Actor,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await updateTechnicalUser(transaction, userName, { permissions }))) throw unknown(userName);
    await revokeAccessTokens(transaction, userName);
    await recordChange(transaction, { ...changeOf(userName, "allowed", actor), detail: { permissions } });
  });
}

/** For a secret that was lost or may be known to others: the old one stops working at once. */
export async function renewSecret(
  db: Db,
  userName: string,
  actor: Actor,
): Promise<{ userName: string; secret: string }> {
  const secret = makeSecret();
  const stored = await hashSecret(secret);
  await inTransaction(db, async (transaction) => {
    if (!(await updateTechnicalUser(transaction, userName, { secret: stored }))) throw unknown(userName);
    await revokeAccessTokens(transaction, userName);
    await recordChange(transaction, changeOf(userName, "secretRenewed", actor));
  });
  return { userName, secret };
}

export async function listTechnicalUsers(db: Db) {
  const rows = await readTechnicalUsers(db);
  return rows.map((row) => ({
    userName: row.user_name,
    description: row.description,
    permissions: row.permissions,
    createdAt: row.created_at.toISOString(),
    failures: row.failures,
    ...(row.locked_at ? { lockedAt: row.locked_at.toISOString() } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at.toISOString() } : {}),
  }));
}

const unknown = (userName: string) => technicalUserUnknown(`There is no technical user ${userName}.`);

function changeOf(userName: string, what: string, actor: Actor) {
  return { actor, action: `technicalUser.${what}`, objectType: "technicalUser", objectId: userName };
}
