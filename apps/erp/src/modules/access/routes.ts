import { actorOf, type HttpServer, type People, registerPeopleRoutes } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "./index.ts";
import { technicalPermissions } from "./permissions.ts";

const Name = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{1,39}$" });
const Permissions = Type.Array(Type.Enum([...technicalPermissions]), { minItems: 1, maxItems: 10 });
const tags = ["access"];
const path = "/api/access/technical-users";

export function registerAccessRoutes(server: HttpServer, access: Access, people: People): void {
  registerPeopleRoutes(server, people);
  server.get(path, { schema: { tags } }, async (request) => {
    await people.requirePermission(request, "technicalUsers.manage");
    return { items: await access.readTechnicalUsers() };
  });
  const create = { tags, body: Type.Object({ name: Name, permissions: Permissions }) };
  server.post(path, { schema: create }, async (request, reply) => {
    const actor = actorOf(await people.requirePermission(request, "technicalUsers.manage"));
    return reply.status(201).send(await access.createTechnicalUser(request.body, actor));
  });
  const change = {
    tags,
    params: Type.Object({ name: Name }),
    body: Type.Object({
      locked: Type.Optional(Type.Boolean()),
      permissions: Type.Optional(Permissions),
      newSecret: Type.Optional(Type.Boolean({ description: "Answers a new secret; the old one stops working." })),
    }),
  };
  server.patch(`${path}/:name`, { schema: change }, async (request) => {
    const actor = actorOf(await people.requirePermission(request, "technicalUsers.manage"));
    return access.changeTechnicalUser(request.params.name, request.body, actor);
  });
}
