import type { Actor } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import type { TechnicalPermission } from "./permissions.ts";
import {
  changeTechnicalUser,
  createTechnicalUser,
  readTechnicalUsers,
  requireTechnicalUser,
  type TechnicalUser,
  type TechnicalUserChange,
} from "./technical-users.ts";

export { roles } from "./permissions.ts";
export { registerAccessRoutes } from "./routes.ts";

/** Programs that call us; people are the platform's, with the roles of this module. */
export function createAccess(db: Db) {
  return {
    requireTechnicalUser: (request: FastifyRequest, permission: TechnicalPermission) =>
      requireTechnicalUser(db, request, permission),
    createTechnicalUser: (user: TechnicalUser, actor: Actor) => createTechnicalUser(db, user, actor),
    changeTechnicalUser: (name: string, change: TechnicalUserChange, actor: Actor) =>
      changeTechnicalUser(db, name, change, actor),
    readTechnicalUsers: () => readTechnicalUsers(db),
  };
}
export type Access = ReturnType<typeof createAccess>;
