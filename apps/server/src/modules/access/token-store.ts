import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export async function insertToken(
  db: Db,
  token: { hash: Buffer; userName: string; scopes: readonly string[]; expiresAt: Date },
): Promise<void> {
  await sql`insert into access.access_token (token_hash, user_name, scopes, expires_at)
    values (${token.hash}, ${token.userName}, ${[...token.scopes]}, ${token.expiresAt})`.execute(db);
}

export async function findToken(
  db: Db,
  hash: Buffer,
): Promise<{ userName: string; scopes: string[]; expiresAt: Date } | undefined> {
  const { rows } = await sql<{ userName: string; scopes: string[]; expiresAt: Date }>`
    select user_name as "userName", scopes, expires_at as "expiresAt"
    from access.access_token where token_hash = ${hash}`.execute(db);
  return rows[0];
}

/** After a lock, a new secret or a change of permissions nothing goes on with what was issued before. */
export async function revokeAccessTokens(db: Db, userName: string): Promise<void> {
  await sql`delete from access.access_token where user_name = ${userName}`.execute(db);
}

export async function deleteExpiredTokens(db: Db): Promise<void> {
  await sql`delete from access.access_token where expires_at < now()`.execute(db);
}
