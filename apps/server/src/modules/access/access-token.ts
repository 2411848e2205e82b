import { createHash, randomBytes } from "node:crypto";
import { type Clock, problemOf } from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import type { TechnicalPermission } from "./technical-permissions.ts";
import { findToken, insertToken } from "./token-store.ts";

export const accessTokenInvalid = problemOf(401, "access-token-invalid", "Get a token first");
export const scopeMissing = problemOf(403, "scope-missing", "The token was not issued for this");

export const TOKEN_LIFETIME_S = 3600;
const REMEMBER_MS = 1000;
const REMEMBERED_AT_MOST = 10_000;

/** Whom a token stands for, and what it was issued for. */
export type Bearer = { userName: string; scopes: readonly string[] };

/** OAuth2 tokens: opaque, kept as hash, good for an hour. Who one belongs to is remembered for a second, which is how long a revoked one may live on. */
export function createAccessTokens(db: Db, clock: Clock) {
  const known = new Map<string, { bearer: Bearer; until: number }>();

  async function readBearer(token: string): Promise<Bearer | undefined> {
    const remembered = known.get(token);
    const now = clock.now().getTime();
    if (remembered && remembered.until > now) return remembered.bearer;
    known.delete(token);
    const row = await findToken(db, hash(token));
    if (!row || row.expiresAt.getTime() <= now) return undefined;
    const bearer = { userName: row.userName, scopes: row.scopes };
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(token, { bearer, until: Math.min(now + REMEMBER_MS, row.expiresAt.getTime()) });
    return bearer;
  }

  return {
    async issue(userName: string, scopes: readonly TechnicalPermission[]): Promise<string> {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(clock.now().getTime() + TOKEN_LIFETIME_S * 1000);
      await insertToken(db, { hash: hash(token), userName, scopes, expiresAt });
      return token;
    },

    async require(request: FastifyRequest, reply: FastifyReply, scope: TechnicalPermission): Promise<Bearer> {
      const token = /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(request.headers.authorization ?? "")?.[1];
      const bearer = token === undefined ? undefined : await readBearer(token);
      if (bearer === undefined) {
        reply.header("www-authenticate", `Bearer realm="Counterfoil"${token ? ', error="invalid_token"' : ""}`);
        throw accessTokenInvalid(
          token ? "The token is not known, or is over." : "Send a token of /oauth/token as Bearer.",
        );
      }
      if (!bearer.scopes.includes(scope)) {
        reply.header("www-authenticate", `Bearer realm="Counterfoil", error="insufficient_scope", scope="${scope}"`);
        throw scopeMissing(`This needs a token for ${scope}.`);
      }
      return bearer;
    },
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;

function hash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
