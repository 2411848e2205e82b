import { actorOf, type HttpServer, registerPeopleRoutes } from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "./index.ts";
import { technicalPermissions } from "./technical-permissions.ts";

const tags = ["access"];
const PersonId = Type.Object({ personId: Type.String({ maxLength: 40 }) });
const PinBody = Type.Object({ pin: Type.String({ pattern: "^\\d{4,8}$", description: "Four to eight digits." }) });
const UserName = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{1,39}$" });
const Permissions = Type.Array(Type.Enum([...technicalPermissions]), { maxItems: technicalPermissions.length });
const NewTechnicalUser = Type.Object({
  userName: UserName,
  description: Type.Optional(Type.String({ maxLength: 200 })),
  permissions: Type.Optional(Permissions),
});
const TechnicalUserName = Type.Object({ userName: UserName });
const AuditQuery = Type.Object({
  objectType: Type.Optional(Type.String({ maxLength: 40 })),
  objectId: Type.Optional(Type.String({ maxLength: 80 })),
  next: Type.Optional(Type.String({ pattern: "^\\d{1,15}$" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});

export function registerAccessRoutes(server: HttpServer, access: Access): void {
  registerPeopleRoutes(server, access.people);
  registerTechnicalUserRoutes(server, access);
  access.registerOAuthRoutes(server);
  const onRequest = access.gate("people.manage");
  const schema = { tags, params: PersonId, body: PinBody };
  server.put("/api/access/people/:personId/pin", { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.requirePermission(request, "people.manage"));
    await access.setPin(request.params.personId, request.body.pin, actor);
    return reply.status(204).send();
  });
  const auditSchema = { tags, querystring: AuditQuery };
  server.get("/api/access/audit", { schema: auditSchema, onRequest: access.gate("audit.read") }, async (request) =>
    access.listAudit(request.query),
  );
}

function registerTechnicalUserRoutes(server: HttpServer, access: Access): void {
  const path = "/api/access/technical-users";
  const onRequest = access.gate("people.manage");
  server.get(path, { schema: { tags }, onRequest }, async () => ({ items: await access.listTechnicalUsers() }));
  server.post(path, { schema: { tags, body: NewTechnicalUser }, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.requirePermission(request, "people.manage"));
    const { userName, description = "", permissions = ["masterData.send"] } = request.body;
    return reply.status(201).send(await access.createTechnicalUser({ userName, description, permissions }, actor));
  });
  server.post(
    `${path}/:userName/secret`,
    { schema: { tags, params: TechnicalUserName }, onRequest },
    async (request) => {
      const actor = actorOf(await access.requirePermission(request, "people.manage"));
      return access.renewSecret(request.params.userName, actor);
    },
  );
  const change = Type.Object({ locked: Type.Optional(Type.Boolean()), permissions: Type.Optional(Permissions) });
  const schema = { tags, params: TechnicalUserName, body: change };
  server.patch(`${path}/:userName`, { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.requirePermission(request, "people.manage"));
    const { locked, permissions } = request.body;
    if (locked !== undefined) await access.lockTechnicalUser(request.params.userName, locked, actor);
    if (permissions !== undefined) await access.allowTechnicalUser(request.params.userName, permissions, actor);
    return reply.status(204).send();
  });
}
