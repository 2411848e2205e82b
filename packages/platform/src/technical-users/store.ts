import { sql } from "kysely";
import type { AnyKysely } from "../database.ts";
import type { TechnicalUserContext } from "./context.ts";

type Db = TechnicalUserContext["db"];

export type SecretRow = {
  user_name: string;
  permissions: string[];
  networks: string[];
  secret_hash: Buffer;
  salt: Buffer | null;
  previous_hash: Buffer | null;
  previous_until: Date | null;
  locked_at: Date | null;
  last_used_at: Date | null;
  failures: number;
};

export async function findTechnicalUser(db: Db, userName: string): Promise<SecretRow | undefined> {
  return db
    .selectFrom("access.technical_user")
    .select(["user_name", "permissions", "networks", "secret_hash", "salt", "previous_hash", "previous_until"])
    .select(["locked_at", "last_used_at", "failures"])
    .where("user_name", "=", userName)
    .executeTakeFirst();
}

export async function noteUse(db: Db, userName: string): Promise<void> {
  await db
    .updateTable("access.technical_user")
    .set({ last_used_at: sql`now()`, failures: 0 })
    .where("user_name", "=", userName)
    .execute();
}

/** A right secret that was kept as scrypt is kept as all others from now on. */
export async function keepAnew(db: Db, { user_name, secret_hash }: SecretRow, hash: Buffer): Promise<void> {
  await db
    .updateTable("access.technical_user")
    .set({ secret_hash: hash, salt: null })
    .where("user_name", "=", user_name)
    .where("secret_hash", "=", secret_hash)
    .execute();
}

/** For whoever looks at the user; it locks nobody out. */
export async function noteFailure(db: Db, userName: string, address: string): Promise<void> {
  await db
    .updateTable("access.technical_user")
    .set({ failures: sql`least(failures + 1, 1000000)`, last_failure_at: sql`now()`, last_failure_address: address })
    .where("user_name", "=", userName)
    .execute();
}

export async function readTechnicalUsers(db: Db) {
  return db
    .selectFrom("access.technical_user")
    .select(["user_name", "description", "permissions", "networks", "created_at", "created_by", "locked_at"])
    .select(["last_used_at", "failures", "last_failure_at", "last_failure_address", "secret_changed_at"])
    .select(sql<Date | null>`case when previous_until > now() then previous_until end`.as("previous_until"))
    .orderBy("user_name")
    .limit(1000)
    .execute();
}

/** After a lock, a new secret or a change of permissions nothing goes on with what was issued before. */
export async function revokeTokens(db: AnyKysely, userName: string): Promise<void> {
  await sql`delete from access.access_token where user_name = ${userName}`.execute(db);
}

export async function deleteExpiredTokens(db: AnyKysely): Promise<void> {
  await sql`delete from access.access_token where expires_at < now()`.execute(db);
}
