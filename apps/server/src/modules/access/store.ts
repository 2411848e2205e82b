import { sql } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../database.ts";
import type { Till } from "./till.ts";

export type TechnicalUserRow = {
  user_name: string;
  salt: Buffer;
  secret_hash: Buffer;
  locked_at: Date | null;
  permissions: string[];
};

export async function findTechnicalUser(db: Db, userName: string): Promise<TechnicalUserRow | undefined> {
  return db
    .selectFrom("access.technical_user")
    .select(["user_name", "salt", "secret_hash", "locked_at", "permissions"])
    .where("user_name", "=", userName)
    .executeTakeFirst();
}

export async function noteTechnicalUse(db: Db, userName: string): Promise<void> {
  await db
    .updateTable("access.technical_user")
    .set({ last_used_at: sql`now()`, failures: 0 })
    .where("user_name", "=", userName)
    .execute();
}

export async function countFailure(db: Db, userName: string, untilLock: number): Promise<void> {
  await sql`update access.technical_user set failures = failures + 1,
      locked_at = case when failures + 1 >= ${untilLock} then coalesce(locked_at, now()) else locked_at end
    where user_name = ${userName}`.execute(db);
}

export async function insertTechnicalUser(
  transaction: DbTransaction,
  user: { userName: string; description: string; permissions: readonly string[]; salt: Buffer; hash: Buffer },
): Promise<boolean> {
  const row = await transaction
    .insertInto("access.technical_user")
    .values({
      user_name: user.userName,
      description: user.description,
      permissions: [...user.permissions],
      salt: user.salt,
      secret_hash: user.hash,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_name")
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateTechnicalUser(
  transaction: DbTransaction,
  userName: string,
  change: { locked?: boolean; permissions?: readonly string[]; secret?: { salt: Buffer; hash: Buffer } },
): Promise<boolean> {
  const { locked, permissions, secret } = change;
  const row = await transaction
    .updateTable("access.technical_user")
    .set({
      failures: 0,
      ...(locked === undefined ? {} : { locked_at: locked ? sql<Date>`coalesce(locked_at, now())` : null }),
      ...(permissions === undefined ? {} : { permissions: [...permissions] }),
      ...(secret ? { salt: secret.salt, secret_hash: secret.hash } : {}),
    })
    .where("user_name", "=", userName)
    .returning("user_name")
    .executeTakeFirst();
  return row !== undefined;
}

export async function readTechnicalUsers(db: Db) {
  return db
    .selectFrom("access.technical_user")
    .select(["user_name", "description", "permissions", "created_at", "locked_at", "last_used_at", "failures"])
    .orderBy("user_name")
    .limit(1000)
    .execute();
}

export async function findTill(db: Db, tokenHash: Buffer): Promise<Till | undefined> {
  const row = await db
    .selectFrom("access.device_token")
    .select(["store_id", "till_id", "till_kind"])
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  return { tillId: row.till_id, storeId: row.store_id, kind: row.till_kind === "replay" ? "replay" : "regular" };
}

export async function insertDeviceToken(
  transaction: DbTransaction,
  device: { tokenHash: Buffer; till: Till; deviceName: string },
): Promise<void> {
  await transaction
    .insertInto("access.device_token")
    .values({
      token_hash: device.tokenHash,
      store_id: device.till.storeId,
      till_id: device.till.tillId,
      till_kind: device.till.kind,
      device_name: device.deviceName,
    })
    .execute();
}

export async function revokeTokensOf(transaction: DbTransaction, tillId: string): Promise<number> {
  const result = await transaction
    .updateTable("access.device_token")
    .set({ revoked_at: sql`now()` })
    .where("till_id", "=", tillId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
