import {
  type Clock,
  createPeople,
  deleteExpired,
  deriveKey,
  type Gate,
  type HttpServer,
  notSignedIn,
  type SecretKey,
  type TaskList,
} from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db, DbTransaction } from "../../database.ts";
import { createAccessTokens } from "./access-token.ts";
import { listAudit } from "./list-audit.ts";
import {
  allowTechnicalUser,
  createTechnicalUser,
  listTechnicalUsers,
  lockTechnicalUser,
  renewSecret,
} from "./manage-technical-users.ts";
import { registerOAuthRoutes } from "./oauth-routes.ts";
import { type Permission, roles } from "./permissions.ts";
import { readRoles } from "./person-roles.ts";
import { readTillPeople, setPin } from "./pin.ts";
import { insertDeviceToken, revokeTokensOf } from "./store.ts";
import type { TechnicalPermission } from "./technical-permissions.ts";
import { createTechnicalSignIn } from "./technical-user.ts";
import { createTillSignIn, hashDeviceToken, makeDeviceToken, type Till } from "./till.ts";
import { deleteExpiredTokens } from "./token-store.ts";

export type { Permission } from "./permissions.ts";
export { registerAccessRoutes } from "./routes.ts";
export type { TechnicalUser } from "./technical-user.ts";
export type { Till } from "./till.ts";

export type AccessOptions = {
  db: Db;
  clock: Clock;
  secretKey: SecretKey;
  baseUrl: string;
  setupToken: string | undefined;
};

/**
 * Who may do what. Every route has a gate as its `onRequest`, which refuses before the body is read; a handler that needs to
 * know who called asks the `require…` function of the same kind.
 */
export function createAccess({ db, clock, secretKey, baseUrl, setupToken }: AccessOptions) {
  const people = createPeople({
    db,
    secret: deriveKey(secretKey, "server sessions").toString("base64"),
    baseUrl,
    // Cookies know no ports: instances side by side on one machine must not sign each other's people out.
    cookiePrefix: `counterfoil-${new URL(baseUrl).port || "server"}`,
    roles,
    setupToken,
  });
  const requireTill = createTillSignIn(db, clock);
  const technicalSignIn = createTechnicalSignIn(db, clock);
  const tokens = createAccessTokens(db, clock);
  const requirePermission = (request: FastifyRequest, permission: Permission) =>
    people.requirePermission(request, permission);
  return {
    people,
    requirePermission,
    requireTechnicalUser: technicalSignIn.require,
    requireTill,
    registerOAuthRoutes: (server: HttpServer) => registerOAuthRoutes(server, { db, tokens, signIn: technicalSignIn }),
    /** For a technical user's token; answers whose it is. */
    requireToken: tokens.require,
    tokenGate: (scope: TechnicalPermission) => async (request: FastifyRequest, reply: FastifyReply) =>
      void (await tokens.require(request, reply, scope)),
    gate: (permission: Permission) => people.gate(permission),
    technicalUserGate:
      (permission: TechnicalPermission): Gate =>
      async (request) =>
        void (await technicalSignIn.require(request, permission)),
    tillGate: (async (request) => void (await requireTill(request))) satisfies Gate,
    /** For what both screens and tills read: a till by its token, a person by the permission. */
    tillOrPermissionGate:
      (permission: Permission): Gate =>
      async (request) => {
        const { authorization, cookie } = request.headers;
        if (authorization?.startsWith("Bearer ")) await requireTill(request);
        else if (cookie) await requirePermission(request, permission);
        else throw notSignedIn("Send a device token, or sign in.");
      },
    /** A new token for a till; the ones it had before stop working. Answers the token, which is kept nowhere. */
    issueDeviceToken: async (transaction: DbTransaction, till: Till, deviceName: string): Promise<string> => {
      const token = makeDeviceToken();
      await revokeTokensOf(transaction, till.tillId);
      await insertDeviceToken(transaction, { tokenHash: hashDeviceToken(token), till, deviceName });
      return token;
    },
    revokeDevice: (transaction: DbTransaction, tillId: string) => revokeTokensOf(transaction, tillId),
    readTillPeople: () => readTillPeople(db),
    rolesOf: (personIds: readonly string[]) => readRoles(db, personIds),
    setPin: (...given: ParametersAfterDb<typeof setPin>) => setPin(db, ...given),
    tasks: {
      "access:delete-expired": async () => {
        await deleteExpired(db);
        await deleteExpiredTokens(db);
      },
    } satisfies TaskList,
    crontab: "23 * * * * access:delete-expired",
    listAudit: (query: Parameters<typeof listAudit>[1]) => listAudit(db, query),
    createTechnicalUser: (...given: ParametersAfterDb<typeof createTechnicalUser>) => createTechnicalUser(db, ...given),
    lockTechnicalUser: (...given: ParametersAfterDb<typeof lockTechnicalUser>) => lockTechnicalUser(db, ...given),
    allowTechnicalUser: (...given: ParametersAfterDb<typeof allowTechnicalUser>) => allowTechnicalUser(db, ...given),
    renewSecret: (...given: ParametersAfterDb<typeof renewSecret>) => renewSecret(db, ...given),
    listTechnicalUsers: () => listTechnicalUsers(db),
  };
}

type ParametersAfterDb<Work> = Work extends (db: Db, ...rest: infer Rest) => unknown ? Rest : never;

export type Access = ReturnType<typeof createAccess>;
