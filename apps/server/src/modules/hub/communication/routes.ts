import {
  ArrangementSchema,
  ArrangementsSchema,
  CheckAnswerSchema,
  CommunicationSystemSchema,
  CommunicationSystemsSchema,
  DestinationUseSchema,
  NewSystemSchema,
  SaveArrangementSchema,
  SaveDestinationSchema,
  SaveSystemSchema,
  SystemIdSchema,
} from "@counterfoil/contracts";
import { actorOf, type HttpServer } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Access } from "../../access/index.ts";
import { arrangementUnknown, systemUnknown } from "./errors.ts";
import type { Communication } from "./index.ts";

const tags = ["hub"];
const systemParams = Type.Object({ systemId: SystemIdSchema });
const destinationParams = Type.Object({ systemId: SystemIdSchema, use: DestinationUseSchema });
const arrangementParams = Type.Object({
  systemId: SystemIdSchema,
  scenario: Type.String({ pattern: "^[A-Z0-9_]{1,20}$" }),
});

export function registerCommunicationRoutes(server: HttpServer, communication: Communication, access: Access): void {
  registerSystems(server, communication, access);
  registerDestinations(server, communication, access);
  registerArrangements(server, communication, access);
}

function registerSystems(server: HttpServer, communication: Communication, access: Access): void {
  const path = "/api/hub/communication-systems";
  const [reading, writing] = [access.gate("hub.read"), access.gate("hub.configure")];
  const actor = async (request: FastifyRequest) => actorOf(await access.people.requirePerson(request));
  const listed = { tags, response: { 200: CommunicationSystemsSchema } };
  server.get(path, { schema: listed, onRequest: reading }, async () => ({ items: await communication.listSystems() }));
  const read = { tags, params: systemParams, response: { 200: CommunicationSystemSchema } };
  server.get(`${path}/:systemId`, { schema: read, onRequest: reading }, async (request) => {
    const [system] = await communication.listSystems(request.params.systemId);
    if (!system) throw systemUnknown(`There is no system ${request.params.systemId}.`);
    return system;
  });
  server.post(path, { schema: { tags, body: NewSystemSchema }, onRequest: writing }, async (request, reply) => {
    const { systemId, ...facts } = request.body;
    await communication.createSystem(systemId, facts, await actor(request));
    return reply.status(201).send({ systemId });
  });
  const put = { tags, params: systemParams, body: SaveSystemSchema };
  server.put(`${path}/:systemId`, { schema: put, onRequest: writing }, async (request, reply) => {
    await communication.changeSystem(request.params.systemId, request.body, await actor(request));
    return reply.status(204).send();
  });
  const remove = { schema: { tags, params: systemParams }, onRequest: writing };
  server.delete(`${path}/:systemId`, remove, async (request, reply) => {
    await communication.removeSystem(request.params.systemId, await actor(request));
    return reply.status(204).send();
  });
}

function registerDestinations(server: HttpServer, communication: Communication, access: Access): void {
  const path = "/api/hub/communication-systems/:systemId/destinations/:use";
  const onRequest = access.gate("hub.configure");
  const put = { tags, params: destinationParams, body: SaveDestinationSchema };
  server.put(path, { schema: put, onRequest }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await communication.saveDestination(request.params, request.body, actor);
    return reply.status(204).send();
  });
  server.delete(path, { schema: { tags, params: destinationParams }, onRequest }, async (request, reply) => {
    await communication.removeDestination(request.params, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
  const check = { tags, params: destinationParams, response: { 200: CheckAnswerSchema } };
  server.post(`${path}/check`, { schema: check, onRequest }, async (request) =>
    communication.checkDestination(request.params),
  );
}

function registerArrangements(server: HttpServer, communication: Communication, access: Access): void {
  const path = "/api/hub/communication-arrangements";
  const [reading, writing] = [access.gate("hub.read"), access.gate("hub.configure")];
  const listed = { tags, response: { 200: ArrangementsSchema } };
  server.get(path, { schema: listed, onRequest: reading }, async () => ({
    items: await communication.listArrangements(),
  }));
  const one = `${path}/:systemId/:scenario`;
  const read = { tags, params: arrangementParams, response: { 200: ArrangementSchema } };
  server.get(one, { schema: read, onRequest: reading }, async (request) => {
    const [arrangement] = await communication.listArrangements(request.params);
    if (arrangement) return arrangement;
    const { systemId, scenario } = request.params;
    throw arrangementUnknown(`There is no arrangement of ${scenario} with ${systemId}.`);
  });
  const put = { tags, params: arrangementParams, body: SaveArrangementSchema };
  server.put(one, { schema: put, onRequest: writing }, async (request, reply) => {
    const actor = actorOf(await access.people.requirePerson(request));
    await communication.saveArrangement(request.params, request.body, actor);
    return reply.status(204).send();
  });
  server.delete(one, { schema: { tags, params: arrangementParams }, onRequest: writing }, async (request, reply) => {
    await communication.removeArrangement(request.params, actorOf(await access.people.requirePerson(request)));
    return reply.status(204).send();
  });
}
