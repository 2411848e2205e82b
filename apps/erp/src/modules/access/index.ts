import { type Clock, createTechnicalUsers } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import { type TechnicalPermission, technicalPermissions } from "./permissions.ts";

export { permissions, roles, type TechnicalPermission } from "./permissions.ts";
export { registerAccessRoutes } from "./routes.ts";

/** Programs that call us; people are the platform's, with the roles of this module. */
export function createAccess({ db, clock }: { db: Db; clock: Clock }) {
  const technicalUsers = createTechnicalUsers({
    db,
    clock,
    permissions: technicalPermissions,
    realm: "Counterfoil ERP",
  });
  return {
    technicalUsers,
    requireTechnicalUser: (request: FastifyRequest, permission: TechnicalPermission) =>
      technicalUsers.require(request, permission),
    technicalUserGate: (permission: TechnicalPermission) => technicalUsers.gate(permission),
    createTechnicalUser: technicalUsers.create,
    listTechnicalUsers: technicalUsers.list,
  };
}
export type Access = ReturnType<typeof createAccess>;
