import { actorOf, type HttpServer } from "@counterfoil/platform";
import { systemUnknown } from "../errors.ts";
import type { CommunicationRouteOptions } from "../routes.ts";
import { OutboundUserBody, SystemBody, SystemParams, SystemUserParams } from "../schemas.ts";

const tags = ["communication"];
const path = "/api/communication/systems";
const one = `${path}/:systemId`;

/** Systems, and as whom each side calls the other. */
export function registerSystemRoutes(server: HttpServer, options: CommunicationRouteOptions): void {
  const { communication, people, wake } = options;
  const [reads, manages] = [people.gate("communication.read"), people.gate("communication.manage")];
  const schema = { tags, params: SystemParams };
  server.get(path, { schema: { tags }, onRequest: reads }, async () => ({ items: await communication.listSystems() }));
  server.get(one, { schema, onRequest: reads }, async (request) => {
    const { systemId } = request.params;
    const system = (await communication.listSystems()).find((each) => each.systemId === systemId);
    if (!system) throw systemUnknown(`There is no system ${systemId}.`);
    return system;
  });
  server.put(one, { schema: { ...schema, body: SystemBody }, onRequest: manages }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await communication.saveSystem(request.params.systemId, request.body, actor);
    await wake(request.params.systemId);
    return reply.status(204).send();
  });
  server.delete(one, { schema, onRequest: manages }, async (request, reply) => {
    await communication.removeSystem(request.params.systemId, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
  registerUserRoutes(server, options);
}

function registerUserRoutes(server: HttpServer, { communication, people, wake }: CommunicationRouteOptions): void {
  const onRequest = people.gate("communication.manage");
  const schema = { tags, params: SystemUserParams };
  const outbound = `${one}/outbound-users/:userName`;
  server.put(outbound, { schema: { ...schema, body: OutboundUserBody }, onRequest }, async (request, reply) => {
    const actor = actorOf(await people.requirePerson(request));
    await communication.saveOutboundUser(request.params, request.body, actor);
    await wake(request.params.systemId);
    return reply.status(204).send();
  });
  server.delete(outbound, { schema, onRequest }, async (request, reply) => {
    await communication.removeOutboundUser(request.params, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
  const inbound = `${one}/inbound-users/:userName`;
  server.put(inbound, { schema, onRequest }, async (request, reply) => {
    await communication.addInboundUser(request.params, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
  server.delete(inbound, { schema, onRequest }, async (request, reply) => {
    await communication.removeInboundUser(request.params, actorOf(await people.requirePerson(request)));
    return reply.status(204).send();
  });
}
