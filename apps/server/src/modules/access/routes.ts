import {
  actorOf,
  type HttpServer,
  registerPeopleRoutes,
  registerTechnicalUserRoutes,
  type UsesOf,
} from "@counterfoil/platform";
import { Type } from "typebox";
import type { Access } from "./index.ts";

const PersonId = Type.Object({ personId: Type.String({ maxLength: 40 }) });
const PinBody = Type.Object({ pin: Type.String({ pattern: "^\\d{4,8}$", description: "Four to eight digits." }) });

export function registerAccessRoutes(server: HttpServer, access: Access, usesOf: UsesOf): void {
  const { people, technicalUsers } = access;
  registerPeopleRoutes(server, people);
  registerTechnicalUserRoutes(server, {
    people,
    technicalUsers,
    permission: "people.manage",
    usesOf,
    usual: ["masterData.send"],
  });
  technicalUsers.registerOAuthRoutes(server);
  const schema = { tags: ["access"], params: PersonId, body: PinBody };
  const onRequest = people.confirmedGate("people.manage");
  server.put("/api/access/people/:personId/pin", { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await access.setPin(request.params.personId, request.body.pin, actor);
    return reply.status(204).send();
  });
  const badge = { tags: ["access"], params: PersonId };
  const made = { ...badge, response: { 201: Type.Object({ code: Type.String() }) } };
  server.post("/api/access/people/:personId/badge", { schema: made, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    return reply.status(201).send(await access.makeBadge(request.params.personId, actor));
  });
  server.delete("/api/access/people/:personId/badge", { schema: badge, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await access.takeBadgeBack(request.params.personId, actor);
    return reply.status(204).send();
  });
}
