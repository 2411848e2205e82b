import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { type Actor, inTransaction, notAllowed, problemOf, recordChange, sql } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import type { TechnicalPermission } from "./permissions.ts";

export const technicalSignInNeeded = problemOf(401, "technical-sign-in-needed", "A technical user must sign in");
export const technicalUserUnknown = problemOf(404, "technical-user-unknown", "There is no such technical user");
export const technicalUserExists = problemOf(409, "technical-user-exists", "The technical user exists already");

export type TechnicalUser = { name: string; permissions: string[] };
type Row = TechnicalUser & { secret_hash: Buffer; stale: boolean };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest();
/** 256 random bits, shown once: no guessing them, so a fast hash is enough and each call costs microseconds. */
const makeSecret = () => randomBytes(32).toString("base64url");

/** HTTP Basic. The row is read each time, so that a lock or a new secret works at once. */
export async function requireTechnicalUser(
  db: Db,
  request: FastifyRequest,
  permission: TechnicalPermission,
): Promise<TechnicalUser> {
  const given = readBasic(request.headers.authorization);
  if (!given) throw technicalSignInNeeded("Send user name and secret by HTTP Basic.");
  const { rows } = await sql<Row>`
    select name, secret_hash, permissions, last_used_at is null or last_used_at < now() - interval '1 minute' as stale
    from access.technical_user where name = ${given.name} and not locked`.execute(db);
  const [row] = rows;
  const isRight = timingSafeEqual(hashOf(given.secret), row?.secret_hash ?? hashOf("nobody"));
  if (!row || !isRight) throw technicalSignInNeeded("User name or secret is wrong, or the user is locked.");
  if (row.stale) await sql`update access.technical_user set last_used_at = now() where name = ${row.name}`.execute(db);
  if (!row.permissions.includes(permission)) throw notAllowed(`This needs the permission ${permission}.`);
  return { name: row.name, permissions: row.permissions };
}

function readBasic(header: string | undefined): { name: string; secret: string } | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]{4,1000})$/i.exec(header ?? "")?.[1];
  const text = Buffer.from(encoded ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  // PostgreSQL's text has no place for U+0000, so no user has it.
  return colon < 1 || text.includes("\0") ? undefined : { name: text.slice(0, colon), secret: text.slice(colon + 1) };
}

export async function createTechnicalUser(
  db: Db,
  user: TechnicalUser,
  actor: Actor,
): Promise<{ name: string; secret: string }> {
  const secret = makeSecret();
  await inTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`
      insert into access.technical_user (name, secret_hash, permissions, created_at, created_by)
      values (${user.name}, ${hashOf(secret)}, ${user.permissions}, now(), ${actor.name}) on conflict do nothing`.execute(
      transaction,
    );
    if (numAffectedRows !== 1n)
      throw technicalUserExists(`There is a technical user ${user.name}; it can get a new secret.`);
    await record(transaction, actor, "technicalUser.created", user.name, { permissions: user.permissions });
  });
  return { name: user.name, secret };
}

export type TechnicalUserChange = { locked?: boolean; permissions?: string[]; newSecret?: boolean };

/** The new secret, if one was asked for; the old one stops working at once. */
export async function changeTechnicalUser(
  db: Db,
  name: string,
  change: TechnicalUserChange,
  actor: Actor,
): Promise<{ secret?: string }> {
  const secret = change.newSecret ? makeSecret() : undefined;
  await inTransaction(db, async (transaction) => {
    const { numAffectedRows } = await sql`
      update access.technical_user set locked = coalesce(${change.locked ?? null}, locked),
        permissions = coalesce(${change.permissions ?? null}, permissions),
        secret_hash = coalesce(${secret === undefined ? null : hashOf(secret)}, secret_hash)
      where name = ${name}`.execute(transaction);
    if (numAffectedRows !== 1n) throw technicalUserUnknown(`There is no technical user ${name}.`);
    await record(transaction, actor, "technicalUser.changed", name, { ...change });
  });
  return secret === undefined ? {} : { secret };
}

function record(transaction: Db, actor: Actor, action: string, objectId: string, detail: Record<string, unknown>) {
  return recordChange(transaction, { actor, action, objectType: "technicalUser", objectId, detail });
}

export async function readTechnicalUsers(db: Db) {
  const { rows } = await sql<TechnicalUser & { locked: boolean; createdAt: Date; lastUsedAt: Date | null }>`
    select name, permissions, locked, created_at as "createdAt", last_used_at as "lastUsedAt"
    from access.technical_user order by name limit 1000`.execute(db);
  return rows;
}
