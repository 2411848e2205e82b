import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import type { TechnicalUserContext } from "./context.ts";
import { accessTokenInvalid, scopeMissing } from "./errors.ts";
import { hashSecret } from "./secret.ts";
import { requireNetwork, type ServiceNetworks } from "./service-networks.ts";

export const TOKEN_LIFETIME_S = 3600;
const REMEMBER_MS = 1000;
const REMEMBERED_AT_MOST = 10_000;

/** Whom a token stands for, what it was issued for, and from where it may be used. */
export type Bearer = { userName: string; scopes: readonly string[] };
type KnownBearer = Bearer & { networks: readonly string[]; expiresAt: Date };

/** OAuth2 tokens: opaque, kept as hash, good for an hour. Who one belongs to is remembered for a second, which is how long a revoked one may live on. */
export function createAccessTokens({ db, clock, realm }: TechnicalUserContext, networks: ServiceNetworks) {
  const known = new Map<string, { bearer: KnownBearer; until: number }>();

  async function readBearer(token: string): Promise<KnownBearer | undefined> {
    const remembered = known.get(token);
    const now = clock.now().getTime();
    if (remembered && remembered.until > now) return remembered.bearer;
    known.delete(token);
    const bearer = await findToken(db, hashSecret(token));
    if (!bearer || bearer.expiresAt.getTime() <= now) return undefined;
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(token, { bearer, until: Math.min(now + REMEMBER_MS, bearer.expiresAt.getTime()) });
    return bearer;
  }

  return {
    async issue(userName: string, scopes: readonly string[]): Promise<string> {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(clock.now().getTime() + TOKEN_LIFETIME_S * 1000);
      await sql`insert into access.access_token (token_hash, user_name, scopes, expires_at)
        values (${hashSecret(token)}, ${userName}, ${[...scopes]}, ${expiresAt})`.execute(db);
      return token;
    },

    async require(request: FastifyRequest, reply: FastifyReply, scope: string): Promise<Bearer> {
      await networks.require(request);
      const token = /^Bearer ([A-Za-z0-9_-]{43})$/i.exec(request.headers.authorization ?? "")?.[1];
      const bearer = token === undefined ? undefined : await readBearer(token);
      if (bearer === undefined) {
        reply.header("www-authenticate", `Bearer realm="${realm}"${token ? ', error="invalid_token"' : ""}`);
        throw accessTokenInvalid(
          token ? "The token is not known, or is over." : "Send a token of /oauth/token as Bearer.",
        );
      }
      requireNetwork(request.ip, bearer.networks);
      if (!bearer.scopes.includes(scope)) {
        reply.header("www-authenticate", `Bearer realm="${realm}", error="insufficient_scope", scope="${scope}"`);
        throw scopeMissing(`This needs a token for ${scope}.`);
      }
      return bearer;
    },
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;

async function findToken(db: TechnicalUserContext["db"], hash: Buffer): Promise<KnownBearer | undefined> {
  const { rows } = await sql<KnownBearer>`
    select user_name as "userName", scopes, expires_at as "expiresAt", networks
    from access.access_token join access.technical_user using (user_name)
    where token_hash = ${hash} and locked_at is null`.execute(db);
  return rows[0];
}
