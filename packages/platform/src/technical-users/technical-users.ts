import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../clock.ts";
import type { AnyKysely } from "../database.ts";
import type { HttpServer } from "../http.ts";
import type { Actor } from "../people/audit.ts";
import { Problem } from "../problems.ts";
import { createAccessTokens } from "./access-token.ts";
import type { TechnicalUserContext } from "./context.ts";
import {
  changeTechnicalUser,
  createTechnicalUser,
  type Deletion,
  deleteTechnicalUser,
  listTechnicalUsers,
  type NewTechnicalUser,
  renewSecret,
  type TechnicalUserChange,
} from "./manage.ts";
import { registerOAuthRoutes } from "./oauth-routes.ts";
import { readServiceNetworks, saveServiceNetworks } from "./save-service-networks.ts";
import { createServiceNetworks } from "./service-networks.ts";
import { createTechnicalSignIn } from "./sign-in.ts";
import { deleteExpiredTokens } from "./store.ts";

export type TechnicalUserOptions = {
  /** The program's own database, with the tables of tables.ts. */
  db: AnyKysely;
  clock: Clock;
  permissions: readonly string[];
  scopes?: readonly string[];
  realm: string;
};

/** Programs that call us: by HTTP Basic, or by OAuth2 tokens for the permissions that are scopes. They cannot sign in to screens. */
export function createTechnicalUsers({ scopes = [], ...options }: TechnicalUserOptions) {
  const context: TechnicalUserContext = { ...options, scopes };
  const networks = createServiceNetworks(context);
  const signIn = createTechnicalSignIn(context, networks);
  const tokens = createAccessTokens(context, networks);
  return {
    permissions: context.permissions,
    require: signIn.require,
    gate: (permission: string) => async (request: FastifyRequest, reply: FastifyReply) => {
      await signIn.require(request, permission).catch((refusal) => {
        if (refusal instanceof Problem && refusal.facts.status === 401)
          reply.header("www-authenticate", `Basic realm="${context.realm}", charset="UTF-8"`);
        throw refusal;
      });
    },
    requireToken: tokens.require,
    tokenGate: (scope: string) => async (request: FastifyRequest, reply: FastifyReply) =>
      void (await tokens.require(request, reply, scope)),
    /** For pages of services that anybody may read who is in a network that may call. */
    networkGate: (request: FastifyRequest) => networks.require(request),
    registerOAuthRoutes: (server: HttpServer) => registerOAuthRoutes(server, { context, tokens, signIn }),
    create: (user: NewTechnicalUser, actor: Actor) => createTechnicalUser(context, user, actor),
    change: (userName: string, change: TechnicalUserChange, actor: Actor) =>
      changeTechnicalUser(context, userName, change, actor),
    delete: (deletion: Deletion, actor: Actor) => deleteTechnicalUser(context, deletion, actor),
    renewSecret: (renewal: { userName: string; overlapHours: number }, actor: Actor) =>
      renewSecret(context, renewal, actor),
    list: () => listTechnicalUsers(context),
    readServiceNetworks: () => readServiceNetworks(context),
    async saveServiceNetworks(list: readonly string[], actor: Actor): Promise<void> {
      await saveServiceNetworks(context, list, actor);
      networks.forget();
    },
    deleteExpiredTokens: () => deleteExpiredTokens(context.db),
  };
}

export type TechnicalUsers = ReturnType<typeof createTechnicalUsers>;
