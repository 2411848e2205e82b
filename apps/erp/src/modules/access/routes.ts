import {
  type HttpServer,
  type People,
  registerPeopleRoutes,
  registerTechnicalUserRoutes,
  type UsesOf,
} from "@counterfoil/platform";
import type { Access } from "./index.ts";

export function registerAccessRoutes(
  server: HttpServer,
  { technicalUsers }: Access,
  people: People,
  usesOf: UsesOf,
): void {
  registerPeopleRoutes(server, people);
  const permission = "technicalUsers.manage";
  registerTechnicalUserRoutes(server, { people, technicalUsers, permission, usesOf, usual: [] });
}
