import { sendCsv } from "../csv.ts";
import type { HttpServer } from "../http.ts";
import { actorOf } from "./audit.ts";
import type { People } from "./people.ts";
import {
  AuditQuerySchema,
  IdleMinutesBody,
  NewPersonBody,
  PersonChangeBody,
  PersonId,
  Role,
  RoleBody,
} from "./schemas.ts";

const tags = ["access"];
const path = "/api/access/people";

/** People and their roles, for whoever manages them, and the record of changes. */
export function registerStaffRoutes(server: HttpServer, people: People): void {
  registerPeople(server, people);
  registerSessionsOfPeople(server, people);
  registerRoles(server, people);
  const audit = { schema: { tags, querystring: AuditQuerySchema }, onRequest: people.gate("audit.read") };
  server.get("/api/access/audit", audit, async (request) => people.listAudit(request.query));
  server.get("/api/access/audit.csv", audit, async ({ query }, reply) =>
    sendCsv(reply, {
      name: "change-log",
      readPage: (position) => people.listAudit({ ...query, ...position }),
      columns: [
        ["at", ({ at }) => at],
        ["actorKind", ({ actor }) => actor.kind],
        ["actorId", ({ actor }) => actor.id],
        ["actor", ({ actor }) => actor.name],
        ["action", ({ action }) => action],
        ["objectType", ({ objectType }) => objectType],
        ["objectId", ({ objectId }) => objectId],
        ["objectName", ({ objectName }) => objectName],
        ["detail", ({ detail }) => JSON.stringify(detail)],
      ],
    }),
  );
}

function registerPeople(server: HttpServer, people: People): void {
  const onRequest = people.confirmedGate("people.manage");
  server.get(path, { schema: { tags }, onRequest: people.gate("people.manage") }, async () => ({
    items: await people.list(),
  }));
  server.post(path, { schema: { tags, body: NewPersonBody }, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    return reply.status(201).send(await people.create(request.body, actor));
  });
  const schema = { tags, params: PersonId, body: PersonChangeBody };
  server.patch(`${path}/:personId`, { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await people.change(request.params.personId, request.body, actor);
    return reply.status(204).send();
  });
}

function registerSessionsOfPeople(server: HttpServer, people: People): void {
  const schema = { tags, params: PersonId };
  server.get(`${path}/:personId/sessions`, { schema, onRequest: people.gate("people.manage") }, async (request) => {
    const { sessionId } = await people.requirePerson(request);
    return { items: await people.listSessions(request.params.personId, sessionId) };
  });
  const onRequest = people.confirmedGate("people.manage");
  server.delete(`${path}/:personId/sessions`, { schema, onRequest }, async (request, reply) => {
    await people.endSessions(request.params, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.delete(`${path}/:personId/second-factor`, { schema, onRequest }, async (request, reply) => {
    await people.resetSecondFactor(request.params.personId, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
}

function registerRoles(server: HttpServer, people: People): void {
  server.get("/api/access/roles", { schema: { tags }, onRequest: people.gate("people.manage") }, () =>
    people.listRoles(),
  );
  const idle = "/api/access/idle-minutes";
  server.get(idle, { schema: { tags }, onRequest: people.gate("people.manage") }, async () => ({
    minutes: await people.readIdleMinutes(),
  }));
  const schema = { tags, params: Role, body: RoleBody };
  const onRequest = people.confirmedGate("people.manage");
  server.put("/api/access/roles/:role", { schema, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await people.demandSecondFactor({ ...request.params, ...request.body }, actor);
    return reply.status(204).send();
  });
  server.put(idle, { schema: { tags, body: IdleMinutesBody }, onRequest }, async (request, reply) => {
    await people.saveIdleMinutes(request.body.minutes, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
}
