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
}
