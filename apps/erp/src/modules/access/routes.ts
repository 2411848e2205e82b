import { type HttpServer, type People, registerPeopleRoutes, registerTechnicalUserRoutes } from "@counterfoil/platform";
import type { Access } from "./index.ts";

export function registerAccessRoutes(server: HttpServer, { technicalUsers }: Access, people: People): void {
  registerPeopleRoutes(server, people);
  const permission = "technicalUsers.manage";
  registerTechnicalUserRoutes(server, { people, technicalUsers, permission, usual: [] });
}
