import {
  type Clock,
  createPeople,
  createTechnicalUsers,
  deleteExpired,
  deriveKey,
  type Gate,
  notSignedIn,
  type SecretKey,
  type TaskList,
} from "@counterfoil/platform";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db, DbTransaction } from "../../database.ts";
import { makeBadge, takeBadgeBack } from "./badge.ts";
import { findSigner } from "./device-signature.ts";
import { type Permission, permissions, roles } from "./permissions.ts";
import { readNames, readRoles } from "./person-roles.ts";
import { readTillPeople, setPin } from "./pin.ts";
import { insertDeviceToken, revokeTokensOf } from "./store.ts";
import { scopes, type TechnicalPermission, technicalPermissions } from "./technical-permissions.ts";
import { createTillSignIn, hashDeviceToken, makeDeviceToken, type Till } from "./till.ts";

export type { Signer } from "./device-signature.ts";
export type { Permission } from "./permissions.ts";
export { registerAccessRoutes } from "./routes.ts";
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
    permissions,
    issuer: "Counterfoil",
    setupToken,
  });
  const requireTill = createTillSignIn(db, clock);
  const realm = "Counterfoil";
  const technicalUsers = createTechnicalUsers({ db, clock, permissions: technicalPermissions, scopes, realm });
  const requirePermission = (request: FastifyRequest, permission: Permission) =>
    people.requirePermission(request, permission);
  return {
    people,
    requirePermission,
    technicalUsers,
    requireTechnicalUser: (request: FastifyRequest, permission?: TechnicalPermission) =>
      technicalUsers.require(request, permission),
    requireTill,
    /** For a technical user's token; answers whose it is. */
    requireToken: (request: FastifyRequest, reply: FastifyReply, scope: TechnicalPermission) =>
      technicalUsers.requireToken(request, reply, scope),
    tokenGate: (scope: TechnicalPermission) => technicalUsers.tokenGate(scope),
    gate: (permission: Permission) => people.gate(permission),
    technicalUserGate: (permission: TechnicalPermission) => technicalUsers.gate(permission),
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
    findSigner: (...given: ParametersAfterDb<typeof findSigner>) => findSigner(db, ...given),
    revokeDevice: (transaction: DbTransaction, tillId: string) => revokeTokensOf(transaction, tillId),
    readTillPeople: () => readTillPeople(db),
    /** Unlocked people whose roles allow it, by name. */
    peopleWith: async (permission: Permission) =>
      (await people.list()).filter(
        (person) => !person.lockedAt && person.roles.some((role) => roles[role]?.includes(permission)),
      ),
    rolesOf: (personIds: readonly string[]) => readRoles(db, personIds),
    namesOf: (personIds: readonly string[]) => readNames(db, personIds),
    makeBadge: (...given: ParametersAfterDb<typeof makeBadge>) => makeBadge(db, ...given),
    takeBadgeBack: (...given: ParametersAfterDb<typeof takeBadgeBack>) => takeBadgeBack(db, ...given),
    setPin: (...given: ParametersAfterDb<typeof setPin>) => setPin(db, ...given),
    tasks: {
      "access:delete-expired": async () => {
        await deleteExpired(db);
        await technicalUsers.deleteExpiredTokens();
      },
    } satisfies TaskList,
    crontab: "23 * * * * access:delete-expired",
    listTechnicalUsers: () => technicalUsers.list(),
  };
}

type ParametersAfterDb<Work> = Work extends (db: Db, ...rest: infer Rest) => unknown ? Rest : never;

export type Access = ReturnType<typeof createAccess>;
