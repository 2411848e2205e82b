import { randomBytes } from "node:crypto";
import { type Clock, notAllowed } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import { technicalSignInNeeded, technicalUserLocked } from "./errors.ts";
import { countFailure, findTechnicalUser, noteTechnicalUse, type TechnicalUserRow } from "./store.ts";
import type { TechnicalPermission } from "./technical-permissions.ts";
import { fingerprint, hashSecret, isSecret } from "./technical-secret.ts";

export type TechnicalUser = { userName: string };
export type TechnicalSignIn = ReturnType<typeof createTechnicalSignIn>;

const FAILURES_UNTIL_LOCK = 20;
const REMEMBER_MS = 60_000;
const REMEMBERED_AT_MOST = 1000;

/**
 * HTTP Basic for systems. scrypt takes some 50 ms, so a pair that was right is remembered for a minute; the row is still
 * read each time, so that a lock or a new secret works at once.
 */
export function createTechnicalSignIn(db: Db, clock: Clock) {
  const key = randomBytes(32);
  const verified = new Map<string, { until: number; hash: Buffer }>();
  const nobody = hashSecret(randomBytes(32).toString("hex"));

  async function isRight(row: TechnicalUserRow, given: Credentials): Promise<boolean> {
    const name = fingerprint(key, given.userName, given.secret);
    const known = verified.get(name);
    if (known && known.until > clock.now().getTime() && known.hash.equals(row.secret_hash)) return true;
    if (!(await isSecret(given.secret, { salt: row.salt, hash: row.secret_hash }))) return false;
    if (verified.size >= REMEMBERED_AT_MOST) verified.clear();
    verified.set(name, { until: clock.now().getTime() + REMEMBER_MS, hash: row.secret_hash });
    await noteTechnicalUse(db, row.user_name);
    return true;
  }

  async function find({ userName, secret }: Credentials): Promise<TechnicalUserRow | undefined> {
    const row = userName.includes("\0") ? undefined : await findTechnicalUser(db, userName);
    // As long as for a name that exists, so that names cannot be found out by the clock.
    if (!row) await isSecret(secret, await nobody);
    return row;
  }

  return {
    /** By HTTP Basic, on each request. */
    async require(request: FastifyRequest, permission?: TechnicalPermission): Promise<TechnicalUser> {
      const given = readBasic(request.headers.authorization);
      if (!given) throw technicalSignInNeeded("Send user name and secret by HTTP Basic.");
      const row = await find(given);
      if (!row) throw technicalSignInNeeded("User name or secret is wrong.");
      if (row.locked_at) throw technicalUserLocked("An administrator has to unlock it.");
      if (!(await isRight(row, given))) {
        await countFailure(db, row.user_name, FAILURES_UNTIL_LOCK);
        throw technicalSignInNeeded("User name or secret is wrong.");
      }
      if (permission !== undefined && !row.permissions.includes(permission))
        throw notAllowed(`This technical user lacks ${permission}.`);
      return { userName: row.user_name };
    },

    /** For a token. Wrong ones are not counted against the name, or anybody could lock it; a locked one is as if it were not there. */
    async verify(given: Credentials): Promise<{ userName: string; permissions: string[] } | undefined> {
      const row = await find(given);
      if (!row || !(await isRight(row, given)) || row.locked_at) return undefined;
      return { userName: row.user_name, permissions: row.permissions };
    },
  };
}

type Credentials = { userName: string; secret: string };

function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]{4,1000})$/i.exec(header ?? "")?.[1];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  // PostgreSQL's text has no place for U+0000, so no user has it.
  if (colon < 1 || text.includes("\0")) return undefined;
  return { userName: text.slice(0, colon), secret: text.slice(colon + 1) };
}
